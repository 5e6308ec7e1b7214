"""The pages and the API of declarations of interest: what is typed, what is refused, who reads what."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Organisation
from accounts.roles import CASE_OFFICER, ERB_EDITOR, ERB_LEAD
from designations.models import Declaration
from lifecycle import clock
from tests.factories import accounts, plans
from tests.factories import declarations as factory
from tests.factories import designations as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


def declare_at(designation):
    return reverse("begin", args=["declaration", designation.pk, "declare"])


WRONG = [
    ({}, ["Select the kind of interest", "Enter what your interest is"]),
    ({"kind": "love", "interest": "x"}, ["Kind of interest must be one of the options"]),
    ({"kind": "family", "interest": "x" * 1001}, ["must be 1,000 characters or fewer"]),
    ({"kind": "family", "interest": HOSTILE, "organisation": "0"}, ["must be one of the options"]),
    ({"kind": "family", "interest": HOSTILE, "organisation": "x' OR 1=1"}, ["must be one of the options"]),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_nobody_stands_aside(client, designation, wrong):
    sent, said = wrong
    sign_in(client, holder(ERB_EDITOR, designation.scope))
    drawn = page(client.post(declare_at(designation), sent), 422)
    lines = [text for text, href in drawn.errors() if href]
    assert [text for text in said if not any(text in line for line in lines)] == []
    assert HOSTILE not in drawn.html
    assert not Declaration.objects.exists()


def test_what_is_declared_is_shown_escaped_with_who_and_from_what(client, designation):
    college = accounts.organisation(Organisation.Kind.PROVIDER, name="A college")
    employer = accounts.organisation(Organisation.Kind.EMPLOYER, name="An employer")
    editor = holder(ERB_EDITOR, designation.scope)
    sign_in(client, editor)
    form = client.get(declare_at(designation)).content.decode()
    assert "A college" in form
    assert "An employer" not in form
    sent = {"kind": "financial", "interest": HOSTILE, "organisation": college.pk}
    assert client.post(declare_at(designation), sent | {"organisation": employer.pk}).status_code == 422
    answer = client.post(declare_at(designation), sent)
    shown = page(client.get(answer.url)).html
    assert "What is decided about A college" in shown
    assert "&lt;script&gt;" in shown
    assert HOSTILE not in shown
    hub = page(client.get(reverse("impartiality", args=[designation.pk]))).html
    assert "A college" in hub


def test_an_erb_finds_neither_page_nor_row_of_what_an_officer_declared(client, designation):
    own, theirs = factory.declaration(designation), factory.declaration(designation, by=holder(CASE_OFFICER))
    sign_in(client, holder(ERB_LEAD, designation.scope))
    assert [client.get(one.get_absolute_url()).status_code for one in (own, theirs)] == [200, 404]
    assert [row["id"] for row in client.get("/api/v1/declarations/").json()["results"]] == [own.pk]
    sign_in(client, holder(CASE_OFFICER))
    assert client.get("/api/v1/declarations/").json()["count"] == 2
    row = client.get(f"/api/v1/declarations/{own.pk}/").json()
    assert (row["matter"], row["side"], row["declared_on"], row["ended_on"]) == ("Kent", "erb", "2023-03-06", None)


def test_the_public_finds_no_declaration(client, designation):
    held = factory.declaration(designation)
    assert client.get(held.get_absolute_url()).status_code == 302
    assert client.get("/api/v1/declarations/").status_code == 401
    assert "My brother" not in client.get(reverse("interests_register", args=[designation.pk])).content.decode()


def test_the_annex_prints_what_is_published_and_who_stood_aside(client, designation):
    editor, lead = holder(ERB_EDITOR, designation.scope), holder(ERB_LEAD, designation.scope)
    version = plans.draft(designation, by=lead)
    sign_in(client, lead)
    bare = page(client.get(reverse("plan_preview", args=[version.pk]))).html
    assert "Nobody of the body declared a conflict of interest" in bare
    assert "Not published" in bare
    factory.declaration(designation, by=editor)
    shown = " ".join(page(client.get(reverse("plan_preview", args=[version.pk]))).html.split())
    assert f"{editor}: interest in Kent (interest of a family member or close friend), from 6 March 2023" in shown
