"""Django's settings; what an operator may change comes from `environment`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from sauro.config import environment
from sauro.config.mail import WAIT_SECONDS, mail_server

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parents[1]
DATA = environment.data_folder()
EVIDENCE_ROOT = DATA / "evidence"
ANCHORS = DATA / "anchors.jsonl"

SECRET_KEY = environment.key(DATA, "secret_key")
AUDIT_KEY = environment.key(DATA, "audit_key")
DEMONSTRATION = (DATA / "demonstration").exists()
TODAY = environment.pinned_today() or (environment.DEMONSTRATION_TODAY if DEMONSTRATION else None)

DEBUG = False
ALLOWED_HOSTS = environment.hosts()
ROOT_URLCONF = "sauro.config.urls"
WSGI_APPLICATION = "sauro.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.User"

INSTALLED_APPS = [
    "sauro.web",
    "sauro.casework.audit",
    "sauro.casework.people",
    "sauro.casework.access",
    "sauro.casework.cycles",
    "sauro.casework.work",
    "sauro.casework.dossiers",
    "sauro.casework.decisions",
    "django_include_bootstrap",
    "django_htmx",
    "heroicons",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sauro.web.permits.PermitMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sauro.web.shell.shell",
            ],
            "builtins": ["sauro.web.templatetags.page", "heroicons.templatetags.heroicons"],
        },
    }
]

FORM_RENDERER = "sauro.web.forms.Renderer"

DATABASES = {"default": dj_database_url.parse(environment.database_url(DATA), conn_max_age=None)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["ENGINE"] = "sauro.config.postgresql"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["sauro.config.formats"]
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("fonts", str(files("fontpkg_be_vietnam_pro") / "files"))]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "sauro.web.signin.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "sauro.web.signin.passwords.NotCommon"},
    {"NAME": "sauro.web.signin.passwords.UnlikeTheName"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sauro.web.problems.forged"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if environment.flag("SAURO_HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

MAIL = mail_server()
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.tls
EMAIL_USE_SSL = MAIL.ssl
EMAIL_TIMEOUT = WAIT_SECONDS
DEFAULT_FROM_EMAIL = MAIL.sender

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
