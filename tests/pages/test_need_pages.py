"""The pages of skills needs, as people use them, with what they type wrong."""

import uuid
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER
from engagement.models import Need
from engagement.services import Party
from reference.models import Level, Pathway, Route
from tests.factories import engagement as make
from tests.factories.accounts import holder
from tests.factories.designations import designated
from tests.pages.delivery_steps import move, visit
from tests.pages.engagement_steps import a_need, begin
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


def test_a_need_shows_its_codes_and_the_evidence_behind_it(client, designation, editor):
    record = make.engagement(designation, parties=[Party("Acme Ltd", "employer")])
    pathway = Pathway.objects.get(name="Catering")
    need = make.need(designation, heard_in=[record], route=pathway.route, pathway=pathway, people=12)
    page = visit(client, editor, need.get_absolute_url())
    for words in ("Catering & Hospitality", "Any level", "12", "Acme Ltd (employer)", "Nearest: 5213 Welding trades"):
        assert words in page.words
    assert record.get_absolute_url() in [link.get("href") for link in page.all("a")]


def test_evidence_of_another_body_is_shown_in_outline(client, designation, editor):
    shared = make.engagement(areas=[designation.area], parties=[Party("Secret Ltd", "employer")], title="Shared event")
    need = make.need(designation, heard_in=[shared])
    page = visit(client, editor, need.get_absolute_url())
    assert "Shared event" in page.words and "Secret Ltd" not in page.html
    assert "Secret Ltd" in visit(client, holder(CASE_OFFICER), need.get_absolute_url()).words


@pytest.mark.clause("G-AnnexC-1")
def test_needs_are_listed_by_route(client, designation, editor):
    digital, catering = Route.objects.get(name="Digital"), Route.objects.get(name="Catering & Hospitality")
    make.need(designation, skill="Write code", route=digital)
    make.need(designation, skill="Cook soup", route=catering)
    address = reverse("needs_list", args=[designation.pk])
    page = visit(client, editor, address)
    assert "Write code" in page.words and "Cook soup" in page.words
    assert len(page.one("select", name="route").findall("option")) == 16
    page = visit(client, editor, f"{address}?route={digital.slug}")
    assert "Write code" in page.words and "Cook soup" not in page.words
    page = visit(client, editor, f"{address}?route=nonsense")
    assert (page.status, page.refusals) == (422, {"route": "Occupational route must be one of the options"})


@pytest.mark.clause("G-AnnexC-2")
def test_choosing_a_route_limits_the_pathways_to_its_own(client, designation, editor):
    record = make.engagement(designation)
    digital, foreign = Route.objects.get(name="Digital"), Pathway.objects.get(name="Catering")
    own = digital.pathways.first()
    address = begin("need", designation)
    page = visit(client, editor, address, a_need(record, route=digital.pk, pathway=foreign.pk))
    assert page.refusals == {
        "pathway": "The pathway “Catering” belongs to the route “Catering & Hospitality”, not to “Digital”."
    }
    offered = [option.get("value") for option in page.one("select", name="pathway").findall("option")]
    assert offered == ["", *(str(pathway.pk) for pathway in digital.pathways.all())]
    page = visit(client, editor, address, a_need(record, pathway=own.pk))
    assert "needs its route" in page.refusals["pathway"]
    client.post(address, a_need(record, route=digital.pk, pathway=own.pk))
    assert Need.objects.get().pathway == own


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"skill": ""}, "skill"),
        ({"skill": "x" * 301}, "skill"),
        ({"heard_in": []}, "heard_in"),
        ({"heard_in": ["0"]}, "heard_in"),
        ({"when_needed": "later"}, "when_needed"),
        ({"people": "0"}, "people"),
        ({"people": "many"}, "people"),
        ({"people": "99999999999"}, "people"),
        ({"occupations": ["x"]}, "occupations"),
        ({"sector": "-1"}, "sector"),
    ],
)
def test_a_need_that_is_typed_wrong_is_refused_beside_its_field(client, designation, editor, typed, field):
    record = make.engagement(designation)
    page = visit(client, editor, begin("need", designation), a_need(record, **typed))
    assert (page.status, list(page.refusals)) == (422, [field])
    assert page.fields["occupation_note"] == "None yet"
    assert not Need.objects.exists()
    assert client.post(begin("need", designation), a_need(record)).status_code == 302


def test_levels_that_are_no_range_are_refused_beside_the_higher_one(client, designation, editor):
    record = make.engagement(designation)
    low, high = (Level.objects.get(key=key).pk for key in ("2", "4"))
    for levels in ({"level_from": low}, {"level_from": high, "level_to": low}):
        page = visit(client, editor, begin("need", designation), a_need(record, **levels))
        assert (page.status, list(page.refusals)) == (422, ["level_to"])
    assert client.post(begin("need", designation), a_need(record, level_from=low, level_to=high)).status_code == 302


def test_a_need_without_an_occupation_or_a_word_on_it_is_refused(client, designation, editor):
    record = make.engagement(designation)
    page = visit(client, editor, begin("need", designation), a_need(record, occupation_note=" "))
    assert page.status == 409
    assert "Choose an occupation." in page.words


def test_a_need_sent_twice_counts_once_and_can_be_changed(client, designation, editor):
    record = make.engagement(designation)
    client.force_login(editor)
    form = a_need(record, once=str(uuid.uuid4()))
    answers = [client.post(begin("need", designation), form) for _ in range(2)]
    need = Need.objects.get()
    assert [answer.url for answer in answers] == [need.get_absolute_url()] * 2
    page = visit(client, editor, move(need, "amend"))
    assert page.fields["skill"] == "Weld aluminium"
    client.post(move(need, "amend"), a_need(record, skill="Weld steel"))
    need.refresh_from_db()
    assert need.skill == "Weld steel"


def chosen(page):
    """Return the engagements that a form has chosen when it opens."""
    return [option.get("value") for option in page.one("select", name="heard_in") if option.get("selected") is not None]


def test_a_need_begun_on_the_page_of_an_engagement_was_heard_there(client, designation, editor):
    heard = make.engagement(designation)
    [link] = visit(client, editor, heard.get_absolute_url()).all(
        "a", href=f"{begin('need', designation)}?heard_in={heard.pk}"
    )

    assert chosen(visit(client, editor, link.get("href"))) == [str(heard.pk)]


@pytest.mark.parametrize("asked", ["0", "x", "999999", "<script>", ""])
def test_what_a_link_cannot_mean_is_left_out(client, designation, editor, asked):
    page = visit(client, editor, f"{begin('need', designation)}?{urlencode({'heard_in': asked})}")

    assert (page.status, chosen(page)) == (200, [])
