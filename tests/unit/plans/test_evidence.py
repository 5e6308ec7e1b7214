"""What a plan rests on stays on record while the plan is before the department or in force."""

import pytest

from engagement.models import NeedState
from lifecycle.engine import NotPossible, run
from plans.selectors.priorities import wanting
from plans.services import plan as planning
from tests.factories import plans as factory

pytestmark = pytest.mark.usefixtures("reference_data", "editions")


@pytest.fixture
def designation():
    return factory.designated()


@pytest.fixture
def team(designation):
    return factory.team(designation)


def withdraw(need, by):
    return run(need, "withdraw", by=by, note="It was heard wrongly.")


def test_a_need_that_a_draft_cites_may_go_and_leaves_its_priority_not_ready(designation, team):
    version = factory.complete(designation, by=team.lead)
    priority = version.priorities.first()
    assert wanting(priority) == []

    for need in priority.needs.all():
        withdraw(need, team.editor)

    assert wanting(version.priorities.first()) == ["evidence: a need that was heard"]


def test_a_need_stays_while_a_plan_that_cites_it_is_before_the_department(designation, team):
    version = factory.submitted(designation, by=team.lead)
    need = version.priorities.first().needs.first()

    with pytest.raises(NotPossible) as refusal:
        withdraw(need, team.editor)

    assert refusal.value.reasons == [
        f"The plan for {version.plan.years}, version {version.number}, cites it and is “submitted”. "
        "What such a plan rests on stays on record."
    ]
    planning.take_back(version, by=team.lead, note="A need was heard wrongly.")
    withdraw(need, team.editor)
    assert need.state == NeedState.WITHDRAWN
