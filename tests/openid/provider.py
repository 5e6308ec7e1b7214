"""A real OpenID provider, in a process of its own: django-allauth's, with its own database and its own people.

Usage: provider.py FOLDER PORT, with FOLDER/setup.json: {"redirect": "...", "people": [{"email", "verified"}]}.
"""

import json
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

CLIENT, SECRET, PASSWORD = "portal", "a secret of the tests", "a long enough secret"


def configure(folder: Path) -> None:
    """Make this process a Django project of its own."""
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    settings.configure(
        SECRET_KEY="x" * 50,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
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
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=pem,
        SESSION_COOKIE_NAME="provider_session",
        CSRF_COOKIE_NAME="provider_csrf",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )


def fill(setup: dict) -> None:
    """Make the tables, the people and the portal as a client."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for who in setup["people"]:
        person = User.objects.create_user(who["email"], who["email"], PASSWORD)
        EmailAddress.objects.create(user=person, email=who["email"], verified=who["verified"], primary=True)
    Client.objects.create(
        id=CLIENT,
        name="Portal",
        secret=make_password(SECRET),
        scopes="openid\nprofile\nemail",
        redirect_uris=setup["redirect"],
    )


class Threads(ThreadingMixIn, WSGIServer):
    """Answers several requests at once, as a browser and the portal ask at the same time."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *args: object) -> None:
        pass


def main(folder: Path, port: int) -> None:
    configure(folder)
    import django

    django.setup()
    fill(json.loads((folder / "setup.json").read_text()))
    from django.core.wsgi import get_wsgi_application

    make_server("127.0.0.1", port, get_wsgi_application(), Threads, Quiet).serve_forever()


def __getattr__(name: str) -> object:
    """Give Django the addresses once it asks for them: before that, it is not set up."""
    if name == "urlpatterns":
        from django.urls import include, path

        return [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
    raise AttributeError(name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
