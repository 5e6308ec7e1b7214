"""The pages on which provision is added and changed, and on which its materiality is decided."""

import uuid

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER
from engagement.models import MaterialityDecision, Provision
from lifecycle import clock
from reference.models import Funder, Level, Route
from tests.factories import engagement as make
from tests.factories.accounts import holder, person
from tests.factories.designations import designated
from tests.pages.delivery_steps import visit
from tests.pages.engagement_steps import an_offer, at, chosen
from tests.reference_fixture import (  # noqa: F401
    _reference_of_module,
    _reference_tables,
    reference_data,
    reference_folder,
)

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def editor(designation):
    return make.editor_of(designation)


@pytest.mark.clause("G-AnnexC-1", "G-fn9-1")
def test_provision_can_be_on_any_route_and_level_and_names_its_funders(client, designation, editor):
    organisation = make.provider("fe_college")
    page = visit(client, editor, at("provision_add", organisation))
    assert len(page.one("select", name="route").findall("option")) == Route.objects.count() + 1 == 16
    assert len(page.one("select", name="level").findall("option")) == Level.objects.count() + 1 == 10
    assert "Student support paid straight to the provider" in page.labels().values()
    support = Funder.objects.get(key="student_support").pk
    client.post(at("provision_add", organisation), an_offer(designation.area, funders=[support]))
    assert "English-funded Yes" in visit(client, editor, at("provider", organisation)).words


def test_provision_sent_twice_is_added_once_and_can_be_changed(client, designation, editor):
    organisation, partner = make.provider("fe_college"), make.provider("independent_training_provider")
    page = visit(client, editor, at("provision_add", organisation))
    once = page.fields["once"]
    assert uuid.UUID(once)
    form = an_offer(designation.area, once=once, partner=partner.provider.pk, mode="online")
    assert [client.post(at("provision_add", organisation), form).status_code for _ in range(2)] == [302, 302]
    offer = Provision.objects.get(provider=organisation)
    assert (offer.partner, offer.mode) == (partner, "online")
    address = at("provision_change", organisation, offer.pk)
    page = visit(client, editor, address)
    assert page.fields["title"] == "Welding"
    assert (chosen(page, "partner"), chosen(page, "areas")) == ([str(partner.provider.pk)], [str(designation.area.pk)])
    ended = {"until-day": "31", "until-month": "7", "until-year": "2025"}
    client.post(address, an_offer(designation.area, title="Welding at night", **ended))
    offer.refresh_from_db()
    assert (offer.title, str(offer.until), offer.partner) == ("Welding at night", "2025-07-31", None)
    assert visit(client, editor, at("provision_change", partner, offer.pk)).status == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"areas": []}, "areas"),
        ({"areas": ["0"]}, "areas"),
        ({"mode": "by owl"}, "mode"),
        ({"technical": ""}, "technical"),
        ({"funders": []}, "funders"),
        ({"funders": ["nobody"]}, "funders"),
        ({"age_from": "sixteen"}, "age_from"),
        ({"age_from": "19", "age_to": "16"}, "age_to"),
        ({"age_to": "121"}, "age_to"),
        ({"since-day": "31", "since-month": "2"}, "since-day"),
        ({"until-day": "1", "until-month": "1", "until-year": "2020"}, "until-day"),
        ({"level": "99999"}, "level"),
    ],
)
def test_provision_that_is_typed_wrong_is_refused_beside_its_field(client, designation, editor, changed, field):
    organisation = make.provider("fe_college")
    sent = an_offer(designation.area, **changed)
    page = visit(client, editor, at("provision_add", organisation), sent)
    assert (page.status, list(page.refusals)) == (422, [field])
    assert page.fields["since-year"] == "2024"
    assert not Provision.objects.filter(provider=organisation).exists()
    assert client.post(at("provision_add", organisation), an_offer(designation.area)).status_code == 302


def test_a_provider_is_not_its_own_partner(client, designation, editor):
    organisation = make.provider("fe_college")
    sent = an_offer(designation.area, partner=organisation.provider.pk)
    page = visit(client, editor, at("provision_add", organisation), sent)
    assert page.refusals == {"partner": "The partner must be another provider than the main one."}


@pytest.mark.clause("A-1(2)-1", "G-fn5-1", "G-1.7-2")
def test_a_decision_asks_for_its_grounds_and_shows_who_decided_and_when(client, designation, editor):
    organisation = make.provider("fe_college")
    make.provision(organisation, designation.area)
    address = reverse("begin", args=["materiality", designation.pk, "decide"])
    assert address in [link.get("href") for link in visit(client, editor, at("provider", organisation)).all("a")]
    page = visit(client, editor, address, {"provider": make.provider("fe_college").pk})
    assert set(page.refusals) == {"provider", "skills", "period", "circumstances", "guidance", "material"}
    grounds = {
        "provider": organisation.pk, "skills": "Welding", "period": "both", "circumstances": "Forty places a year",
        "guidance": "Section 3.4", "material": "yes", "once": str(uuid.uuid4()),
    }  # fmt: skip
    for _ in range(2):
        assert client.post(address, grounds).url == at("provider", organisation)
    decision = MaterialityDecision.objects.get()
    page = visit(client, editor, at("provider", organisation))
    for words in ("Forty places a year", f"Decided by {decision.decided_by}, {designation.body}", "Section 3.4"):
        assert words in page.words
    assert f"decided on {clock.today().day} " in page.words
    stranger = visit(client, person(), at("provider", organisation))
    assert "Subject to the duties" in stranger.words and "Forty places a year" not in stranger.words


def test_only_the_body_decides(client, designation):
    address = reverse("begin", args=["materiality", designation.pk, "decide"])
    assert visit(client, holder(CASE_OFFICER), address).status == 403
    assert visit(client, make.lead_of(make.provider()), address).status == 404
    assert visit(client, make.editor_of(designation), address).status == 200
