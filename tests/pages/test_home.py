"""The first page, and the way from an area to its plan."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lifecycle import clock
from tests.factories import approvals, designations
from tests.factories import plans as planning
from tests.pages.delivery_steps import visit
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db


def find(client, slug):
    return client.get(reverse("find_area"), {"area": slug})


def due(client, person):
    """Return what the home page says is due, each with the page it leads to."""
    page = visit(client, person, reverse("home"))
    return {words(link).split(",")[0]: link.get("href") for link in page.all(class_="govuk-task-list__link")}


def test_an_area_leads_to_its_plan_once_it_is_published_and_to_its_own_page_before(client):
    with clock.at(approvals.SUBMITTED):
        people = approvals.people()
        slug = people.designation.area.slug
        assert find(client, slug).url == reverse("area", args=[slug])
        case = approvals.published(people)
        assert find(client, slug).url == reverse("public_plan", kwargs=case.version.address)


@pytest.mark.parametrize("slug", ["", "nowhere", "<script>"])
def test_what_is_no_area_leads_to_the_list_of_areas(client, slug):
    designations.area()
    assert find(client, slug).url == reverse("areas")


def test_what_is_in_work_is_gone_on_with_and_not_begun_again(client, editions):
    with clock.at(planning.EFFECTIVE):
        designation = planning.designated()
        team = planning.team(designation)
        assert "Begin a plan" in visit(client, team.editor, reverse("home")).words

        planning.draft(designation, by=team.editor)

        words = visit(client, team.editor, reverse("home")).words
        assert "Begin a plan" not in words
        assert "Record an engagement" in words


def test_what_is_due_leads_to_the_page_on_which_it_is_done(client, editions):
    with clock.at(planning.EFFECTIVE):
        designation = planning.designated()
        team = planning.team(designation)
        before = due(client, team.editor)
        plan = planning.draft(designation, by=team.editor)
        after = due(client, team.editor)

    assert before["Plan ready for approval"] == reverse("begin", args=["plan", designation.pk, "begin"])
    assert after["Plan ready for approval"] == plan.get_absolute_url()
    assert after["No conflict of interest policy is published."] == reverse("impartiality", args=[designation.pk])


def test_what_is_late_stands_above_what_lacks_and_that_above_what_is_to_come(client, editions):
    with clock.at(planning.EFFECTIVE):
        designation = planning.designated()
        team = planning.team(designation)
    with clock.at(planning.EFFECTIVE + timedelta(days=29)):
        titles = list(due(client, team.editor))

    assert titles[0] == "Delivery plan"
    assert titles.index("No conflict of interest policy is published.") < titles.index("Progress report 1")


def test_a_report_is_offered_while_one_is_due_and_not_once_the_plan_is_published(client):
    with clock.at(approvals.SUBMITTED):
        people = approvals.people()
        assert "Record a skills need" in visit(client, people.lead, reverse("home")).words
        approvals.published(people)

        words = visit(client, people.lead, reverse("home")).words

    assert "Begin a progress report" not in words
    assert "Begin a plan" not in words
    assert "Record a skills need" in words
