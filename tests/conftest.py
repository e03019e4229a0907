"""What every test shares.

Belongs here: the environment of a test run. The database is a real PostgreSQL: that of
DATABASE_URL or else the embedded server, which starts with the first test that needs it.
"""

import os

import django
import hypothesis
import pytest
from django.apps import apps

# With DEBUG, static files are served from where they lie; pytest itself switches error pages off.
os.environ |= {
    "ENV_FILE": os.devnull,
    "DJANGO_SETTINGS_MODULE": "sociaaldomein.settings",
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "EMAIL_URL": "console://",
    "HTTPS": "false",
    "DEBUG": "true",
    "PGOPTIONS": "-c synchronous_commit=off",  # the database does not outlive the run
}
django.setup()

# Tests in a browser start from empty tables; the triggers of frozen versions would refuse that.
EMPTIED = [
    trigger.get_pgid(model)
    for model in apps.get_models()
    for trigger in getattr(model._meta, "triggers", ())
    if trigger.name == "no_truncate"
]
os.environ["PGOPTIONS"] += f" -c pgtrigger.ignore={{{','.join(EMPTIED)}}}"

# A slow example is no wrong answer: a busy machine would fail tests that are right.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: they take long, and Playwright occupies the event loop."""
    items.sort(key=lambda item: "e2e" in item.path.parts)
