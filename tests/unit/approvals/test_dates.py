"""The department's acts on dates: what they do, what they refuse, and that two officers do not undo each other."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER, ERB_LEAD, PROVIDER_LEAD, ScopeKind
from accounts.services import scope_of
from approvals.dates import selectors, services
from approvals.models import DateChange, EnteredDate
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible
from lifecycle.models import Deadline, Message
from lifecycle.reminders.selectors import due_on_day
from tests.factories import accounts, dates, delivery

pytestmark = pytest.mark.django_db
TODAY, DUE, LATER = date(2022, 6, 10), date(2022, 6, 28), date(2022, 7, 12)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def area():
    """A body designated on 31 May 2022, whose delivery plan is due on 28 June."""
    return delivery.designated(date(2022, 5, 31))


@pytest.fixture
def lead(area):
    """The lead of the body."""
    return accounts.holder(ERB_LEAD, area.scope)


@pytest.fixture
def officer():
    """A case officer."""
    return accounts.holder(CASE_OFFICER)


@pytest.fixture
def silent():
    """A body designated under the edition of 2025, which names no such clock."""
    return delivery.designated(date(2022, 5, 31), under="2025-11")


def of(designation, name="delivery_plan"):
    return Deadline.objects.filter(chain=designation.chain, clock=name).latest("pk")


def change(deadline, by, due_on=LATER, **more):
    record = services.new_change(deadline)
    services.change_date(record, by=by, due_on=due_on, note=dates.REASON, **more)
    return record


def refusals(act):
    with pytest.raises(NotPossible) as caught:
        act()
    return " ".join(caught.value.reasons)


@pytest.mark.clause("G-4.2.1-6")
def test_a_moved_date_keeps_the_old_one_the_reason_and_the_author_and_tells_the_body(area, lead, officer):
    change(of(area, "plan_ready"), officer, date(2023, 3, 31))
    moved = of(area, "plan_ready")
    assert (moved.first_due_on, moved.due_on) == (date(2023, 2, 28), date(2023, 3, 31))
    assert (moved.reason_for_move, moved.changed_by.actor) == (dates.REASON, officer.actor)
    told = Message.objects.get(actor=lead.actor)
    assert "31 March 2023" in told.subject
    assert "28 February 2023" in told.body
    assert dates.REASON in told.body


def test_only_a_case_officer_moves_a_date(area, lead, officer):
    with pytest.raises(NotAllowed):
        change(of(area), lead)
    assert change(of(area), officer).due_on == LATER


def test_moving_one_report_leaves_the_rhythm_of_those_that_follow(area, lead, officer):
    change(of(area, "progress_report"), officer, date(2022, 7, 20))
    delivery.approved_plan(area, by=lead, officer=officer)
    with clock.at(date(2022, 7, 18)):
        delivery.submitted_report(area, by=lead)
    first = Deadline.objects.get(chain=area.chain, clock="progress_report", number=1)
    assert (first.due_on, first.days_late) == (date(2022, 7, 20), 0)
    assert of(area, "progress_report").due_on == date(2022, 8, 23)


@pytest.mark.parametrize(
    ("name", "due_on", "reason"),
    [
        ("delivery_plan", date(2022, 6, 9), "is in the past"),
        ("delivery_plan", DUE, "due on 28 June 2022 already"),
        ("progress_report", date(2022, 8, 23), "The next one is due on 23 August 2022"),
    ],
)
def test_a_date_that_makes_no_sense_is_refused_with_the_reason(area, officer, name, due_on, reason):
    assert reason in refusals(lambda: change(of(area, name), officer, due_on))
    assert not of(area, name).moved
    assert change(of(area, name), officer, date(2022, 7, 13)).pk


def test_a_date_does_not_come_before_the_day_from_which_it_runs(officer):
    with clock.at(date(2022, 5, 20)):
        deadline = of(delivery.designated(date(2022, 5, 31)))
        assert "begins on 31 May 2022" in refusals(lambda: change(deadline, officer, date(2022, 5, 30)))
        assert change(deadline, officer, date(2022, 5, 31)).pk


def test_a_duty_that_was_met_meanwhile_is_not_moved(area, lead, officer):
    seen = of(area)
    delivery.submitted_plan(area, by=lead)
    assert "done on 10 June 2022" in refusals(lambda: change(seen, officer))
    assert of(area).due_on == DUE


def test_an_officer_who_saw_an_older_date_is_told_who_moved_it(area, officer):
    seen = of(area)
    change(of(area), accounts.holder(CASE_OFFICER), date(2022, 7, 1))
    said = refusals(lambda: change(seen, officer))
    assert "moved this date to 1 July 2022 after you opened the page" in said
    assert change(of(area), officer).pk


def test_many_dates_move_as_one_act_or_none(officer):
    areas = [delivery.designated(date(2022, 5, 31)) for _ in range(3)]
    chosen, token = [of(one) for one in areas], uuid.uuid4()
    act = {"by": officer, "note": dates.REASON, "together": token, "days": 14}
    delivery.submitted_plan(areas[0], by=delivery.team(areas[0]).lead)
    assert "done on 10 June 2022" in refusals(lambda: services.change_dates(chosen, **act))
    assert {of(one).due_on for one in areas} == {DUE}
    services.change_dates(chosen[1:], **act)
    services.change_dates(chosen[1:], **act)  # the same form, sent again
    assert [of(one).due_on for one in areas] == [DUE, LATER, LATER]
    assert DateChange.objects.filter(together=token).count() == 2
    assert {one.changed_by.chain_id for one in (of(areas[1]), of(areas[2]))} == {one.chain_id for one in areas[1:]}


def test_an_area_of_2025_gets_a_clock_once_the_department_starts_one(silent, officer):
    assert not Deadline.objects.filter(chain=silent.chain).exists()
    counted = {"kind": "progress_report", "title": "", "due_on": None, "starts_on": TODAY, "period": "P6W"}
    dates.entered(silent.scope, by=officer, **counted, repeats=True)
    people = delivery.team(silent)
    delivery.approved_plan(silent, by=people.lead, officer=people.officer)
    delivery.submitted_report(silent, by=people.lead)
    rows = Deadline.objects.filter(chain=silent.chain, clock="progress_report").order_by("number")
    assert [(one.title, one.due_on, one.force, one.fulfilled) for one in rows] == [
        ("Progress report 1", date(2022, 7, 22), "local", True),
        ("Progress report 2", date(2022, 9, 2), "local", False),
    ]


def test_a_date_that_the_edition_sets_is_changed_and_not_entered(area, silent, officer):
    entering = {"by": officer, "kind": "delivery_plan", "title": ""}
    assert "Change that date instead" in refusals(lambda: dates.entered(area.scope, **entering))
    dates.entered(silent.scope, **entering)
    assert "already" in refusals(lambda: dates.entered(silent.scope, **entering))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"due_on": date(2022, 6, 9)}, "is in the past"),
        ({"starts_on": date(2022, 7, 20), "due_on": LATER}, "counted from 20 July 2022"),
        ({"period": "P1Y", "repeats": True}, "cannot repeat"),
    ],
)
def test_an_entered_date_that_makes_no_sense_is_refused(silent, officer, facts, reason):
    assert reason in refusals(lambda: dates.entered(silent.scope, by=officer, **facts))
    assert dates.entered(silent.scope, by=officer).opened().count() == 1


def test_each_years_accountability_statement_is_recorded_when_it_is_done_late_as_late(silent, officer):
    provider = scope_of(accounts.organisation("provider"), ScopeKind.PROVIDER)
    record = dates.entered(provider, by=officer, kind="accountability_statement", title="", due_on=date(2022, 7, 31))
    dates.entered(provider, by=officer, kind="accountability_statement", title="", due_on=date(2023, 7, 31))
    with clock.at(date(2022, 8, 5)):
        services.record_done(record, by=accounts.holder(PROVIDER_LEAD, provider), done_on=date(2022, 8, 3))
    done = record.opened().get()
    assert (done.title, done.fulfilled, done.days_late) == ("Accountability statement 2022", True, 3)


def test_a_withdrawn_date_falls_away_and_is_not_done_afterwards(silent, officer):
    record = dates.entered(silent.scope, by=officer)
    services.withdraw(record, by=officer, note="Entered for the wrong area.")
    assert (record.state, record.opened().get().fulfilled) == ("withdrawn", False)
    with pytest.raises(NotPossible):
        services.record_done(record, by=officer, done_on=TODAY)


def test_what_is_sent_here_is_not_recorded_as_done_by_hand(silent, officer):
    record = dates.entered(silent.scope, by=officer, kind="delivery_plan", title="")
    assert "once it is sent here" in refusals(lambda: services.record_done(record, by=officer, done_on=TODAY))
    delivery.submitted_plan(silent, by=delivery.team(silent).lead)
    assert record.opened().get().fulfilled


def test_no_date_is_set_beyond_the_end_of_a_designation(area, silent, officer):
    for one in (area, silent):
        type(one).objects.filter(pk=one.pk).update(ended_on=date(2022, 7, 1))
    assert "ends on 1 July 2022" in refusals(lambda: change(of(area), officer))
    assert "ends on 1 July 2022" in refusals(lambda: dates.entered(silent.scope, by=officer))
    assert change(of(area), officer, date(2022, 6, 30)).pk


def test_people_read_the_dates_of_their_own_places_and_the_department_every_one(area, silent, lead, officer):
    dates.entered(silent.scope, by=officer)
    assert {one.chain_id for one in selectors.deadlines_seen_by(lead)} == {area.chain_id}
    assert {one.chain_id for one in selectors.deadlines_seen_by(officer)} == {area.chain_id, silent.chain_id}
    assert not selectors.deadlines_seen_by(accounts.person()).exists()


@pytest.mark.parametrize(
    ("model", "fields", "constraint"),
    [
        (DateChange, {"due_on": DUE}, "a_change_of_date_moves_it"),
        (EnteredDate, {"title": ""}, "an_entered_date_says_what_is_due"),
        (EnteredDate, {"starts_on": date(2030, 1, 1)}, "an_entered_date_follows_its_beginning"),
        (EnteredDate, {"repeats": True}, "an_entered_date_that_repeats_has_a_period"),
        (EnteredDate, {"done_on": TODAY}, "an_entered_date_is_done_on_a_day"),
        (EnteredDate, {"state": "done"}, "an_entered_date_is_done_on_a_day"),
        (Deadline, {"due_on": date(2030, 1, 1), "changed_by": None}, "a_due_date_is_moved_by_an_entry"),
    ],
)
def test_impossible_rows_are_refused(area, officer, model, fields, constraint):
    made = {DateChange: lambda: change(of(area), officer), EnteredDate: lambda: dates.entered(area.scope)}
    row = made[model]() if model in made else of(area)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**fields)


def test_one_act_moves_a_date_once(area, officer):
    made = change(of(area), officer)
    other = change(of(area), officer, date(2022, 7, 20))
    with pytest.raises(IntegrityError), transaction.atomic():
        DateChange.objects.filter(pk=other.pk).update(together=made.together)


def test_whoever_leads_a_place_is_reminded_of_the_dates_entered_for_it(silent, officer):
    provider = scope_of(accounts.organisation("provider"), ScopeKind.PROVIDER)
    people = [accounts.holder(ERB_LEAD, silent.scope), accounts.holder(PROVIDER_LEAD, provider)]
    for scope, kind in [(silent.scope, "other"), (provider, "accountability_statement")]:
        dates.entered(scope, by=officer, kind=kind, due_on=date(2022, 6, 17))
    assert {(due.deadline.chain_id, *due.owners) for due in due_on_day(TODAY)} == {
        (silent.chain_id, people[0]),
        (provider.chain_id, people[1]),
    }
