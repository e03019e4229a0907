"""Every setting, from the environment; what is not set is as safe as it can be.

Belongs here: all configuration. Not here: behaviour. A wrong or missing variable stops the start
with one Dutch sentence that says what to set; `docs/beheer.md` lists the variables.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pghistory
from csp.constants import NONE, SELF
from django.conf import locale
from environs import Env, EnvError

from sociaaldomein.api_names import ENUMS

BASE_DIR = Path(__file__).resolve().parent.parent
MAIL_BACKENDS = (
    "django.core.mail.backends.smtp.EmailBackend",
    "django.core.mail.backends.console.EmailBackend",
)
env = Env()
# Variables of the process win over those in the file, which `make demo` writes.
env.read_env(env.str("ENV_FILE", str(BASE_DIR / ".env")), recurse=False)


def stop(sentence: str) -> SystemExit:
    """Return what ends the program with `sentence` on the error output and nothing else."""
    return SystemExit(f"Sociaal Domein start niet. {sentence}")


def flag(name: str, *, default: bool) -> bool:
    """Return a yes-or-no variable."""
    try:
        return env.bool(name, default)
    except EnvError:
        raise stop(f"Zet {name} op true of false.") from None


def number(name: str, *, default: int) -> int:
    """Return a variable that is a whole number, zero or more."""
    value = env.str(name, str(default))
    if not value.isdecimal():
        raise stop(f"Zet {name} op een geheel getal, bijvoorbeeld {default}.")
    return int(value)


def words(name: str) -> list[str]:
    """Return a variable that is a list with commas between the words."""
    return [word.strip() for word in env.str(name, "").split(",") if word.strip()]


def secret_key() -> str:
    """Return the key that signs sessions and links."""
    key = env.str("SECRET_KEY", "")
    if len(key) < 50 or len(set(key)) < 5:
        raise stop(
            "Zet SECRET_KEY op een geheime, willekeurige tekst van minstens 50 tekens. "
            'Maak er een met: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return key


def allowed_hosts() -> list[str]:
    """Return the host names this site answers to."""
    hosts = words("ALLOWED_HOSTS")
    if not hosts or any("/" in host for host in hosts):
        raise stop("Zet ALLOWED_HOSTS op de naam van de website, bijvoorbeeld doelen.gemeente.nl.")
    return hosts


def trusted_origins() -> list[str]:
    """Return the addresses, other than our own, from which forms may be sent."""
    origins = words("CSRF_TRUSTED_ORIGINS")
    if any(urlsplit(origin).scheme not in ("http", "https") for origin in origins):
        raise stop("Zet in CSRF_TRUSTED_ORIGINS elk adres met https:// ervoor.")
    return origins


def database() -> dict:
    """Return the connection to PostgreSQL: of DATABASE_URL, or else the embedded server."""
    url = env.str("DATABASE_URL", "")
    common = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if not url:
        engine = "sociaaldomein.embedded_postgres"
        return common | {"ENGINE": engine, "NAME": "postgres", "USER": "postgres"}
    try:
        config = env.dj_db_url("DATABASE_URL")
    except (EnvError, ValueError):
        config = {}
    if config.get("ENGINE") != "django.db.backends.postgresql" or not config.get("NAME"):
        raise stop(
            "Zet DATABASE_URL op een PostgreSQL-database (postgresql://naam:wachtwoord@server/database) "
            "of laat hem weg; dan start de meegeleverde PostgreSQL."
        )
    return config | common


def email() -> dict:
    """Return how mail is sent: through a mail server, or to the screen in a demonstration."""
    try:
        is_misread = env.str("EMAIL_URL", "").startswith("smtps:")  # it would mean STARTTLS
        config = {} if is_misread else env.dj_email_url("EMAIL_URL", "unset://")
    except EnvError:
        config = {}
    if config.get("EMAIL_BACKEND") not in MAIL_BACKENDS:
        raise stop(
            "Zet EMAIL_URL op uw mailserver, bijvoorbeeld submission://naam:wachtwoord@mail.gemeente.nl:587, "
            "of op console:// om e-mail op het scherm te zien."
        )
    return config


# --- what runs -----------------------------------------------------------------------------------

DEBUG = flag("DEBUG", default=False)
DEMO = flag("DEMO", default=False)  # shows the logins of the example on the login page
SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()
if DEMO and not set(ALLOWED_HOSTS) <= {"localhost", "127.0.0.1"}:
    raise stop("Zet DEMO op false: een demonstratie laat wachtwoorden zien, en mag alleen op localhost.")
CSRF_TRUSTED_ORIGINS = trusted_origins()
ROOT_URLCONF = "sociaaldomein.urls"
WSGI_APPLICATION = "sociaaldomein.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "history",
    "organisations",
    "indicators",
    "goals",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "mptt",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "sociaaldomein.headers.api_headers",
    "sociaaldomein.api_refusals.api_refusals",
    "sociaaldomein.headers.api_etags",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "sociaaldomein.headers.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sociaaldomein.refused_method.refused_method",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "organisations.context.current",
                "sociaaldomein.demo.logins",
            ],
        },
    }
]

# Forms use our templates (templates/django/forms/), so that every control has the same look.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- data ----------------------------------------------------------------------------------------

DATABASES = {"default": database()}
# In the database, so that the login limits hold for all workers together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Counts calls of the API without key, for each process by itself: they must cost no query.
    "strangers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "strangers",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes; a larger file goes to disk

# --- language ------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
LOCALE_PATHS = [*locale.__path__]  # Django's own words, also where a package has other ones

# --- files of pages ------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "sociaaldomein.npm.NpmFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "sociaaldomein.storage.HashedStaticFiles"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# --- history ---------------------------------------------------------------------------------------

PGHISTORY_DEFAULT_TRACKERS = [
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
]

# --- people --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organisations:start"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "organisations.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "organisations.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to this address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True  # no choice to make: a session lasts SESSION_COOKIE_AGE
ACCOUNT_EMAIL_NOTIFICATIONS = True  # mail after a change of password
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sociaal Domein: "
# On top of what allauth limits by itself: login, password reset and more.
ACCOUNT_RATE_LIMITS = {"invite": "60/h/user", "accept_invitation": "20/m/ip"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", default=0)
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "organisations.passwords.UserAttributeSimilarityValidator"},
    {
        "NAME": "organisations.passwords.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# --- security ------------------------------------------------------------------------------------

HTTPS = flag("HTTPS", default=True)
if not HTTPS:
    ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# For links in e-mail that a command sends; other links follow the address of the request.
SITE_URL = env.str("SITE_URL", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: one working day
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- API -----------------------------------------------------------------------------------------

API_VERSION = "1.0.0"
API_CALLS_PER_MINUTE = number("API_CALLS_PER_MINUTE", default=600)  # of one key
if not API_CALLS_PER_MINUTE:
    raise stop("Zet API_CALLS_PER_MINUTE op 1 of meer: hoe vaak een sleutel per minuut mag aanroepen.")
API_CONTACT = {
    "name": env.str("API_CONTACT_NAME", "Beheer Sociaal Domein"),
    "email": env.str("API_CONTACT_EMAIL", "beheer@example.nl"),
    "url": env.str("API_CONTACT_URL", SITE_URL),
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "goals.api.authentication.ReachingKeyAuthentication",
        "organisations.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["organisations.api.permissions.Known"],
    "DEFAULT_THROTTLE_CLASSES": ["organisations.api.throttling.StrangerThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["organisations.api.renderers.JsonRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "organisations.api.negotiation.Negotiation",
    "DEFAULT_PARSER_CLASSES": ["organisations.api.parsers.BoundedJsonParser"],
    "DEFAULT_PAGINATION_CLASS": "organisations.api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "organisations.api.schema.Description",
    "EXCEPTION_HANDLER": "organisations.api.problems.answer",
    "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Doelenbomen",
    "DESCRIPTION": (BASE_DIR / "docs" / "api" / "beschrijving.md").read_text(),
    "VERSION": API_VERSION,
    "CONTACT": API_CONTACT,
    "LICENSE": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    "SERVERS": [{"url": f"{env.str('SITE_URL', '')}/api/v1"}],  # else that of the document itself
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_SUFFIX": "Keuze",
    "ENUM_NAME_OVERRIDES": ENUMS,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "organisations.api.schema_hooks.complete",
        "sociaaldomein.api_names.name_all",
    ],
}

# --- other sites ------------------------------------------------------------------------------------

CBS_URL = env.str("CBS_URL", "https://datasets.cbs.nl/odata/v1/CBS")

# --- mail and log --------------------------------------------------------------------------------

_mail = email()
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "Sociaal Domein <noreply@localhost>")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
        "httpx": {"level": "WARNING"},  # it would log every question to CBS
    },
}
