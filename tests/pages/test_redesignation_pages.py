"""The pages of reviews, redesignation and hand-over."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER, ERB_EDITOR, ERB_LEAD
from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run
from tests.factories import departures, designations, engagement, plans, removals
from tests.factories.accounts import held_by, holder, invited, organisation, reviewed
from tests.pages.designation_steps import move_of, page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.mark.clause("G-4.1-11")
def test_an_officer_sets_a_date_of_review_and_sees_it_among_those_due(client):
    record = designations.adopted()
    client = sign_in(client, holder(CASE_OFFICER))
    address = reverse("designation_reviews")
    assert "No date of review is set." in page(client.get(address)).text("main")
    past = page(client.post(move_of(record, "set_review"), {"note": "Now."} | typed("review_on", TODAY)), 409)
    assert "1 March 2027 is not after today. Set a later date of review." in past.text("main")
    unreal = page(client.post(move_of(record, "set_review"), {"note": "", "review_on-day": "31"}), 422)
    assert [href for _, href in unreal.errors()] == ["#id_review_on-month", "#id_note"]
    client.post(move_of(record, "set_review"), {"note": "Yearly."} | typed("review_on", date(2027, 9, 1)))
    assert "1 September 2027" in page(client.get(address)).text("main")
    assert sign_in(client, holder(ERB_LEAD, record.scope)).get(address).status_code == 404


def test_a_redesignation_is_begun_by_page_and_both_records_lead_to_each_other(client):
    record = designations.adopted()
    client = sign_in(client, holder(CASE_OFFICER))
    begin = reverse("begin", args=["designation", record.area.pk, "redesignate"])
    assert page(client.get(record.get_absolute_url())).all("a", href=begin)
    answers = {"body": record.body.pk, "edition": designations.edition("2025-11").pk}
    assert client.post(begin, answers).status_code == 302
    new = Designation.objects.get(follows=record)
    drawn = page(client.get(new.get_absolute_url()))
    assert "Redesignation: it is to follow the designation in force" in drawn.text("main")
    again = page(client.post(begin, answers), 409).text("main")
    assert "is already proposed for" in again


def test_the_hand_over_page_lists_what_passes_on_and_the_next_body_reads_it(client):
    old = designations.designated(effective_on=date(2027, 3, 2))
    with clock.at(date(2027, 3, 2)):
        engagement.need(old)
        plans.draft(old, by=holder(ERB_EDITOR, old.scope))
        removals.published(old, date(2027, 6, 1))
        new = designations.designated(where=old.area, body=organisation(), effective_on=date(2027, 6, 1))
        client = sign_in(client, holder(ERB_LEAD, new.scope))
        address = reverse("hand_over", args=[old.pk])
        drawn = page(client.get(address)).text("main")
        assert "Skills needs 1 recorded" in drawn
        assert f"{new}, from 1 June 2027" in drawn
        assert "Duties that were not fulfilled" in drawn
        ours = page(client.get(new.get_absolute_url()))
        assert address in {link.get("href") for link in ours.all("a")}
        assert page(client.get(reverse("needs_list", args=[old.pk]))).text("h1") != ""
        client.logout()
        stranger = sign_in(client, holder(ERB_LEAD, designations.adopted().scope))
        assert stranger.get(address).status_code == 404


def test_every_link_that_the_next_body_finds_on_the_pages_of_the_one_before_can_be_followed(client):
    old = designations.designated(effective_on=date(2027, 3, 2))
    with clock.at(date(2027, 3, 2)):
        departures.departure(old)
        held = held_by(holder(ERB_EDITOR, old.scope))[0]
        run(held, "end", by=holder(ERB_LEAD, old.scope), facts={"until": clock.today()}, note="Left the body.")
        invited(old.scope)
        reviewed(old.scope)
        removals.published(old, date(2027, 6, 1))
        new = designations.designated(where=old.area, body=organisation(), effective_on=date(2027, 6, 1))
        sign_in(client, holder(ERB_LEAD, new.scope))
        pages = [
            reverse(name, args=[old.pk]) for name in ("designation_history", "designation", "hand_over", "departures")
        ]
        links = {link.get("href") for one in pages for link in page(client.get(one)).all("a")}
    work = {href for href in links if href and href.startswith("/") and "sign-out" not in href}
    assert {href: status for href in sorted(work) if (status := client.get(href).status_code) != 200} == {}
    history = client.get(reverse("designation_history", args=[old.pk])).content.decode()
    assert "Left the body." in history
    assert held.get_absolute_url() not in history


def test_the_list_of_reviews_takes_as_many_queries_for_many_as_for_few(client, django_assert_max_num_queries):
    client = sign_in(client, holder(CASE_OFFICER))
    for _ in range(5):
        record = designations.adopted()
        client.post(move_of(record, "set_review"), {"note": "Yearly."} | typed("review_on", date(2027, 9, 1)))
    with django_assert_max_num_queries(16):
        assert client.get(reverse("designation_reviews")).content.decode().count("1 September 2027") == 5
