"""One plan from designation to publication, lived by its people through pages alone."""

import pytest

from tests.browser import steps_of_a_plan as plan
from tests.browser import steps_to_a_plan as work

pytestmark = pytest.mark.browser


def test_a_plan_lives_from_designation_to_its_readers(person, tmp_path):
    work.designate(person)
    work.plan_the_work(person)
    work.report_progress(person)
    work.listen(person)
    plan.write(person)
    plan.give_views(person)
    plan.submit(person)
    plan.decide(person)
    plan.read(person, tmp_path)
