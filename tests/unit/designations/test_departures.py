"""Departures from the guidance: what is logged, what is refused, what stays readable, and what a plan prints of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import AUDITOR, CASE_OFFICER, DECISION_MAKER, ERB_ALL, ERB_EDITOR, ERB_LEAD
from designations.departures import export, selectors, services
from designations.models import Departure, Standing
from lifecycle import clock, pages
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Message
from plans.content import content_of
from plans.document import Document
from plans.printing import for_print
from plans.services import plan as planning
from tests.factories import departures as factory
from tests.factories import designations as make
from tests.factories import plans
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


@pytest.fixture
def lead(designation):
    return holder(ERB_LEAD, designation.scope)


def reasons(refused):
    return refused.value.reasons


@pytest.mark.clause("G-1.4-1")
def test_the_department_is_told_at_once_of_a_departure_and_its_reason(designation, lead):
    officer, decider, editor = holder(CASE_OFFICER), holder(DECISION_MAKER), holder(ERB_EDITOR, designation.scope)
    departure = factory.departure(designation, by=lead, reason="Nobody answers surveys.")

    told = {message.actor_id: message for message in Message.objects.all()}
    assert {officer.actor_id, decider.actor_id} <= set(told)
    assert editor.actor_id not in told
    assert "a departure from paragraph 5.1 of the guidance is logged" in told[officer.actor_id].subject
    assert "Nobody answers surveys." in told[officer.actor_id].body
    assert departure.chain == designation.chain
    assert (departure.logged_by, departure.logged_on) == (lead.actor, TODAY)


def test_only_the_lead_of_the_body_logs_departures(designation):
    for other in (holder(ERB_EDITOR, designation.scope), holder(CASE_OFFICER), holder(ERB_LEAD, make.proposed().scope)):
        with pytest.raises(NotAllowed):
            factory.departure(designation, by=other)
    assert not Departure.objects.exists()


def test_a_body_that_is_not_designated_logs_none_until_it_is(lead, designation):
    proposed = make.proposed()
    own = holder(ERB_LEAD, proposed.scope)
    with pytest.raises(NotPossible) as refused:
        factory.departure(proposed, by=own)
    assert "is not designated" in reasons(refused)[0]
    assert factory.departure(designation, by=lead).pk


def test_a_departure_ends_no_earlier_than_it_begins(designation, lead):
    with pytest.raises(NotPossible) as refused:
        factory.departure(designation, by=lead, until=TODAY - timedelta(days=1))
    assert reasons(refused) == ["The last day, 1 March 2026, is before the first, 2 March 2026. Change one of them."]
    departure = factory.departure(designation, by=lead, until=TODAY)
    with pytest.raises(NotPossible):
        services.end_departure(departure, by=lead, until=TODAY - timedelta(days=1))
    services.end_departure(departure, by=lead, until=TODAY + timedelta(days=3))
    departure.refresh_from_db()
    assert departure.until == TODAY + timedelta(days=3)


def test_nobody_departs_from_an_edition_before_it_was_issued(designation, lead, editions):
    issued = editions["2025-11"].issued_on
    with pytest.raises(NotPossible) as refused:
        factory.departure(designation, by=lead, edition=editions["2025-11"], since=issued - timedelta(days=1))
    assert "was issued on 18 November 2025" in reasons(refused)[0]
    departure = factory.departure(designation, by=lead, edition=editions["2025-11"], since=issued)
    assert departure.edition.code == "2025-11"


def test_what_was_said_before_a_revision_stays_readable(designation, lead, editions):
    departure = factory.departure(designation, by=lead, reason="First reason.")
    said = factory.SAID | {"edition": editions["2025-11"], "since": TODAY, "until": TODAY + timedelta(days=9)}
    services.revise_departure(departure, by=lead, note="It ends.", **(said | {"reason": "Second reason."}))
    services.end_departure(departure, by=lead, until=TODAY)

    assert (departure.reason, departure.until) == ("Second reason.", TODAY)
    (before,) = selectors.earlier_wordings(departure)
    assert (before.reason, before.until, before.edition.code) == ("First reason.", None, designation.edition.code)
    with pytest.raises(NotPossible, match="Give the reason"):
        services.revise_departure(departure, by=lead, note=" ", **said)


def test_a_departure_stands_where_its_dates_and_its_state_put_it(designation, lead):
    over = factory.departure(designation, by=lead, since=date(2025, 12, 1), until=TODAY - timedelta(days=1))
    last_day = factory.departure(designation, by=lead, since=date(2025, 12, 1), until=TODAY)
    to_come = factory.departure(designation, by=lead, since=TODAY + timedelta(days=1))
    withdrawn = factory.departure(designation, by=lead)
    run(withdrawn, "withdraw", by=lead, note="Logged twice.")

    standings = {
        over: Standing.OVER, last_day: Standing.IN_FORCE, to_come: Standing.TO_COME, withdrawn: Standing.WITHDRAWN,
    }  # fmt: skip
    for departure, standing in standings.items():
        assert departure.standing == standing
        assert list(selectors.in_log(Departure.objects.all(), standing=standing)) == [departure]
    assert set(selectors.departures_in_plan(designation, TODAY)) == {last_day, to_come}
    assert set(selectors.departures_of(designation)) == {over, last_day, to_come}


@pytest.mark.parametrize(
    "impossible", [{"until": date(2026, 3, 1)}, {"paragraph": ""}, {"instead": ""}, {"reason": ""}], ids=str
)
def test_the_database_keeps_no_departure_without_its_explanation_or_with_an_end_before_its_beginning(
    designation, impossible
):
    departure = factory.departure(designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Departure.objects.filter(pk=departure.pk).update(**impossible)
    Departure.objects.filter(pk=departure.pk).update(until=TODAY)


def test_each_body_reads_its_own_departures_and_the_department_all(designation, lead):
    other = plans.designated()
    mine, theirs = factory.departure(designation, by=lead), factory.departure(other)
    assert set(selectors.departures_seen_by(lead)) == {mine}
    for national in (holder(CASE_OFFICER), holder(AUDITOR)):
        assert set(selectors.departures_seen_by(national)) == {mine, theirs}
    assert list(selectors.in_log(Departure.objects.all(), area=other.area)) == [theirs]
    assert list(selectors.areas_with_departures()) == sorted([designation.area, other.area], key=str)


def test_a_cell_of_the_table_runs_in_no_spreadsheet(designation):
    text = export.log_as_csv([factory.departure(designation, reason="=HYPERLINK(1)")])
    assert "'=HYPERLINK(1)" in text
    assert "In force" in text


@pytest.fixture
def version(designation):
    editor = plans.team(designation).editor
    return plans.draft(designation, by=editor)


def test_the_annex_of_a_plan_prints_the_departures_in_force_and_to_come(designation, version):
    factory.departure(designation, paragraph="9.9", since=date(2025, 12, 1), until=date(2026, 1, 1))
    factory.departure(designation, paragraph="5.1", instead="By telephone <only>.", since=date(2025, 12, 1))
    document = Document(content_of(version))
    assert [one["paragraph"] for one in document.departures] == ["5.1"]
    assert document.headings[-1].title == "Departures from the guidance"
    printed = for_print(document)
    assert "By telephone &lt;only&gt;." in printed
    assert "9.9" not in printed


def test_a_plan_without_departures_says_so_and_one_frozen_before_says_nothing(version):
    content = content_of(version)
    assert "departs from no paragraph of the guidance" in for_print(Document(content))
    del content["departures"]
    frozen_before = for_print(Document(content))
    assert "Departures from the guidance" not in frozen_before
    assert "Conflicts of interest" in frozen_before


def test_what_the_body_explained_at_a_move_is_read_beside_its_departures(editions):
    designation = plans.designated(under="2025-11")
    lead = plans.team(designation).lead
    version = plans.complete(designation, by=lead)
    assert pages.explanations(designation.chain, ERB_ALL) == []
    planning.submit(version, by=lead, explanations={"there_are_as_many_priorities_as_expected": "One need is enough."})

    (explained,) = pages.explanations(designation.chain, ERB_ALL)
    assert (explained.text, explained.row.done) == ("One need is enough.", "Plan submitted to the department")
    assert explained.rule.source == "Guidance on the number of priorities"
    assert explained.entry.actor == lead.actor
    assert pages.explanations(designation.chain, (CASE_OFFICER,)) == []
