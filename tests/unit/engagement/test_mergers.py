"""A provider that became part of another: what is refused, what ends, and who reads its records from then on."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Invitation
from accounts.roles import PROVIDER_CONTRIBUTOR, PROVIDER_LEAD, ScopeKind
from accounts.services import scope_of
from approvals.dates.selectors import deadlines_seen_by
from engagement.duty import local_needs_review, reason_against_any
from engagement.mergers import selectors as merged
from engagement.models import Merger
from engagement.selectors import decisions_seen_by, dossier_on, engagement_seen_by
from engagement.services import Party, change_provision
from lifecycle import clock, engine
from lifecycle.engine import NotAllowed, NotPossible
from lifecycle.models import Deadline, Message
from lifecycle.services import load_editions
from lsip_portal.kit.names import display_name
from tests.factories import accounts, dates, mergers
from tests.factories import engagement as make
from tests.factories.designations import designated

pytestmark = pytest.mark.usefixtures("reference_data")
DAY = timedelta(days=1)


@pytest.fixture
def college():
    return make.provider("fe_college")


@pytest.fixture
def group():
    return make.provider("fe_college")


def place(organisation):
    return scope_of(organisation, ScopeKind.PROVIDER)


def name(organisation):
    return display_name(organisation.name)


def refused(act, *arguments, **more):
    with pytest.raises(NotPossible) as refusal:
        act(*arguments, **more)
    return " ".join(refusal.value.reasons)


# Recording


def test_a_provider_becomes_part_of_another_from_a_day_on(college, group):
    made = mergers.merger(college, group)
    assert made.stands and merged.merger_of(college.provider) == made
    assert merged.merger_of(college.provider, clock.today() - DAY) is None
    assert str(made) == f"{name(college)} became part of {name(group)}"
    assert made.chain == place(college).chain


def test_only_a_case_officer_records_it(college, group):
    with pytest.raises(NotAllowed):
        mergers.merger(college, group, by=accounts.holder(PROVIDER_LEAD, place(group)))


def test_a_provider_is_no_part_of_itself(college):
    assert "cannot become part of itself" in refused(mergers.merger, college, college)


def test_a_provider_is_part_of_one_other_until_that_is_withdrawn(college, group):
    first = mergers.merger(college, group)
    assert f"has been part of {name(group)} since" in refused(mergers.merger, college, make.provider())
    mergers.withdraw(first)
    assert mergers.merger(college, make.provider()).stands


def test_mergers_make_no_circle(college, group):
    trust, earlier = make.provider(), clock.today() - 10 * DAY
    mergers.merger(college, group)
    mergers.merger(group, trust)
    assert f"{name(trust)} became part of" not in str(merged.merger_of(group.provider))
    assert "itself. Choose another provider" in refused(mergers.merger, trust, college, since=earlier)


def test_a_merger_is_not_recorded_before_its_day(college, group):
    assert "has not come yet" in refused(mergers.merger, college, group, since=clock.today() + DAY)
    assert mergers.merger(college, group).since == clock.today()


def test_the_successor_is_not_part_of_another_one_by_then(college, group):
    trust = make.provider()
    mergers.merger(group, trust, since=clock.today() - 10 * DAY)
    assert f"Choose {name(trust)} instead." in refused(mergers.merger, college, group)
    assert mergers.merger(college, group, since=clock.today() - 20 * DAY).stands


def test_the_days_follow_each_other(college, group):
    mergers.merger(college, group, since=clock.today() - 5 * DAY)
    trust = make.provider()
    assert "Enter that day or a later one." in refused(mergers.merger, group, trust, since=clock.today() - 6 * DAY)
    assert mergers.merger(group, trust, since=clock.today() - 5 * DAY).stands


@pytest.mark.parametrize(
    ("fault", "constraint"),
    [
        ({"successor": "college"}, "a_provider_does_not_become_part_of_itself"),
        ({"since": date(2999, 1, 1)}, "a_merger_is_recorded_once_its_day_has_come"),
        ({"source": ""}, "a_merger_names_its_source"),
        ({"state": "recorded"}, "predecessor"),
    ],
)
def test_the_database_refuses_what_cannot_be(college, group, fault, constraint):
    made = mergers.merger(college, group)
    if "successor" in fault:
        fault = {"successor": college.provider}
    facts = {"predecessor": college.provider, "successor": group.provider, "since": made.since, "source": "A letter"}
    row = Merger(**{"state": "withdrawn"} | facts | fault, recorded_on=clock.today(), chain=made.chain)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


def test_the_leads_of_both_are_told(college, group):
    leads = [accounts.holder(PROVIDER_LEAD, place(one)) for one in (college, group)]
    made = mergers.merger(college, group)
    for lead in leads:
        message = Message.objects.get(actor=lead.actor, entry__workflow="merger")
        assert message.subject == str(made) and "The governors of both agreed." in message.body
    mergers.withdraw(made)
    assert Message.objects.filter(entry__workflow="merger", subject__startswith="Withdrawn").count() == 2


# What begins no more


def test_nobody_is_invited_to_it(college, group):
    officer = accounts.looks_after(place(college))
    waiting = accounts.invited(place(college), by=officer)
    made = mergers.merger(college, group)
    assert f"Invite to {name(group)} instead." in refused(accounts.invited, place(college), by=officer)
    assert f"Invite to {name(group)} instead." in refused(engine.run, waiting, "send_again", by=officer)
    engine.run(waiting, "withdraw", by=officer)
    mergers.withdraw(made)
    assert isinstance(accounts.invited(place(college), by=officer), Invitation)


def test_its_duties_end_on_the_day(college, group):
    load_editions()
    yesterday = clock.today() - DAY
    open_one = dates.entered(place(college)).opened().get()
    assert local_needs_review(dossier_on(college.provider, clock.today()))
    made = mergers.merger(college, group)
    reason = reason_against_any(dossier_on(college.provider, clock.today()))
    assert f"it has been part of {name(group)} since" in reason
    assert local_needs_review(dossier_on(college.provider, clock.today())) is None
    assert local_needs_review(dossier_on(college.provider, yesterday))
    ended = Deadline.objects.get(pk=open_one.pk)
    assert (ended.closed_on, ended.fulfilled) == (made.since, False)
    assert f"Enter the date for {name(group)} instead." in refused(dates.entered, place(college))
    mergers.withdraw(made)
    assert dates.entered(place(college)).opened().exists()


def test_materiality_is_decided_about_the_successor(college, group):
    designation = designated()
    for one in (college, group):
        make.provision(one, designation.area)
    mergers.merger(college, group)
    assert f"Decide about {name(group)} instead." in refused(make.decision, designation, college)
    assert make.decision(designation, group).material


def test_no_provision_is_added_to_it_and_what_it_has_can_be_corrected(college, group):
    area = designated().area
    held = make.provision(college, area)
    mergers.merger(college, group)
    with pytest.raises(ValidationError, match=f"Add this to {name(group)} instead."):
        make.provision(college, area, title="Plumbing")
    facts = {"areas": [area], "funders": held.funders.all(), "until": clock.today()}
    assert change_provision(held, by=accounts.person(), **facts).until == clock.today()


def test_whoever_takes_part_is_named_as_of_that_day(college, group):
    designation, heard = designated(), clock.today() - 5 * DAY
    mergers.merger(college, group, since=heard)
    assert f"Say that {name(group)} took part." in refused(
        make.engagement, designation, parties=[Party(college, capacity="provider")], held_on=heard
    )
    before = make.engagement(designation, parties=[Party(college, capacity="provider")], held_on=heard - DAY)
    assert before.participations.get().organisation == college


# Who reads


@pytest.fixture
def records(college):
    """A decision about the college, an engagement in which it took part, and a date set for it."""
    designation = designated()
    make.provision(college, designation.area)
    decided = make.decision(designation, college)
    heard = make.engagement(designation, parties=[Party(college, capacity="provider")])
    return decided, heard, dates.entered(place(college)).opened().get()


def readable(person, records):
    decided, heard, due = records
    return [
        decisions_seen_by(person).filter(pk=decided.pk).exists(),
        engagement_seen_by(person).filter(pk=heard.pk).exists(),
        deadlines_seen_by(person).filter(pk=due.pk).exists(),
    ]


def test_the_successors_people_read_its_records_and_its_own_people_go_on_reading(college, group, records):
    theirs = accounts.holder(PROVIDER_CONTRIBUTOR, place(group))
    own = accounts.holder(PROVIDER_CONTRIBUTOR, place(college))
    other = accounts.holder(PROVIDER_CONTRIBUTOR, place(make.provider()))
    assert readable(theirs, records) == [False, False, False]
    made = mergers.merger(college, group)
    assert readable(theirs, records) == readable(own, records) == [True, True, True]
    assert readable(other, records) == [False, False, False]
    mergers.withdraw(made)
    assert readable(theirs, records) == [False, False, False]


def test_what_a_successor_took_over_passes_on_with_it(college, group, records):
    trust = make.provider()
    theirs = accounts.holder(PROVIDER_CONTRIBUTOR, place(trust))
    mergers.merger(college, group)
    assert readable(theirs, records) == [False, False, False]
    mergers.merger(group, trust)
    assert readable(theirs, records) == [True, True, True]
