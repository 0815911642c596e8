"""Django's settings. What an office decides comes from the environment; everything else is decided here.

`DATABASE_URL`, `ONIR_HOSTS` (names it is asked for by), `ONIR_HTTPS` (behind a proxy with TLS), `ONIR_PUBLIC` (anyone
may read), `ONIR_FETCH` (`no`: no page is opened by its address), `ONIR_OIDC_NAME`, `ONIR_OIDC_ISSUER`,
`ONIR_OIDC_CLIENT` and `ONIR_OIDC_SECRET` (sign-in by the directory of the office), `ONIR_LIMIT_READS` and
`ONIR_LIMIT_CHECKS` (how often a minute a token, or a visitor's address, may ask), `ONIR_BOUNDARIES` and
`ONIR_BOUNDARIES_CODE` (a file of borders for maps, and which property of it holds the codes), `ONIR_SMTP_URL` and
`ONIR_MAIL_FROM` (letters), `ONIR_ADDRESS` (where letters say the desk is), `ONIR_BACKUPS` (the folder of nightly
backups).
English is the language of the code, hence its own catalogue and what Django falls back to.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from onir.desk.database.address import database_of
from onir.desk.letters.server import server_of
from onir.desk.place import secret
from onir.language.messages import LANGUAGES as SPOKEN
from onir.language.messages import LOCALE


def _set(name: str) -> bool:
    return os.environ.get(name, "") not in ("", "0", "no")


ISSUER = os.environ.get("ONIR_OIDC_ISSUER", "")
HTTPS = _set("ONIR_HTTPS")
PUBLIC = _set("ONIR_PUBLIC")
FETCH = os.environ.get("ONIR_FETCH", "yes") not in ("", "0", "no")
HOSTS = os.environ.get("ONIR_HOSTS", "").split()
BOUNDARIES = os.environ.get("ONIR_BOUNDARIES", "")
BOUNDARIES_CODE = os.environ.get("ONIR_BOUNDARIES_CODE", "")
LIMIT_READS = int(os.environ.get("ONIR_LIMIT_READS", "120"))
LIMIT_CHECKS = int(os.environ.get("ONIR_LIMIT_CHECKS", "20"))
MOST_LETTERS = 200_000  # of a text: what is read and judged within seconds

DEBUG = False
SECRET_KEY = secret()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS]
ROOT_URLCONF = "onir.desk.urls"
WSGI_APPLICATION = "onir.desk.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "onir.desk",
    "onir.desk.accounts",
    "onir.desk.sharing",
    "onir.desk.background",
    "onir.desk.backups",
    "onir.desk.letters",
    "onir.desk.watching",
    "onir.desk.pipeline",
    "onir.desk.headquarters",
    "onir.desk.agreements",
    "onir.desk.indicators",
    "onir.desk.reconciling",
    "onir.desk.printing",
    "onir.desk.personal",
    "onir.desk.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "onir.desk.api.border.Border",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "onir.desk.accounts.told.Told",
    "onir.desk.door.Door",
    "onir.desk.failures.Spoken",
    "axes.middleware.AxesMiddleware",
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
                "onir.desk.pages.around",
            ],
            "builtins": ["onir.desk.templatetags.speech", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# -- the database ---------------------------------------------------------------------------------------------------

DATABASES = {"default": database_of(os.environ.get("DATABASE_URL") or "postgresql:///onir")}
if owner := os.environ.get("ONIR_DATABASE_OWNER_URL"):
    DATABASES["owner"] = database_of(owner)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
CACHES = {"default": {"BACKEND": "onir.desk.shared_cache.SharedCache"}}

# -- languages ------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [(code, code) for code in SPOKEN]
LOCALE_PATHS = [LOCALE]
LANGUAGE_COOKIE_NAME = "onir_language"
TIME_ZONE = "Asia/Almaty"
USE_TZ = True

# -- letters --------------------------------------------------------------------------------------------------------

SMTP = os.environ.get("ONIR_SMTP_URL", "")
MAIL = bool(SMTP)
ADDRESS = os.environ.get("ONIR_ADDRESS") or f"http{'s' if HTTPS else ''}://{HOSTS[0] if HOSTS else 'localhost:8000'}"
globals().update(server_of(SMTP, os.environ.get("ONIR_MAIL_FROM", "")))

# -- people ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "onir.desk.accounts.passwords.LongEnough", "OPTIONS": {"letters": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "standing"
ACCOUNT_ADAPTER = "onir.desk.accounts.adapters.Closed"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "standing"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/5m/key",  # of a name from all addresses together, and of codes, which axes does not count
    "login": "120/m/ip",  # at nine o'clock a whole office comes from one address
    "reset_password": "10/h/ip,2/h/key",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to who has no account here
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Öñir"
SOCIALACCOUNT_ADAPTER = "onir.desk.accounts.adapters.OfDirectory"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "office",
                "name": os.environ.get("ONIR_OIDC_NAME", ISSUER),
                "client_id": os.environ.get("ONIR_OIDC_CLIENT", ""),
                "secret": os.environ.get("ONIR_OIDC_SECRET", ""),
                "settings": {"server_url": ISSUER},
            }
        ],
    }

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "onir.desk.accounts.adapters.where_from"
AXES_USERNAME_CALLABLE = "onir.desk.accounts.adapters.who"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "onir.desk.failures.locked_out"
AXES_VERBOSE = False

# -- the web --------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000  # the longest text, in letters of two bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "onir.desk.uploads.Counted",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CSRF_FAILURE_VIEW = "onir.desk.failures.forged"
CSRF_COOKIE_NAME = "onir_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "onir_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked on the machine itself, past the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *(["{0.scheme}://{0.netloc}".format(urlsplit(ISSUER))] if ISSUER else [])],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
