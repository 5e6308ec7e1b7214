"""Reminders of the duties of one designation: to whom, how often, and what becomes of those that were missed."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.models import RoleHeld
from accounts.roles import CASE_OFFICER, ERB_LEAD
from approvals.caseload import services as caseload
from lifecycle import clock, outbox
from lifecycle.models import Deadline, Message, Reminder
from lifecycle.outbox.carriers import Unreachable
from lifecycle.outbox.posting import DjangoMail
from lifecycle.reminders.services import remind
from reference.models import BankHoliday
from tests.factories import delivery
from tests.factories.accounts import holder

DUE = date(2022, 6, 28)  # the delivery plan of a designation with effect from 31 May 2022: a Tuesday


@pytest.fixture
def area(editions):
    """A designation with effect from 31 May 2022 whose only open duty is its delivery plan."""
    for first in (date(2022, 1, 3), date(2023, 1, 2)):
        BankHoliday.objects.create(day=first, title="The calendar of the year is held")
    designation = delivery.designated(date(2022, 5, 31))
    with clock.at(date(2022, 5, 31)):
        entry = designation.chain.entries.last()
        Deadline.objects.exclude(clock="delivery_plan").update(closed_by=entry, closed_on=date(2022, 5, 31))
    return designation


@pytest.fixture
def lead(area):
    return holder(ERB_LEAD, area.scope)


@pytest.fixture
def officer(area, lead):
    RoleHeld.objects.filter(role=CASE_OFFICER.name).delete()
    return holder(CASE_OFFICER)


def duty():
    return Deadline.objects.get(clock="delivery_plan")


def remind_at(day, hour=9):
    with clock.at(datetime(day.year, day.month, day.day, hour, tzinfo=clock.LONDON)):
        return remind()


def told(**of):
    """Return the windows in which somebody was reminded, with their pseudonym, in the order of sending."""
    rows = Reminder.objects.filter(recipient__isnull=False, **of).order_by("pk")
    return [(row.offset, row.recipient_id) for row in rows]


def passed():
    """Return the windows in which nobody was reminded, each with whether a newer one had opened."""
    rows = Reminder.objects.filter(recipient=None).order_by("offset")
    return [(row.offset, row.overtaken) for row in rows]


def test_the_lead_is_reminded_once_in_each_window_and_once_it_is_late_the_officer_too(lead, officer):
    for day in range(60):
        for hour in (7, 8, 12, 17, 18, 22):
            remind_at(date(2022, 6, 1) + timedelta(days=day), hour)

    before = [(offset, lead.actor_id) for offset in (-14, -7, -1, 0)]
    late = [(offset, person.actor_id) for offset in (1, 7, 14, 28) for person in (officer, lead)]
    assert told() == before + late
    assert passed() == []
    assert {row.escalated for row in Reminder.objects.filter(recipient=officer.actor)} == {True}
    assert Message.objects.filter(reminder__isnull=False).count() == 12


def test_each_reminder_is_a_duty_that_says_how_strongly_it_binds_and_leads_to_the_record(area, lead, officer):
    remind_at(date(2022, 6, 14))
    message = Message.objects.get(actor=lead.actor, reminder__isnull=False)
    assert (message.kind, message.force) == (Message.Kind.DUTY, "guidance")
    assert message.subject == f"{area.chain.title}: delivery plan is due in 14 days"
    assert "is due on 28 June 2022: you have 14 days" in message.body
    assert "The statutory guidance sets this date (Guidance 4.2.1). It is not in the Act." in message.body
    assert message.link == area.get_absolute_url()

    remind_at(date(2022, 6, 29))
    to_officer = Message.objects.get(actor=officer.actor, reminder__isnull=False)
    assert to_officer.subject == f"{area.chain.title}: delivery plan is 1 day late"
    assert f"It is the duty of {lead}, who was reminded too." in to_officer.body


@pytest.mark.parametrize("hour", [7, 18, 23])
def test_nothing_goes_out_at_night(lead, hour):
    assert remind_at(date(2022, 6, 14), hour) == 0
    assert remind_at(date(2022, 6, 15), 8) == 1


def test_nothing_goes_out_on_a_bank_holiday_and_its_reminder_goes_the_working_day_before(lead):
    BankHoliday.objects.create(day=date(2022, 6, 14), title="A holiday")
    assert remind_at(date(2022, 6, 10)) == 0
    assert remind_at(date(2022, 6, 13)) == 1
    assert remind_at(date(2022, 6, 14)) == 0
    assert told() == [(-14, lead.actor_id)]


def test_after_an_outage_the_newest_is_sent_and_those_it_overtook_are_marked(lead):
    remind_at(date(2022, 6, 14))
    assert remind_at(date(2022, 6, 27)) == 1
    assert remind_at(date(2022, 6, 27), 10) == 0
    assert told() == [(-14, lead.actor_id), (-1, lead.actor_id)]
    assert passed() == [(-7, True)]


def test_a_missed_hour_is_made_good_in_the_next(lead):
    assert remind_at(date(2022, 6, 14), 16) == 1


def test_a_reminder_that_is_sent_late_says_how_many_days_are_really_left(lead):
    remind_at(date(2022, 6, 17))
    assert Message.objects.get(reminder__isnull=False).subject.endswith("due in 11 days")


def test_a_deadline_whose_date_is_moved_is_reminded_of_anew(lead):
    remind_at(date(2022, 6, 14))
    Deadline.objects.update(due_on=DUE + timedelta(days=14), changed_by=F("started_by"))
    assert remind_at(date(2022, 6, 15)) == 0
    assert remind_at(DUE) == 1
    assert told(due_on=DUE) == [(-14, lead.actor_id)]
    assert told(due_on=DUE + timedelta(days=14)) == [(-14, lead.actor_id)]


@pytest.mark.parametrize("fulfilled", [True, False])
def test_a_duty_that_is_fulfilled_or_ended_is_reminded_of_no_more(area, lead, fulfilled):
    remind_at(date(2022, 6, 14))
    entry = area.chain.entries.last()
    Deadline.objects.filter(pk=duty().pk).update(closed_by=entry, closed_on=date(2022, 6, 20), fulfilled=fulfilled)
    assert [remind_at(date(2022, 6, 21) + timedelta(days=day)) for day in range(20)] == [0] * 20


@pytest.mark.parametrize("what", ["the duty ended", "the date moved", "nothing"])
def test_mail_that_waits_is_not_sent_once_the_duty_ended_or_its_date_moved(area, lead, what):
    remind_at(date(2022, 6, 14))
    if what == "the duty ended":
        entry = area.chain.entries.last()
        Deadline.objects.filter(pk=duty().pk).update(closed_by=entry, closed_on=date(2022, 6, 14))
    if what == "the date moved":
        Deadline.objects.filter(pk=duty().pk).update(due_on=DUE + timedelta(days=20), changed_by=F("started_by"))
    row = Reminder.objects.select_related("message", "deadline").get()
    waiting = Message.objects.exclude(pk=row.message.pk)
    waiting.update(status=Message.Status.SENT, sent_at=clock.now())
    assert outbox.deliver() == (1 if what == "nothing" else 0)
    wanted = Reminder.Outcome.SENT if what == "nothing" else Reminder.Outcome.DROPPED
    row = Reminder.objects.select_related("message", "deadline").get()
    assert row.outcome == wanted


def test_whoever_leads_at_the_moment_of_sending_is_reminded(area, lead):
    remind_at(date(2022, 6, 14))
    RoleHeld.objects.filter(person=lead).delete()
    successor = holder(ERB_LEAD, area.scope)
    assert remind_at(date(2022, 6, 15)) == 1, "the new lead is told of what is due"
    assert remind_at(date(2022, 6, 21)) == 1
    assert told() == [(-14, lead.actor_id), (-14, successor.actor_id), (-7, successor.actor_id)]


def test_the_officer_of_the_area_and_who_covers_are_told_that_it_is_late_and_no_other_officer(area, lead, officer):
    own, cover = holder(CASE_OFFICER), holder(CASE_OFFICER)
    with clock.at(date(2022, 6, 20)):
        caseload.assign(caseload.new_assignment(area.area), by=officer, officer=own)
        caseload.arrange(
            caseload.new_cover(own), by=own, covering=cover, since=date(2022, 7, 4), until=date(2022, 7, 8)
        )
    remind_at(date(2022, 6, 29))
    assert {actor for offset, actor in told() if offset == 1} == {lead.actor_id, own.actor_id}
    remind_at(date(2022, 7, 5))
    assert {actor for offset, actor in told() if offset == 7} == {lead.actor_id, own.actor_id, cover.actor_id}


def test_a_duty_that_nobody_holds_is_in_the_ledger_and_its_first_holder_is_told(area):
    assert remind_at(date(2022, 6, 14)) == 0
    assert remind_at(date(2022, 6, 14), 10) == 0
    row = Reminder.objects.select_related("message", "deadline").get()
    assert row.outcome == Reminder.Outcome.NOBODY
    assert list(Reminder.objects.wanting_attention()) == [row]
    lead = holder(ERB_LEAD, area.scope)
    assert remind_at(date(2022, 6, 15)) == 1
    assert told() == [(-14, lead.actor_id)]


def test_a_person_without_an_address_finds_it_in_the_portal_and_the_ledger_says_so(lead):
    type(lead).objects.filter(pk=lead.pk).update(email="")
    remind_at(date(2022, 6, 14))
    row = Reminder.objects.select_related("message", "deadline").get()
    assert row.outcome == Reminder.Outcome.NO_ADDRESS
    assert list(Reminder.objects.wanting_attention()) == [row]


def test_mail_that_is_refused_shows_in_the_ledger_until_it_is_accepted(lead, monkeypatch):
    remind_at(date(2022, 6, 14))
    Message.objects.filter(reminder=None).update(status=Message.Status.SENT, sent_at=clock.now())

    def refuse(self, letter):
        raise Unreachable("no answer")

    with monkeypatch.context() as patch:
        patch.setattr(DjangoMail, "send", refuse)
        outbox.deliver()
    row = Reminder.objects.select_related("message", "deadline").get()
    assert row.outcome == Reminder.Outcome.REFUSED
    assert list(Reminder.objects.wanting_attention()) == [row]
    with clock.at(clock.now() + timedelta(minutes=2)):
        outbox.deliver()
    row = Reminder.objects.select_related("message", "deadline").get()
    assert row.outcome == Reminder.Outcome.SENT
    assert not Reminder.objects.wanting_attention().exists()


def test_a_row_that_another_worker_wrote_first_is_left_to_it(lead, monkeypatch):
    from lifecycle.reminders import services

    with clock.at(datetime(2022, 6, 14, 9, tzinfo=clock.LONDON)):
        chosen = services.selectors.due_on_day(clock.today())
        assert remind() == 1
        monkeypatch.setattr(services.selectors, "due_on_day", lambda today: chosen)
        assert remind() == 0
    assert Message.objects.filter(reminder__isnull=False).count() == 1


def test_a_duty_that_is_closed_between_choosing_and_writing_is_left_out(area, lead, monkeypatch):
    from lifecycle.reminders import services

    with clock.at(datetime(2022, 6, 14, 9, tzinfo=clock.LONDON)):
        chosen = services.selectors.due_on_day(clock.today())
        entry = area.chain.entries.last()
        Deadline.objects.filter(pk=duty().pk).update(closed_by=entry, closed_on=date(2022, 6, 14))
        monkeypatch.setattr(services.selectors, "due_on_day", lambda today: chosen)
        assert remind() == 0
    assert not Reminder.objects.exists()


def test_what_breaks_off_halfway_leaves_neither_a_row_nor_a_message(lead, monkeypatch):
    def fail(messages):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "post", fail)
        with pytest.raises(OSError, match="the disk is full"):
            remind_at(date(2022, 6, 14))
    assert not Reminder.objects.exists()
    assert remind_at(date(2022, 6, 14), 10) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"message": None},
        {"recipient": None},
        {"overtaken": True},
        {"escalated": True},
        {"recipient": None, "message": None, "escalated": True},
    ],
)
def test_the_ledger_holds_no_impossible_row(lead, wrong):
    remind_at(date(2022, 6, 14))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.update(**wrong)


def test_a_person_has_one_row_for_a_window_and_so_has_nobody(lead):
    remind_at(date(2022, 6, 27))
    for row in list(Reminder.objects.filter(offset__in=(-1, -7))):
        row.pk = None
        row.message_id = None if row.recipient_id is None else Message.objects.filter(reminder=None).first().reference
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_number_of_queries_is_the_same_for_one_area_and_for_four(lead, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with clock.at(datetime(2022, 6, 14, 9, tzinfo=clock.LONDON)), CaptureQueriesContext(connection) as one:
        assert remind() == 1
    others = [delivery.designated(date(2022, 6, 7)) for _ in range(3)]
    for other in others:
        holder(ERB_LEAD, other.scope)
    with clock.at(datetime(2022, 6, 21, 9, tzinfo=clock.LONDON)), CaptureQueriesContext(connection) as four:
        assert remind() == 1 + 3
    assert len(four) == len(one)
