"""The settings of the portal, all of them from environment variables; `.env.example` lists and explains each one."""

from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(str(BASE_DIR / ".env"))

PRODUCTION = env.str("LSIP_ENVIRONMENT", default="development") == "production"
DEMONSTRATION = env.bool("LSIP_DEMONSTRATION", default=not PRODUCTION)
VAR_DIR = Path(env.str("LSIP_VAR_DIR", default=str(BASE_DIR / "var")))
SERVICE_URL = env.str("LSIP_SERVICE_URL", default="http://127.0.0.1:8000").rstrip("/")
SERVICE_NAME = "Local skills improvement plans"

DEBUG = env.bool("LSIP_DEBUG", default=False)
SECRET_KEY = env.str("LSIP_SECRET_KEY", default="" if PRODUCTION else "development-only-" + "x" * 40)
SECRET_KEY_FALLBACKS = env.list("LSIP_OLD_SECRET_KEYS", default=[])
ALLOWED_HOSTS = env.list("LSIP_ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("LSIP_TRUSTED_ORIGINS", default=[])

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
}
CACHE_URL = env.str("LSIP_CACHE_URL", default="")
NOTIFY_KEY = env.str("LSIP_NOTIFY_KEY", default="")
NOTIFY_TEMPLATE = env.str("LSIP_NOTIFY_TEMPLATE", default="")
SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if SQLITE:
    # Immediate transactions: two writers that both began by reading would otherwise fail instead of waiting.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True


def refuse_unsafe_production() -> None:
    """Stop the start of a production process that lacks a secret key, allowed hosts or a real database."""
    wanting = [
        (len(SECRET_KEY) < 50, "Set LSIP_SECRET_KEY to at least 50 random characters."),
        (not ALLOWED_HOSTS, "Set LSIP_ALLOWED_HOSTS to the host names of the service."),
        (SQLITE, "Set DATABASE_URL to a PostgreSQL database."),
        (not CACHE_URL, "Set LSIP_CACHE_URL to a Redis server: all processes count attempts to sign in there."),
        (DEBUG, "Unset LSIP_DEBUG."),
        (bool(NOTIFY_KEY) != bool(NOTIFY_TEMPLATE), "Set both LSIP_NOTIFY_KEY and LSIP_NOTIFY_TEMPLATE, or neither."),
        (DEMONSTRATION, "Unset LSIP_DEMONSTRATION: demonstration accounts must not exist in production."),
    ]
    if reasons := [sentence for wrong, sentence in wanting if wrong]:
        raise ImproperlyConfigured("The portal does not start in production. " + " ".join(reasons))


if PRODUCTION:
    refuse_unsafe_production()

INSTALLED_APPS = [
    "lsip_portal",
    "approvals",
    "plans",
    "engagement",
    "designations",
    "accounts",
    "reference",
    "lifecycle",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "guardian",
    "simple_history",
    "rest_framework",
    "drf_spectacular",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lsip_portal.middleware.SessionLimitMiddleware",
    "lsip_portal.middleware.DenyByDefaultMiddleware",
    "lsip_portal.middleware.SecondFactorMiddleware",
    "lsip_portal.middleware.PrivatePagesAreNotStoredMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "lsip_portal.urls"
WSGI_APPLICATION = "lsip_portal.wsgi.application"
LSIP_WIRING = "lsip_portal.wiring"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "lsip_portal.kit.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "lsip_portal.context.portal",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "accounts.adapter.PortalAccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "public_home"
ACCOUNT_SESSION_REMEMBER = False
# Nobody is told whether an address is known: it would tell strangers who works here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Every change of how somebody signs in is told to them by email.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "lsip_portal.account_forms.SignInForm",
    "confirm_login_code": "lsip_portal.account_forms.CodeForm",
    "reauthenticate": "lsip_portal.account_forms.ConfirmPasswordForm",
    "reset_password": "lsip_portal.account_forms.AskForPasswordForm",
    "reset_password_from_key": "lsip_portal.account_forms.NewPasswordForm",
    "set_password": "lsip_portal.account_forms.FirstPasswordForm",
    "change_password": "lsip_portal.account_forms.OtherPasswordForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "request_login_code": "20/m/ip,5/5m/key"}
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Addresses of people are read behind this many proxies; wrong, and all people share one limit of attempts.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("LSIP_TRUSTED_PROXIES", default=0)
MFA_ADAPTER = "accounts.adapter.PortalMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_FORMS = {
    "authenticate": "lsip_portal.factor_forms.SecondStepForm",
    "reauthenticate": "lsip_portal.factor_forms.ConfirmCodeForm",
    "activate_totp": "lsip_portal.factor_forms.SetUpAppForm",
    "authenticate_webauthn": "lsip_portal.factor_forms.SecondStepPasskeyForm",
    "reauthenticate_webauthn": "lsip_portal.factor_forms.ConfirmPasskeyForm",
    "login_webauthn": "lsip_portal.factor_forms.SignInPasskeyForm",
    "add_webauthn": "lsip_portal.factor_forms.AddPasskeyForm",
    "edit_webauthn": "lsip_portal.factor_forms.RenamePasskeyForm",
}


def dfe_sign_in(address: str, client_id: str, secret: str) -> dict[str, Any]:
    """Return what django-allauth needs to know of DfE Sign-in; nothing where it is not configured."""
    if not address:
        return {}
    about = {"server_url": address, "oauth_pkce_enabled": True}
    app = {"provider_id": "dfe-sign-in", "name": "DfE Sign-in", "client_id": client_id, "secret": secret}
    return {"openid_connect": {"APPS": [app | {"settings": about}]}}


SOCIALACCOUNT_ADAPTER = "accounts.sign_in.dfe.DfeAdapter"
SOCIALACCOUNT_PROVIDERS = dfe_sign_in(
    env.str("LSIP_DFE_SIGN_IN_URL", default=""),
    env.str("LSIP_DFE_SIGN_IN_CLIENT", default=""),
    env.str("LSIP_DFE_SIGN_IN_SECRET", default=""),
)
# Whether every address that DfE Sign-in gives counts as confirmed, also where it does not say so.
DFE_SIGN_IN_CONFIRMS_ADDRESSES = env.bool("LSIP_DFE_SIGN_IN_CONFIRMS_ADDRESSES", default=False)
# After how many minutes without activity people are signed out; earlier where a second factor is required.
IDLE_MINUTES = env.int("LSIP_IDLE_MINUTES", default=8 * 60)
IDLE_MINUTES_SECOND_FACTOR = env.int("LSIP_IDLE_MINUTES_SECOND_FACTOR", default=30)
GUARDIAN_GET_INIT_ANONYMOUS_USER = None
ANONYMOUS_USER_NAME = None
# The portal ends idle sessions itself, and says so; the row outlives that a little.
SESSION_COOKIE_AGE = 60 * (IDLE_MINUTES + 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Language and time: days are London days, moments are stored in UTC
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("LSIP_HASHED_STATIC", default=PRODUCTION)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_MEGABYTES = env.int("LSIP_UPLOAD_MEGABYTES", default=10)
# Unset, files are not scanned, and the portal says so of each.
CLAMD_ADDRESS = env.str("LSIP_CLAMD", default="")
CLAMD_TIMEOUT = env.int("LSIP_CLAMD_TIMEOUT", default=30)

# Security
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
HTTPS = env.bool("LSIP_HTTPS", default=PRODUCTION)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# The proxy asks for the health page inside its own network, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^health$"]

# Mail: a worker hands each message of the outbox to GOV.UK Notify, or else to Django's mail backend
NOTIFY_URL = env.str("LSIP_NOTIFY_URL", default="https://api.notifications.service.gov.uk").rstrip("/")
# What Notify shows when it calls back; unset, it is asked what became of each mail, and no call back is taken.
NOTIFY_CALLBACK_TOKEN = env.str("LSIP_NOTIFY_CALLBACK_TOKEN", default="")
EMAIL_BACKEND = (
    "lifecycle.outbox.notify.NotifyBackend"
    if NOTIFY_KEY
    else env.str("LSIP_EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
)
EMAIL_TIMEOUT = env.int("LSIP_EMAIL_TIMEOUT", default=30)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = env.str("LSIP_EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("LSIP_EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("LSIP_EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env.str("LSIP_EMAIL_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("LSIP_EMAIL_TLS", default=False)
DEFAULT_FROM_EMAIL = env.str("LSIP_EMAIL_FROM", default="lsip-portal@example.org")

# Celery: a folder is the broker unless an address is given
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = env.str("LSIP_BROKER_URL", default="filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "deliver-outbox": {"task": "lifecycle.tasks.deliver_outbox", "schedule": 60.0},
    # On the hour by UTC, whatever the clocks of London do; the task itself keeps to the office hours there.
    "remind": {"task": "lifecycle.tasks.remind", "schedule": crontab(minute="0")},
    "send-digests": {"task": "lifecycle.tasks.send_digests", "schedule": crontab(minute="5")},
    "ask-for-receipts": {"task": "lifecycle.tasks.ask_for_receipts", "schedule": 300.0},
    "requeue-lost-jobs": {"task": "lifecycle.tasks.requeue_lost_jobs", "schedule": 60.0},
    "remove-unreferenced-files": {
        "task": "lifecycle.tasks.remove_unreferenced_files",
        "schedule": 24 * 3600.0,
    },
    "witness-history": {"task": "lifecycle.tasks.witness_history", "schedule": 24 * 3600.0},
    "keep-the-calendar": {"task": "designations.tasks.keep_the_calendar", "schedule": 3600.0},
    "recheck-grants": {"task": "accounts.tasks.recheck_grants", "schedule": 24 * 3600.0},
    "forget-old-attempts": {"task": "accounts.tasks.forget_old_attempts", "schedule": 24 * 3600.0},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
    }
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "PAGE_SIZE": 50,
    "EXCEPTION_HANDLER": "lsip_portal.api.exception_handler",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Local skills improvement plans",
    "DESCRIPTION": "Read plans, designations and reference data, and make the moves that your roles allow.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # The filesystem broker has no host name, which kombu warns of at every start.
    "loggers": {"kombu.connection": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.str("LSIP_LOG_LEVEL", default="WARNING")},
}
