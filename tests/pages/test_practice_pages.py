"""Good practice: posted by ERBs and the department, found by every ERB, linked with what it was learned in."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, PROVIDER_LEAD
from accounts.selectors import nation
from approvals.models import Practice
from lifecycle import clock
from tests.factories import interventions, places, plans
from tests.factories import practice as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(date(2026, 3, 6)):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


def begin_at(scope):
    return reverse("begin", args=["practice", scope.pk, "post"])


@pytest.mark.clause("G-4.3-2")
def test_what_an_erb_and_the_department_post_is_found_by_every_erb_by_words_stage_and_topic(client, designation):
    elsewhere = plans.designated()
    sign_in(client, holder(ERB_EDITOR, designation.scope))
    assert client.post(begin_at(designation.scope), make.FACTS).status_code == 302
    sign_in(client, holder(CASE_OFFICER))
    told = make.FACTS | {"title": "One list of providers", "stage": "planning", "topic": "providers"}
    assert client.post(begin_at(nation()), told).status_code == 302

    sign_in(client, holder(ERB_VIEWER, elsewhere.scope))
    both = page(client.get(reverse("practices"))).text("main")
    assert "2 items" in both
    assert designation.body.name in both
    assert "Department for Education" in both
    for query, wanted in (
        ({"q": "breakfast"}, ["Breakfast"]),
        ({"q": "forty survey"}, ["Breakfast", "One list"]),
        ({"stage": "planning"}, ["One list"]),
        ({"topic": "employers"}, ["Breakfast"]),
        ({"stage": "planning", "topic": "employers"}, []),
        ({"q": "100% {{ 7*7 }}"}, []),
    ):
        found = page(client.get(reverse("practices"), query)).text("main")
        assert [one for one in ("Breakfast", "One list") if one in found] == wanted, query
        listed = client.get(reverse("api:practice-list"), query).json()["results"]
        assert len(listed) == len(wanted), query
    item = Practice.objects.get(scope=designation.scope)
    assert "lsip@example.org" in page(client.get(item.get_absolute_url())).text("main")
    assert page(client.get(reverse("practices"), {"stage": "lunch"}), 422).errors()


def test_what_was_learned_in_an_intervention_is_shared_without_showing_it_to_others(client, designation):
    officer = holder(CASE_OFFICER)
    case = interventions.closed(designation, by=officer)
    sign_in(client, officer)
    shown = page(client.get(case.get_absolute_url()))
    (link,) = (one.get("href") for one in shown.all("a") if "/practice/" in one.get("href", ""))
    form = page(client.get(link))
    assert form.one("option", value=str(case.pk)).get("selected") is not None
    assert "Breakfast meetings work." in form.text("textarea", name="text")
    client.post(link, make.FACTS | {"learned_in": case.pk})
    item = Practice.objects.get()
    assert item.learned_in == case
    assert item.title in page(client.get(case.get_absolute_url())).text("main")
    for who, seen in ((officer, True), (holder(ERB_LEAD, plans.designated().scope), False)):
        text = page(sign_in(client, who).get(item.get_absolute_url())).text("main")
        assert (case.title in text) is seen


def test_withdrawn_practice_is_found_by_nobody_else(client, designation):
    editor = holder(ERB_EDITOR, designation.scope)
    item = make.posted(designation.scope, by=editor)
    stranger = holder(ERB_LEAD, plans.designated().scope)
    withdraw = reverse("move", args=["practice", item.pk, "withdraw"])
    assert sign_in(client, stranger).post(withdraw, {"note": "I dislike it."}).status_code == 403
    sign_in(client, editor)
    assert page(client.post(withdraw, {"note": " "}), 422).errors()
    client.post(withdraw, {"note": "It no longer works."})
    assert "0 items" in page(client.get(reverse("practices"))).text("main")
    assert sign_in(client, stranger).get(item.get_absolute_url()).status_code == 404


def test_only_erbs_and_national_roles_read_it_and_only_authors_post(client, designation):
    item = make.posted(designation.scope)
    sign_in(client, holder(PROVIDER_LEAD, places.provider_place()))
    for address in (reverse("practices"), item.get_absolute_url(), begin_at(designation.scope)):
        assert client.get(address).status_code == 404
    assert client.get(reverse("api:practice-list")).json()["results"] == []
    sign_in(client, holder(AUDITOR))
    assert client.get(item.get_absolute_url()).status_code == 200
    assert client.get(begin_at(nation())).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Enter the title"),
        ({"stage": ""}, "Select the stage"),
        ({"topic": "lunch"}, "Topic must be one of the options"),
        ({"text": " "}, "Enter what you did and what came of it"),
        ({"text": "x" * 6001}, "must be 6,000 characters or fewer"),
        ({"contact": "nobody"}, "Enter an email address in the correct format"),
        ({"learned_in": "999999"}, "must be one of the options"),
    ],
)
def test_bad_input_is_refused_in_place_and_the_rest_is_kept(client, designation, wrong, said):
    sign_in(client, holder(ERB_EDITOR, designation.scope))
    drawn = page(client.post(begin_at(designation.scope), make.FACTS | wrong), 422)
    assert [words for words, _ in drawn.errors() if said in words], drawn.errors()
    if "title" not in wrong:
        assert drawn.one("input", name="title").get("value") == make.FACTS["title"]
    assert not Practice.objects.exists()


def test_an_item_keeps_what_is_posted_when_it_is_changed(client, designation):
    item = make.posted(designation.scope)
    sign_in(client, holder(ERB_EDITOR, designation.scope))
    change = reverse("move", args=["practice", item.pk, "amend"])
    assert page(client.get(change)).one("input", name="title").get("value") == make.FACTS["title"]
    client.post(change, make.FACTS | {"title": "Breakfast works"})
    item.refresh_from_db()
    assert item.title == "Breakfast works"
    with pytest.raises(IntegrityError), transaction.atomic():
        Practice.objects.update(title="")
