"""Carriers on loopback, and messages for them to carry."""

from datetime import timedelta

import pytest

from lifecycle import clock, outbox
from tests.factories.accounts import person
from tests.mail import notify_server
from tests.mail.notify_server import FakeNotify
from tests.mail.smtp_server import FakeSmtp


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: None)


@pytest.fixture
def notify(settings):
    """A GOV.UK Notify that the portal is configured for."""
    server = FakeNotify()
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = notify_server.KEY, notify_server.TEMPLATE
    settings.NOTIFY_URL, settings.EMAIL_TIMEOUT = server.address, 5
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def smtp(settings):
    """A mail server that the portal is configured for."""
    server = FakeSmtp()
    settings.NOTIFY_KEY, settings.EMAIL_BACKEND = "", "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def tell(db):
    """Put a message to somebody into the outbox."""

    def put(who=None, subject="The plan was returned", **given):
        words = {"subject": subject, "body": "Read the reasons.", "link": "/plans/drafts/1/"}
        return outbox.put([who or person()], **(words | given))[0]

    return put


@pytest.fixture
def pass_time(monkeypatch):
    """Let the outbox be worked every so many minutes for so many hours, beginning now, with what else is due."""

    def go(hours, *, step=timedelta(minutes=30), also=lambda: None):
        moment, end = clock.now(), clock.now() + timedelta(hours=hours)
        while moment <= end:
            with clock.at(moment):
                outbox.deliver()
                also()
            moment += step
        return moment

    return go
