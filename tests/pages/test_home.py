"""The first page, and the way from an area to its plan."""

import pytest
from django.urls import reverse

from lifecycle import clock
from tests.factories import approvals, designations
from tests.factories import plans as planning
from tests.pages.delivery_steps import visit

pytestmark = pytest.mark.django_db


def find(client, slug):
    return client.get(reverse("find_area"), {"area": slug})


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


def test_a_report_is_offered_while_one_is_due_and_not_once_the_plan_is_published(client):
    with clock.at(approvals.SUBMITTED):
        people = approvals.people()
        assert "Record a skills need" in visit(client, people.lead, reverse("home")).words
        approvals.published(people)

        words = visit(client, people.lead, reverse("home")).words

    assert "Begin a progress report" not in words
    assert "Begin a plan" not in words
    assert "Record a skills need" in words
