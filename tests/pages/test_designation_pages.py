"""The public register, the notices and the working page of designations, as each kind of person meets them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation
from accounts.roles import (
    AUDITOR,
    CASE_OFFICER,
    DECISION_MAKER,
    ERB_LEAD,
    ERB_VIEWER,
    NATIONAL,
    PROVIDER_LEAD,
    ScopeKind,
)
from accounts.services import scope_of
from designations.models import DesignationTest
from lifecycle import clock
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation, person
from tests.pages.designation_steps import page, sign_in
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def test_everybody_reads_the_notice_of_a_designation_once_it_is_published(client):
    edition = make.terms()
    record = make.notified(
        where=make.area("Kent"),
        body=organisation(name=HOSTILE),
        subject_to=edition,
        partners=[organisation(name="Helper")],
    )
    address = reverse("designation_notice", args=[record.pk])
    assert client.get(address).status_code == 404
    make.publish(record)
    drawn = page(client.get(address))
    assert HOSTILE in drawn.text(class_="govuk-inset-text")
    assert "<script>alert" not in drawn.html
    assert [drawn.text("h1"), drawn.all(class_="portal-demonstration-label")] == ["Notice of designation Kent", []]
    assert f"The designation is subject to “{edition}”" in drawn.text("main")
    assert "Helper, partner, from 31 March 2027" in drawn.text("main")


def test_the_notice_of_a_demonstration_says_that_it_is_one(client):
    record = make.designated(demonstration=True)
    drawn = page(client.get(reverse("designation_notice", args=[record.pk])))
    assert drawn.text(class_="portal-demonstration-label").startswith("Demonstration")


def test_the_notice_of_a_designation_taken_in_points_to_where_it_was_published(client):
    record = make.adopted()
    drawn = page(client.get(reverse("designation_notice", args=[record.pk])))
    assert not drawn.all(class_="govuk-inset-text")
    assert "These facts were taken from the published notice" in drawn.text("main")
    assert drawn.all("a", href=record.notice_address)


# The working page


def test_the_working_page_is_for_the_body_and_the_department_and_does_not_exist_for_others(client):
    record = make.proposed()
    address = record.get_absolute_url()
    assert client.get(address).status_code == 302
    provider = scope_of(organisation(kind=Organisation.Kind.PROVIDER), ScopeKind.PROVIDER)
    others = [person(), holder(ERB_LEAD, make.proposed().scope), holder(PROVIDER_LEAD, provider)]
    assert [sign_in(client, who).get(address).status_code for who in others] == [404] * 3
    readers = [holder(ERB_VIEWER, record.scope), *(holder(role) for role in NATIONAL)]
    assert [sign_in(client, who).get(address).status_code for who in readers] == [200] * len(readers)


def test_the_working_page_shows_tests_consent_notice_deadlines_partners_and_history(client):
    edition = make.terms()
    with clock.at(TODAY - timedelta(days=60)):
        record = make.designated(
            effective_on=TODAY - timedelta(days=30),
            subject_to=edition,
            body=organisation(name="Kent Chamber"),
            co_leads=[organisation(name="Medway Chamber")],
            demonstration=True,
        )
    drawn = page(sign_in(client, holder(ERB_LEAD, record.scope)).get(record.get_absolute_url()))
    main = drawn.text("main")
    assert drawn.text(class_="portal-demonstration-label").startswith("Demonstration")
    assert main.count("Evidence on") == len(DesignationTest.Test)
    assert "The chief executive, Chief executive" in main
    assert "Body designated: Kent Chamber" in drawn.text(class_="govuk-inset-text")
    assert "Delivery plan 27 February 2027 2 days late" in main
    assert "Progress report 1 13 March 2027 in 12 days" in main
    assert "Medway Chamber, co-lead, from 30 January 2027" in main
    happened = [words(entry) for entry in drawn.all("li", class_="portal-timeline__entry")]
    assert happened[0].startswith("Publication of the notice recorded")
    assert happened[-1].startswith("Body proposed")
    for_a_viewer = page(sign_in(client, holder(ERB_VIEWER, record.scope)).get(record.get_absolute_url()))
    assert not for_a_viewer.all(class_="portal-moves")


def test_the_working_page_of_a_designation_taken_in_shows_no_tests(client):
    record = make.adopted()
    main = page(sign_in(client, holder(AUDITOR)).get(record.get_absolute_url())).text("main")
    assert "Not known: the designation was taken in from its published notice" in main
    assert "Tests of designation" not in main


def test_what_can_be_done_next_is_offered_by_role_with_the_reasons_where_it_cannot(client):
    record = make.proposed()
    drawn = page(sign_in(client, holder(CASE_OFFICER)).get(record.get_absolute_url()))
    panel = drawn.one(class_="portal-moves")
    assert [words(button) for button in panel.iter("a")] == [
        "Record the body's consent",
        "Withdraw the proposal",
    ]
    drawn = page(sign_in(client, holder(DECISION_MAKER)).get(record.get_absolute_url()))
    assert words(drawn.one("button", disabled="")) == "Agree to designate the body"
    reasons = drawn.text(class_="portal-moves__reasons")
    assert (
        "Record a finding on: Body corporate (Act s.4(1)); Not a servant or agent of the Crown (Act s.4(1));" in reasons
    )
    assert "The body's consent in writing is not recorded. (Statute: Act s.2(1)(b))" in reasons


# The department's list of areas


def test_a_case_officer_begins_designations_from_the_list_of_areas(client):
    none = make.area("Cornwall")
    current = make.adopted(where=make.area("Kent"), demonstration=True)
    rival = make.proposed(where=current.area)
    sign_in(client, holder(CASE_OFFICER))
    assert page(client.get(reverse("public_designations"))).all("a", href=reverse("designation_areas"))
    drawn = page(client.get(reverse("designation_areas")))
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in drawn.one("tbody")}
    begin = "Propose a body for {0} Take in a published designation for {0}"
    assert rows["Cornwall"] == ["None", "None", begin.format("Cornwall")]
    assert rows["Kent"] == [f"{current.body} Demonstration", f"{rival.body}, proposed", begin.format("Kent")]
    for link in (current, rival):
        assert drawn.all("a", href=link.get_absolute_url())
    assert drawn.all("a", href=reverse("begin", args=["designation", none.pk, "propose"]))


def test_other_national_roles_read_the_list_of_areas_and_nobody_else_does(client):
    record = make.proposed()
    drawn = page(sign_in(client, holder(AUDITOR)).get(reverse("designation_areas")))
    assert record.body.name in drawn.text("tbody")
    assert "Propose a body" not in drawn.text("main")
    sign_in(client, holder(ERB_LEAD, record.scope))
    assert client.get(reverse("designation_areas")).status_code == 404
    assert not page(client.get(reverse("public_designations"))).all("a", href=reverse("designation_areas"))


def test_the_list_of_areas_takes_as_many_queries_for_many_as_for_one(client, django_assert_num_queries):
    sign_in(client, holder(CASE_OFFICER))
    make.adopted()
    client.get(reverse("designation_areas"))
    with CaptureQueriesContext(connection) as for_one:
        client.get(reverse("designation_areas"))
    for _ in range(3):
        make.proposed(where=make.adopted().area)
    with django_assert_num_queries(len(for_one)):
        client.get(reverse("designation_areas"))
