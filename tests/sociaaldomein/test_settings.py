import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
GOOD = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "tests-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "ALLOWED_HOSTS": "doelen.example.nl",
    "EMAIL_URL": "submission://mail.example.nl:587",
}
DATABASE_SENTENCE = "Zet DATABASE_URL op een PostgreSQL-database"


def run(code: str, **variables: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), **GOOD, **variables}
    code = f"from sociaaldomein import settings\n{code}"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Zet SECRET_KEY op een geheime, willekeurige tekst"),
        ({"SECRET_KEY": "kort"}, "Zet SECRET_KEY op een geheime, willekeurige tekst"),
        ({"SECRET_KEY": "a" * 60}, "Zet SECRET_KEY op een geheime, willekeurige tekst"),
        ({"ALLOWED_HOSTS": " , "}, "Zet ALLOWED_HOSTS op de naam van de website"),
        ({"ALLOWED_HOSTS": "https://doelen.example.nl"}, "Zet ALLOWED_HOSTS op de naam van de website"),
        ({"CSRF_TRUSTED_ORIGINS": "doelen.example.nl"}, "Zet in CSRF_TRUSTED_ORIGINS elk adres met https://"),
        ({"DATABASE_URL": "mysql://u:p@h/d"}, DATABASE_SENTENCE),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, DATABASE_SENTENCE),
        ({"DATABASE_URL": "onzin"}, DATABASE_SENTENCE),
        ({"DATABASE_URL": "postgresql://u:p@h:poort/d"}, DATABASE_SENTENCE),
        ({"DATABASE_URL": "postgresql://u:p@h"}, DATABASE_SENTENCE),
        ({"EMAIL_URL": ""}, "Zet EMAIL_URL op uw mailserver"),
        ({"EMAIL_URL": "mail.example.nl"}, "Zet EMAIL_URL op uw mailserver"),
        ({"EMAIL_URL": "smtp://mail.example.nl:poort"}, "Zet EMAIL_URL op uw mailserver"),
        ({"EMAIL_URL": "smtps://mail.example.nl:465"}, "Zet EMAIL_URL op uw mailserver"),
        ({"DEMO": "true", "ALLOWED_HOSTS": "doelen.example.nl"}, "Zet DEMO op false"),
        ({"DEBUG": "misschien"}, "Zet DEBUG op true of false"),
        ({"HTTPS": "ja"}, "Zet HTTPS op true of false"),
        ({"TRUSTED_PROXIES": "-1"}, "Zet TRUSTED_PROXIES op een geheel getal"),
        ({"API_CALLS_PER_MINUTE": "0"}, "Zet API_CALLS_PER_MINUTE op 1 of meer"),
    ],
)
def test_start_with_a_wrong_setting_stops_with_one_sentence(variables: dict, sentence: str) -> None:
    result = run("", **variables)

    assert result.returncode == 1
    assert result.stderr.startswith(f"Sociaal Domein start niet. {sentence}")
    assert len(result.stderr.splitlines()) == 1


def test_settings_not_set_are_secure() -> None:
    code = """
print(settings.DEBUG, settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE,
      settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0)
print([d for d, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
       if not set(sources) <= {"'self'", "'none'"}])
print(settings.DATABASES["default"]["ENGINE"])
"""
    assert run(code).stdout.splitlines() == [
        "False True True True True",
        "[]",
        "sociaaldomein.embedded_postgres",
    ]


def test_database_url_wins_over_the_embedded_server() -> None:
    code = "d = settings.DATABASES['default']; print(d['ENGINE'], d['HOST'], d['NAME'])"

    result = run(code, DATABASE_URL="postgresql://u:p@db.example.nl/doelen")

    assert result.stdout == "django.db.backends.postgresql db.example.nl doelen\n"


def test_settings_come_from_a_file_unless_the_environment_has_them(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text("EMAIL_FROM=bestand@example.nl\nALLOWED_HOSTS=bestand.example.nl\n")
    code = "print(settings.DEFAULT_FROM_EMAIL, settings.ALLOWED_HOSTS)"

    result = run(code, ENV_FILE=str(file))

    assert result.stdout == "bestand@example.nl ['doelen.example.nl']\n"
