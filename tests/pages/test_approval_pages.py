"""The pages and the API of cases: who sees which, and how much of it."""

import pytest
from django.urls import reverse

from accounts.roles import NATIONAL
from approvals import views
from lifecycle import clock
from tests.factories import accounts, plans
from tests.factories import approvals as factory
from tests.pages.approval_steps import page_of_test
from tests.pages.delivery_steps import visit


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture
def case(people):
    """A case that is being assessed, with an authority whose views must have had due consideration."""
    plans.mayoral_authority(people.designation.area)
    return factory.assessing(people)


# The list


def test_the_list_shows_the_department_every_submission_with_area_state_and_day(client, people, case):
    other = factory.returned(factory.people())

    page = visit(client, people.officer, reverse("cases"))

    for one in (case, other):
        assert one.version.designation.area.name in page.words
        assert one.version.designation.body.name in page.words
    assert "28 Feb 2023 Being assessed" in page.words
    assert "28 Feb 2023 Returned with concerns" in page.words


def test_the_list_can_be_narrowed_and_pages_past_the_end_show_the_last(client, people, case):
    area = case.version.designation.area.name
    for query, there in (("state=assessing", True), ("state=ready", False), ("state=nonsense&page=99", True)):
        page = visit(client, people.officer, f"{reverse('cases')}?{query}")
        assert page.status == 200
        assert (area in page.words) is there


def test_the_list_has_pages_of_its_own(client, people, monkeypatch):
    monkeypatch.setattr(views, "CASES_ON_A_PAGE", 1)
    first = factory.returned(people)
    factory.submit(first.version, people)

    page = visit(client, people.officer, f"{reverse('cases')}?page=2")

    assert "submission 1" in page.words
    assert "submission 2" not in page.words


def test_an_erb_has_a_list_of_its_own_cases_and_everybody_else_none(client, people, case):
    other = factory.people()

    assert case.version.designation.area.name in visit(client, people.viewer, reverse("cases")).words
    assert "No plan has been submitted yet." in visit(client, other.lead, reverse("cases")).words
    assert visit(client, accounts.person(), reverse("cases")).status == 404


# Who sees a case


def test_every_national_role_opens_every_page_of_a_case(client, case):
    for role in NATIONAL:
        who = accounts.holder(role)
        for address in (case.get_absolute_url(), page_of_test(case, "A4"), reverse("case_submission", args=[case.pk])):
            assert visit(client, who, address).status == 200


def test_a_case_is_not_there_for_another_erb_an_authority_or_a_stranger(client, people, case):
    statement = case.version.statements.get()
    strangers = [factory.people().lead, plans.authority_people(statement)[0], accounts.person()]

    for who in strangers:
        for address in (case.get_absolute_url(), page_of_test(case, "A4"), reverse("case_submission", args=[case.pk])):
            assert visit(client, who, address).status == 404
        assert client.get(f"/api/v1/cases/{case.pk}/").status_code == 404
        assert client.get("/api/v1/cases/").json()["results"] == []
    assert visit(client, people.lead, case.get_absolute_url()).status == 200


def test_who_is_not_signed_in_is_asked_to(client, case):
    for address in (reverse("cases"), case.get_absolute_url(), page_of_test(case, "A4")):
        assert client.get(address).url.startswith(reverse("account_login"))
    assert client.get("/api/v1/cases/").status_code == 401


def test_the_erb_sees_where_its_case_stands_and_no_finding_or_concern_before_it_is_told(client, people, case):
    factory.find(case, people, failing=("A4",))
    factory.raise_concerns(case, people, "The survey is not described.")

    page = visit(client, people.lead, case.get_absolute_url())

    assert "Being assessed" in page.words
    for hidden in ("As the annex shows.", "Not satisfied", "The survey is not described.", people.assessor.name):
        assert hidden not in page.words
    assert visit(client, people.lead, page_of_test(case, "A4")).status == 404
    body = client.get(f"/api/v1/cases/{case.pk}/").json()
    assert (body["state"], body["tests"], body["concerns"]) == ("assessing", [], [])
    client.force_login(people.officer)
    body = client.get(f"/api/v1/cases/{case.pk}/").json()
    assert [test["satisfied"] for test in body["tests"] if test["key"] == "A4"] == [False]
    assert [concern["text"] for concern in body["concerns"]] == ["The survey is not described."]


def test_the_home_page_tells_the_erb_nothing_that_the_department_notes_among_itself(client, people, case):
    factory.find(case, people)
    factory.raise_concerns(case, people, "The survey is not described.")

    assert "Concern raised" in visit(client, people.officer, reverse("home")).words
    for who in (people.lead, plans.authority_people(case.version.statements.get())[0]):
        page = visit(client, who, reverse("home"))
        assert "Plan submitted to the department" in page.words
        assert "Concern raised" not in page.words
        assert "Finding recorded" not in page.words


# Demonstration


def test_a_case_of_a_demonstration_says_so_on_every_page_and_in_the_api(client, editions):
    people = factory.people(demonstration=True)
    case = factory.assessing(people)

    for address in (
        reverse("cases"),
        case.get_absolute_url(),
        page_of_test(case, "A1"),
        reverse("case_submission", args=[case.pk]),
    ):
        assert "Demonstration" in visit(client, people.officer, address).words
    assert client.get(f"/api/v1/cases/{case.pk}/").json()["demonstration"] is True
    assert client.get("/api/v1/cases/").json()["results"][0]["demonstration"] is True


def test_a_page_of_a_case_asks_the_database_no_more_when_more_has_happened(
    client, people, django_assert_max_num_queries
):
    case = factory.assessing(people)
    client.force_login(people.assessor)
    client.get(case.get_absolute_url())
    with django_assert_max_num_queries(1000) as before:
        client.get(case.get_absolute_url())
    factory.find(case, people)
    factory.raise_concerns(case, people, "One.", "Two.", "Three.")

    with django_assert_max_num_queries(1000) as after:
        client.get(case.get_absolute_url())

    assert len(after) - len(before) <= 2
