"""The outbox: written in the transaction, sent after it, tried again until it is accepted."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from lifecycle import clock, outbox
from lifecycle.models import Deadline, Message
from lifecycle.outbox import delivery
from lifecycle.outbox.carriers import Unreachable
from lifecycle.outbox.posting import DjangoMail
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(monkeypatch):
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: None)
    return outbox.put([person()], subject="The plan was returned", body="Read the reasons.", link="/plans/drafts/1/")[0]


@pytest.fixture
def refused(monkeypatch):
    """Let the mail server refuse what it is given."""

    def refuse(self, messages):
        raise ConnectionRefusedError("no answer")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)


def test_a_message_is_sent_once_with_its_link_and_reference(message, settings):
    assert outbox.deliver() == 1
    assert outbox.deliver() == 0
    sent = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert sent.to == [message.address]
    assert sent.body == f"Read the reasons.\n\n{settings.SERVICE_URL}/plans/drafts/1/\n"
    assert sent.extra_headers["X-Reference"] == f"{message.reference}.1"
    assert sent.extra_headers["Message-ID"] == f"<{message.reference}.1@127.0.0.1>"


@pytest.mark.parametrize(("demonstration", "subject"), [(True, "[Demonstration] "), (False, "")])
def test_a_demonstration_says_so_in_the_subject(message, settings, demonstration, subject):
    settings.DEMONSTRATION = demonstration
    outbox.deliver()
    assert mail.outbox[0].subject == f"{subject}The plan was returned"


def test_a_refused_message_waits_longer_each_time_and_keeps_the_error(message, refused):
    waits = []
    moment = clock.now()
    for _ in range(12):
        with clock.at(moment):
            assert outbox.deliver() == 0
            message.refresh_from_db()
            waits.append(message.next_attempt_at - moment)
        moment = message.next_attempt_at
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[-1] == timedelta(hours=6)
    assert (message.attempts, message.sent_at) == (12, None)
    assert "no answer" in message.last_error


def test_a_refused_message_is_sent_when_the_server_answers_again(message, monkeypatch):
    def refuse(self, letter):
        raise Unreachable("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(DjangoMail, "send", refuse)
        assert outbox.deliver() == 0
    assert outbox.deliver() == 0
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert outbox.deliver() == 1
    message.refresh_from_db()
    assert message.last_error == ""


def test_a_message_that_another_worker_claimed_is_left_to_it(message):
    held = Message.objects.get()
    assert delivery._claim(held)
    assert not delivery._claim(held)


def test_a_person_without_an_address_keeps_the_message_in_the_portal(message):
    Message.objects.update(address="")
    assert outbox.deliver() == 0
    assert Message.objects.get().sent_at is None


def test_nothing_is_sent_for_what_is_rolled_back(monkeypatch, django_capture_on_commit_callbacks):
    nudges = []
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: nudges.append(1))
    with django_capture_on_commit_callbacks() as callbacks:
        outbox.put([person()], subject="Told", body="x")
    assert nudges == []
    assert len(callbacks) == 1


def test_a_broker_that_is_down_does_not_undo_what_was_committed(monkeypatch, django_capture_on_commit_callbacks):
    def refuse():
        raise ConnectionRefusedError("no broker")

    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put([person()], subject="Told", body="x")
    assert outbox.deliver() == 1


@pytest.mark.parametrize(
    ("kind", "force", "possible"),
    [
        (Message.Kind.DUTY, Deadline.Force.GUIDANCE, True),
        (Message.Kind.NEWS, "", True),
        (Message.Kind.ACCOUNT, "", True),
        (Message.Kind.DUTY, "", False),
        (Message.Kind.NEWS, Deadline.Force.GUIDANCE, False),
        (Message.Kind.ACCOUNT, Deadline.Force.GUIDANCE, False),
    ],
)
def test_a_duty_and_nothing_else_says_how_strongly_it_binds(kind, force, possible):
    someone, words = person(), {"subject": "The plan is due", "body": "Send it."}
    if possible:
        outbox.put([someone], **words, kind=kind, force=force)
        assert Message.objects.get(kind=kind, force=force).actor == someone.actor
        return
    with pytest.raises(ValueError, match="how strongly it binds"):
        outbox.put([someone], **words, kind=kind, force=force)
    with pytest.raises(IntegrityError, match="how_it_binds"), transaction.atomic():
        Message.objects.create(actor=someone.actor, **words, kind=kind, force=force)
