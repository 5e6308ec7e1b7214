"""The pages and the API of mergers of providers."""

import pytest
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, PROVIDER_LEAD, ScopeKind
from accounts.services import scope_of
from engagement.models import Merger
from engagement.services import Party
from lifecycle import clock
from lsip_portal.kit.names import display_name
from tests.factories import accounts, mergers
from tests.factories import engagement as make
from tests.factories.designations import designated
from tests.pages.delivery_steps import visit
from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    reference_data,
    reference_folder,
)

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def college():
    return make.provider("fe_college")


@pytest.fixture
def group():
    return make.provider("fe_college")


def page_of(organisation):
    return reverse("provider", args=[organisation.provider.ukprn])


def typed(successor):
    today = clock.today()
    return {
        "successor": successor.provider.pk,
        "since-day": today.day,
        "since-month": today.month,
        "since-year": today.year,
        "source": mergers.SOURCE,
        "note": "The governors of both agreed.",
    }


def addresses(page):
    """Where a page leads, by link or button."""
    return {node.get("href") for node in page.all("a")}


def sign_in(client, who):
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")


def test_a_case_officer_records_a_merger_from_the_page_of_a_provider(client, college, group):
    officer = accounts.holder(CASE_OFFICER)
    address = reverse("begin", args=["merger", college.provider.pk, "record"])
    assert address in addresses(visit(client, officer, page_of(college)))
    answer = client.post(address, typed(group), follow=True)
    made = Merger.objects.get()
    assert answer.redirect_chain == [(made.get_absolute_url(), 302)]
    assert "Merger recorded" in answer.content.decode() and mergers.SOURCE in answer.content.decode()
    page = visit(client, officer, page_of(college))
    assert f"Part of {display_name(group.name)} since" in page.words and address not in addresses(page)


def test_others_are_not_offered_it_and_cannot_make_it(client, college):
    address = reverse("begin", args=["merger", college.provider.pk, "record"])
    auditor = accounts.holder(AUDITOR)
    assert address not in addresses(visit(client, auditor, page_of(college)))
    assert client.get(address).status_code == 403
    sign_in(client, accounts.holder(PROVIDER_LEAD, scope_of(college, ScopeKind.PROVIDER)))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"successor": ""}, "the provider that it became part of"),
        ({"since-day": "31", "since-month": "2"}, "First day as part of it must be a real date"),
        ({"source": ""}, "Enter the source"),
        ({"note": ""}, "Enter"),
    ],
)
def test_a_bad_answer_is_told_beside_its_field_and_nothing_is_lost(client, college, group, changed, message):
    sign_in(client, accounts.holder(CASE_OFFICER))
    address = reverse("begin", args=["merger", college.provider.pk, "record"])
    answer = client.post(address, typed(group) | changed | {"once": ""})
    words = answer.content.decode()
    assert answer.status_code == 422 and message in words and not Merger.objects.exists()
    assert "The governors of both agreed." in words or "note" in changed
    assert mergers.SOURCE in words or "source" in changed


def test_a_refusal_keeps_what_was_typed(client, college):
    sign_in(client, accounts.holder(CASE_OFFICER))
    address = reverse("begin", args=["merger", college.provider.pk, "record"])
    answer = client.post(address, typed(college))
    assert answer.status_code == 409 and "cannot become part of itself" in answer.content.decode()
    assert "The governors of both agreed." in answer.content.decode()


def test_the_successors_page_lists_what_it_took_over(client, college, group):
    designation = designated()
    make.provision(college, designation.area, title="Boatbuilding")
    make.decision(designation, college)
    make.engagement(designation, parties=[Party(college, capacity="provider")], title="Round table on boats")
    lead = accounts.holder(PROVIDER_LEAD, scope_of(group, ScopeKind.PROVIDER))
    assert "Boatbuilding" not in visit(client, lead, page_of(group)).words
    mergers.merger(college, group)
    page = visit(client, lead, page_of(group))
    assert "Providers that became part of it" in page.words
    assert f"Boatbuilding {display_name(college.name)}" in page.words
    assert "Round table on boats" in page.words
    assert "Recorded by" in page.words


def test_nothing_is_added_to_a_provider_that_is_part_of_another(client, college, group):
    lead = accounts.holder(PROVIDER_LEAD, scope_of(college, ScopeKind.PROVIDER))
    address = reverse("provision_add", args=[college.provider.ukprn])
    assert address in addresses(visit(client, lead, page_of(college)))
    mergers.merger(college, group)
    assert address not in addresses(visit(client, lead, page_of(college)))


def test_the_api_lists_mergers_and_makes_their_moves(client, college, group):
    sign_in(client, accounts.holder(CASE_OFFICER))
    begin = reverse("api:begin", args=["merger", college.provider.pk, "record"])
    sent = {"successor": group.provider.pk, "since": clock.today().isoformat(), "source": "A letter", "note": "Agreed."}
    assert client.post(begin, sent, content_type="application/json").status_code in (200, 201)
    listed = client.get(reverse("api:merger-list")).json()
    listed = listed["results"] if isinstance(listed, dict) else listed
    assert [one["successor"] for one in listed] == [group.provider.ukprn]
    withdraw = reverse("api:make_move", args=["merger", listed[0]["id"], "withdraw"])
    client.post(withdraw, {"note": "A mistake."}, content_type="application/json")
    assert Merger.objects.get().state == "withdrawn"
    client.logout()
    assert client.get(reverse("api:merger-list")).status_code in (401, 403)
