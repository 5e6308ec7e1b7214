"""The first page, and the way from an area to its plan."""

import pytest
from django.urls import reverse

from lifecycle import clock
from tests.factories import approvals, designations

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
