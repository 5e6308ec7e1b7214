"""The pages of authorities: what each is, the statements asked of it, and the place of its people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Scope
from accounts.roles import AUDITOR, AUTHORITY_OFFICER, CASE_OFFICER, ERB_EDITOR, ERB_LEAD
from plans.services.organisations import open_people_of
from tests.factories import designations as make
from tests.factories import plans
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db
INVITE = "Invite its first signatory"


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


@pytest.fixture
def authority(designation):
    return plans.mayoral_authority(designation.area)


def at(authority, name="authority"):
    return reverse(name, args=[authority.slug])


def test_an_authority_is_found_by_name_and_shows_what_it_is_and_where(client, authority):
    sign_in(client, person())
    listed = page(client.get(reverse("authorities"), {"q": authority.name.lower()}))
    assert listed.all("a", href=at(authority))
    text = page(client.get(at(authority))).text("main")
    for words in ("Mayoral combined authority", "due consideration", "Kent", "no statement of this authority"):
        assert words in text
    assert "No authority matches" in page(client.get(reverse("authorities"), {"q": "<b>nowhere</b>"})).text("main")
    assert page(client.get(reverse("authorities"), {"q": "x" * 101}), 422).errors()
    assert client.get("/authorities/not-there/").status_code == 404


def test_a_case_officer_invites_the_first_signatory_before_any_statement_is_asked(client, authority):
    sign_in(client, holder(CASE_OFFICER))
    assert INVITE in page(client.get(at(authority))).text("main")

    answer = client.post(at(authority, "authority_people"))

    place = Scope.objects.get(organisation__authority=authority)
    assert answer.url == place.get_absolute_url()
    shown = page(client.get(answer.url))
    assert shown.all("a", href=reverse("begin", args=["invitation", place.pk, "invite"]))
    assert shown.all("a", href=at(authority)), "The place leads back to the authority."
    assert page(client.get(at(authority))).all("a", href=place.get_absolute_url())
    assert client.post(at(authority, "authority_people")).url == answer.url
    assert Scope.objects.filter(organisation__authority=authority).count() == 1


@pytest.mark.parametrize("role", [AUDITOR, ERB_LEAD, None])
def test_nobody_else_opens_the_place_of_an_authoritys_people(client, designation, authority, role):
    who = holder(role, designation.scope if role == ERB_LEAD else None) if role else person()
    sign_in(client, who)
    assert INVITE not in page(client.get(at(authority))).text("main")
    assert client.post(at(authority, "authority_people")).status_code == 403
    assert client.get(at(authority, "authority_people")).status_code == 405
    assert not Scope.objects.filter(organisation__authority=authority).exists()


def test_a_statement_leads_to_its_authority_and_says_where_nobody_there_can_answer(client, designation, authority):
    editor = holder(ERB_EDITOR, designation.scope)
    statement = plans.requested(plans.draft(designation, by=editor), authority, by=editor)
    sign_in(client, editor)
    shown = page(client.get(statement.get_absolute_url()))
    assert shown.all("a", href=at(authority))
    assert f"Nobody acts for {authority} here yet" in shown.text("main")
    assert not shown.all("a", href=statement.scope.get_absolute_url())
    assert page(client.get(at(authority))).all("a", href=statement.get_absolute_url())

    officer = holder(AUTHORITY_OFFICER, statement.scope)

    sign_in(client, officer)
    shown = page(client.get(statement.get_absolute_url()))
    assert "Nobody acts for" not in shown.text("main")
    assert shown.all("a", href=statement.scope.get_absolute_url())
    assert page(client.get(reverse("home"))).all("a", href=at(authority))


def test_who_may_not_read_a_statement_does_not_find_it_at_its_authority(client, designation, authority):
    editor = holder(ERB_EDITOR, designation.scope)
    statement = plans.requested(plans.draft(designation, by=editor), authority, by=editor)
    for who in (person(), holder(ERB_EDITOR, plans.designated().scope)):
        sign_in(client, who)
        assert not page(client.get(at(authority))).all("a", href=statement.get_absolute_url())


def test_the_pages_ask_no_more_of_the_database_as_authorities_come(client, designation, authority):
    sign_in(client, holder(CASE_OFFICER))

    def asked():
        found = []
        for address in (reverse("authorities"), at(authority)):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        return found

    open_people_of(authority)
    before = asked()
    for _ in range(5):
        open_people_of(plans.mayoral_authority(designation.area))
    assert asked() == before
