"""Digests of news: gathered for whoever chose one, sent once, on the morning of a working day, leaving nothing out."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from lifecycle import clock, outbox
from lifecycle.models import Correspondence, Deadline, Message
from lifecycle.outbox import digests
from lifecycle.outbox.choices import choose_news
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
Status, Kind = Message.Status, Message.Kind
# 1 March 2027 is a Monday, and 31 May 2027 a bank holiday.
MONDAY = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: None)
    monkeypatch.setattr(
        "lsip_portal.wiring.ANSWERS", {"bank_holidays": lambda first, last: {datetime(2027, 5, 31).date()}}
    )


def reader(news):
    who = person("Reader")
    choose_news(who, news)
    return who


def tell(who, moment=MONDAY, subject="A plan was submitted", **given):
    with clock.at(moment):
        return outbox.put([who], **({"subject": subject, "body": "Read it.", "link": "/plans/1/"} | given))[0]


def digests_sent(*moment):
    with clock.at(datetime(*moment, tzinfo=clock.LONDON)):
        return digests.send_digests()


def digest():
    return Message.objects.get(kind=Kind.DIGEST)


@pytest.mark.parametrize("news", ["daily", "weekly"])
def test_a_duty_and_what_is_about_an_account_are_never_gathered(news):
    who = reader(news)
    duty = tell(who, kind=Kind.DUTY, force=Deadline.Force.TERMS)
    account = tell(who, kind=Kind.ACCOUNT)
    gathered = tell(who)
    assert (duty.status, account.status, gathered.status) == (Status.WAITING, Status.WAITING, Status.GATHERED)
    for kind, force in ((Kind.DUTY, "terms"), (Kind.ACCOUNT, "")):
        with pytest.raises(IntegrityError, match="nothing_but_news"), transaction.atomic():
            Message.objects.create(actor=who.actor, subject="x", body="x", kind=kind, force=force, status="gathered")


def test_without_a_choice_news_comes_at_once():
    assert tell(person()).status == Status.WAITING
    assert tell(reader("at_once")).status == Status.WAITING


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ((2027, 3, 1, 11), 0),
        ((2027, 3, 2, 7, 59), 0),
        ((2027, 3, 2, 8, 0), 1),
        ((2027, 3, 2, 17, 59), 1),
        ((2027, 3, 2, 18), 0),
    ],
)
def test_a_daily_digest_comes_from_eight_on_the_next_working_day(moment, count):
    tell(reader("daily"))
    assert digests_sent(*moment) == count


def test_a_daily_digest_waits_for_the_end_of_a_weekend_and_of_a_bank_holiday():
    tell(reader("daily"), datetime(2027, 5, 28, 10, tzinfo=UTC))
    assert [digests_sent(2027, 5, 29, 9), digests_sent(2027, 5, 30, 9), digests_sent(2027, 5, 31, 9)] == [0, 0, 0]
    assert digests_sent(2027, 6, 1, 9) == 1


def test_a_weekly_digest_comes_on_the_first_working_day_of_the_week():
    tell(reader("weekly"), datetime(2027, 5, 25, 10, tzinfo=UTC))
    assert [digests_sent(2027, 5, day, 9) for day in (26, 27, 28, 31)] == [0, 0, 0, 0]
    assert digests_sent(2027, 6, 1, 9) == 1


def test_a_weekly_digest_that_an_outage_stopped_comes_when_it_is_over():
    tell(reader("weekly"), datetime(2027, 2, 25, 10, tzinfo=UTC))
    assert digests_sent(2027, 3, 3, 9) == 1


def test_a_digest_holds_each_piece_of_news_once_with_its_link_in_plain_text(settings):
    who = reader("daily")
    first, second = tell(who), tell(who, subject="Another was published", link="/plans/2/")
    later = tell(who, datetime(2027, 3, 2, 9, tzinfo=UTC), subject="This came too late")
    assert digests_sent(2027, 3, 2, 10) == 1
    assert digest().subject == "Your news of 2 March 2027: 2 messages"
    for words in ("Other news", "A plan was submitted (1 Mar 2027)", f"{settings.SERVICE_URL}/plans/2/"):
        assert digest().body.count(words) == 1, words
    assert "too late" not in digest().body
    assert "<" not in digest().body
    assert f"{settings.SERVICE_URL}/account/yours/email/" in digest().body
    for message, status in ((first, Status.DIGESTED), (second, Status.DIGESTED), (later, Status.GATHERED)):
        message.refresh_from_db()
        assert message.status == status
    assert set(digest().items.all()) == {first, second}
    with clock.at(datetime(2027, 3, 2, 10, 1, tzinfo=UTC)):
        assert outbox.deliver() == 1


def test_a_doubled_or_repeated_run_repeats_nothing():
    who = reader("daily")
    tell(who)
    assert [digests_sent(2027, 3, 2, 9), digests_sent(2027, 3, 2, 9), digests_sent(2027, 3, 2, 10)] == [1, 0, 0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(
            actor=who.actor, kind=Kind.DIGEST, digest_on=digest().digest_on, subject="x", body="x", status="portal"
        )


def test_a_worker_that_dies_while_it_writes_a_digest_leaves_everything_for_the_next(monkeypatch):
    who = reader("daily")
    tell(who)
    with monkeypatch.context() as patch:
        patch.setattr(digests, "post", lambda messages: (_ for _ in ()).throw(MemoryError))
        with pytest.raises(MemoryError):
            digests_sent(2027, 3, 2, 9)
    assert Message.objects.get().status == Status.GATHERED
    assert digests_sent(2027, 3, 2, 10) == 1


def test_what_was_read_in_the_portal_is_left_out():
    who = reader("daily")
    read, unread = tell(who), tell(who, subject="Not read")
    Message.objects.filter(pk=read.pk).update(read_at=MONDAY)
    assert digests_sent(2027, 3, 2, 9) == 1
    assert list(digest().items.all()) == [unread]
    tell(who, datetime(2027, 3, 2, 12, tzinfo=UTC))
    Message.objects.update(read_at=MONDAY)
    assert digests_sent(2027, 3, 3, 9) == 0
    assert not Message.objects.filter(status=Status.GATHERED).exists()


def test_who_wants_news_at_once_again_gets_what_was_gathered_in_a_last_digest():
    who = reader("weekly")
    tell(who)
    choose_news(who, "at_once")
    assert digests_sent(2027, 3, 2, 9) == 1
    assert tell(who).status == Status.WAITING


def test_a_digest_goes_where_the_person_is_written_to_now():
    who = reader("daily")
    tell(who)
    Correspondence.objects.filter(actor=who.actor).update(
        address="office@example.org", address_given_by=who.actor, address_given_at=MONDAY
    )
    digests_sent(2027, 3, 2, 9)
    assert digest().address == "office@example.org"


def test_digests_ask_the_database_as_often_for_each_reader_however_much_there_is_to_tell(django_assert_max_num_queries):
    who = reader("daily")
    for _ in range(30):
        tell(who)
    with django_assert_max_num_queries(14):
        assert digests_sent(2027, 3, 2, 9) == 1
