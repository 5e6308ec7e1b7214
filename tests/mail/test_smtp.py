"""Mail by an SMTP server: what it refuses for good, what it refuses for now, and a Message-ID that stays the same."""

from datetime import timedelta

import pytest

from lifecycle import clock, outbox
from lifecycle.models import Message

pytestmark = pytest.mark.django_db
Status = Message.Status


def now_is(message):
    message.refresh_from_db()
    return message.status


def test_a_message_is_sent_once_under_its_message_id(smtp, tell):
    message = tell()
    assert (outbox.deliver(), outbox.deliver()) == (1, 0)
    (mail,) = smtp.mails
    assert mail["Message-ID"] == f"<{message.reference}.1@127.0.0.1>"
    assert mail["To"] == message.address
    assert now_is(message) == Status.SENT
    assert message.receipt == ""


@pytest.mark.parametrize(
    ("command", "answer"),
    [("CONNECT", "554 busy"), ("MAIL", "451 later"), ("EHLO", "421 closing"), ("CONNECT", "")],
)
def test_a_server_that_takes_nothing_is_asked_again_later(smtp, tell, command, answer):
    message = tell()
    smtp.answers = {command: answer, "HELO": answer} if answer else {}
    if not answer:
        smtp.shutdown()
        smtp.server_close()
    assert outbox.deliver() == 0
    assert now_is(message) == Status.WAITING
    assert message.last_error


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"RCPT": "550 5.1.1 no such user"}, Status.FAILED),
        ({"RCPT": "553 mailbox name not allowed"}, Status.FAILED),
        ({"RCPT": "550 5.7.1 refused by policy"}, Status.WAITING),
        ({"RCPT": "452 4.2.2 mailbox full"}, Status.WAITING),
        ({"TAKEN": "554 looks like spam"}, Status.WAITING),
    ],
)
def test_what_is_refused_of_one_message_leaves_the_others(smtp, tell, answers, status):
    message = tell()
    smtp.answers = answers
    assert outbox.deliver() == 0
    assert now_is(message) == status
    assert message.last_error
    smtp.answers = {}
    another = tell()
    assert outbox.deliver() == 1
    assert now_is(another) == Status.SENT


def test_a_mailbox_that_stays_full_is_given_up_after_five_days(smtp, tell, pass_time):
    message = tell()
    smtp.answers = {"RCPT": "452 4.2.2 mailbox full"}
    pass_time(4 * 24, step=timedelta(hours=3))
    assert now_is(message) == Status.WAITING
    with clock.at(clock.now() + timedelta(days=4)):
        pass_time(2 * 24, step=timedelta(hours=3))
    assert now_is(message) == Status.FAILED
    assert message.failure == Message.Failure.MAILBOX


def test_a_mail_that_was_taken_without_an_answer_comes_again_under_the_same_message_id(smtp, tell, settings):
    settings.EMAIL_TIMEOUT = 0.2
    tell()
    smtp.silent = 0.6
    assert outbox.deliver() == 0
    smtp.silent = 0
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert outbox.deliver() == 1
    first, second = smtp.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_payload() == second.get_payload()


def test_an_address_that_is_none_is_not_even_tried(smtp, tell):
    message = tell()
    Message.objects.update(address="no address")
    assert outbox.deliver() == 0
    assert now_is(message) == Status.FAILED
    assert smtp.mails == []
