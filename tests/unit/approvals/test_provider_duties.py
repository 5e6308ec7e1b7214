"""What approval and publication change for providers: their duties hang on both (Act s.1(9))."""

from datetime import date

import pytest

from approvals import services
from engagement.selectors import duties_of
from lifecycle import clock
from tests.factories import approvals as factory
from tests.factories import engagement as make
from tests.reference_fixture import _reference_of_module, _reference_tables, reference_data, reference_folder  # noqa: F401

DECIDED, PUBLISHED = date(2023, 7, 20), date(2023, 8, 3)


@pytest.mark.clause("A-1(9)-1")
@pytest.mark.usefixtures("reference_data")
def test_the_duty_to_have_regard_begins_with_the_publication_and_not_with_the_approval(editions):
    people = factory.people()
    with clock.at(factory.SUBMITTED):
        college = make.provider("fe_college")
        make.provision(college, people.designation.area)
        make.decision(people.designation, college)
    with clock.at(DECIDED):
        case = factory.approved(people)
    with clock.at(PUBLISHED):
        services.publish(case, by=people.publisher, published_on=PUBLISHED)

    def duties(day):
        [status] = duties_of(college, day)
        return {task.key for task in status.tasks}

    assert (case.decided_on, case.published_on) == (DECIDED, PUBLISHED)
    for day in (DECIDED, date(2023, 8, 2)):
        assert duties(day) == {"co_operate_to_develop", "have_regard_to_guidance"}
    assert duties(PUBLISHED) == {"co_operate_to_review", "have_regard", "have_regard_to_guidance"}
