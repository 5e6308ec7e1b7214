"""What must hold before an engagement is recorded: each rule refused and met in the same set-up."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import DECISION_MAKER
from engagement import guards, services
from engagement.models import EngagementRecord, EngagementState, Participation
from engagement.services import Party
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible
from tests.factories import engagement as make
from tests.factories.accounts import holder
from tests.factories.designations import agreed, designated

pytestmark = pytest.mark.django_db
HardToFill = EngagementRecord.HardToFill


@pytest.fixture
def designation(editions):
    return designated()


def refusals(record, *, parties=None, **changed):
    """Return the rules that refuse the record, by name; none where it is recorded."""
    heard = [Party(make.employer())] if parties is None else parties
    try:
        services.record_engagement(
            record, by=make.editor_of(record.designation), parties=heard, **make.facts(**changed)
        )
    except NotPossible as refusal:
        return [failure.rule.name for failure in refusal.unmet]
    return []


def test_only_a_designated_body_records_engagement(editions):
    waiting = agreed()
    assert refusals(services.new_engagement(waiting)) == ["the_body_is_designated"]
    assert refusals(services.new_engagement(designated())) == []


@pytest.mark.parametrize(("days", "refused"), [(1, ["the_day_has_come"]), (0, []), (-1, [])])
def test_a_day_that_lies_ahead_is_refused(designation, days, refused):
    day = clock.today() + timedelta(days=days)
    assert refusals(services.new_engagement(designation), held_on=day) == refused


@pytest.mark.parametrize(("day", "refused"), [((2019, 12, 14), True), ((2019, 12, 15), False)])
def test_a_day_long_before_the_designation_is_refused(editions, day, refused):
    with clock.at(date(2022, 11, 15)):
        record = services.new_engagement(designated(effective_on=date(2022, 12, 15)))
        found = refusals(record, held_on=date(*day))
    assert found == (["it_is_recent_enough_for_this_cycle"] if refused else [])


def test_the_refusal_of_an_old_day_names_both_days(designation):
    record = services.new_engagement(designation)
    record.held_on, designation.effective_on = date(2019, 5, 31), date(2022, 6, 1)
    reason = guards.it_is_recent_enough_for_this_cycle(record)
    assert reason.startswith("31 May 2019 is more than 3 years before 1 June 2022")
    designation.effective_on = None
    assert guards.it_is_recent_enough_for_this_cycle(record) is None


def test_an_engagement_without_anybody_is_refused(designation):
    assert refusals(services.new_engagement(designation), parties=[]) == ["somebody_took_part"]
    assert refusals(services.new_engagement(designation), parties=[Party(make.employer())]) == []


@pytest.mark.clause("L-3")
@pytest.mark.parametrize(
    ("answer", "why", "refused"),
    [
        (HardToFill.YES, "", ["what_is_hard_to_fill_has_a_reason"]),
        (HardToFill.YES, "  ", ["what_is_hard_to_fill_has_a_reason"]),
        (HardToFill.YES, "Too few welders", []),
        (HardToFill.NO, "", []),
        (HardToFill.NOT_ASKED, "", []),
    ],
)
def test_vacancies_that_are_hard_to_fill_need_a_reason(designation, answer, why, refused):
    found = refusals(services.new_engagement(designation), hard_to_fill=answer, hard_to_fill_why=why)
    assert found == refused


@pytest.mark.parametrize(
    ("discussed", "what", "refused"),
    [
        (True, "", ["what_was_said_of_the_environment_is_told"]),
        (True, "Heat pumps", []),
        (False, "", []),
    ],
)
def test_environmental_goals_that_were_discussed_are_told(designation, discussed, what, refused):
    found = refusals(services.new_engagement(designation), environment_discussed=discussed, environment_what=what)
    assert found == refused


@pytest.mark.parametrize(
    "facts",
    [
        {"hard_to_fill": HardToFill.NO, "hard_to_fill_why": "Too few welders"},
        {"environment_discussed": False, "environment_what": "Heat pumps"},
    ],
)
def test_an_explanation_of_a_no_is_refused_by_model_and_table(designation, facts):
    with pytest.raises(ValidationError) as refusal:
        refusals(services.new_engagement(designation), **facts)
    assert list(refusal.value.message_dict) == [next(name for name in facts if name.endswith(("why", "what")))]
    recorded = make.engagement(designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        EngagementRecord.objects.filter(pk=recorded.pk).update(**facts)


def test_a_record_on_which_a_need_rests_alone_is_not_withdrawn(designation):
    record, other = make.engagement(designation), make.engagement(designation)
    need = make.need(designation, heard_in=[record])
    editor = make.editor_of(designation)
    assert "Weld aluminium" in guards.no_need_rests_on_it_alone(record)
    services.amend_need(
        need, by=editor, heard_in=[record, other], skill=need.skill, when_needed="now", occupation_note="New"
    )
    assert guards.no_need_rests_on_it_alone(record) is None
    make.withdraw(record, by=editor)
    assert record.state == EngagementState.WITHDRAWN
    assert guards.no_need_rests_on_it_alone(other) is not None


def test_the_department_reads_and_does_not_record(designation):
    record = services.new_engagement(designation)
    with pytest.raises(NotAllowed, match="Only an editor of the ERB or the ERB's lead can do this"):
        services.record_engagement(record, by=holder(DECISION_MAKER), parties=[Party(make.employer())], **make.facts())
    assert refusals(record) == []


def test_a_size_band_belongs_to_employers_alone(designation):
    row = make.engagement(designation).participations.get()
    for facts in ({"capacity": "provider"}, {"size_band": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.filter(pk=row.pk).update(**facts)
    Participation.objects.filter(pk=row.pk).update(capacity="provider", size_band="")
