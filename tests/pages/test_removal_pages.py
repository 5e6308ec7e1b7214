"""The pages of a removal, and what they say to bad input."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PUBLISHER
from designations.models import Removal, RemovalState
from lifecycle import clock
from tests.factories import designations, removals
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY, ENDS = date(2027, 3, 1), date(2027, 4, 30)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def move_of(record, move):
    return reverse("move", args=["removal", record.pk, move])


def begin_of(designation, move):
    return reverse("begin", args=["removal", designation.pk, move])


def test_a_designation_is_removed_by_page_from_grounds_to_notice(client):
    designation = designations.adopted()
    officer, decider, publisher = holder(CASE_OFFICER), holder(DECISION_MAKER), holder(PUBLISHER)
    sign_in(client, officer).post(begin_of(designation, "propose"))
    record = Removal.objects.get()

    def does(who, move, **answers):
        assert sign_in(client, who).post(move_of(record, move), answers).status_code == 302, move

    does(officer, "record_ground", ground="breach", facts="Minutes of 3 March.")
    does(officer, "state_circumstances", circumstances="All support was tried.")
    does(decider, "decide", reasons="The terms were broken.", **typed("effective_on", ENDS))
    record.refresh_from_db()
    assert "Notice due before 30 April 2027" in page(client.get(record.get_absolute_url())).text("main")
    told = {"notified_to": "The chair", "proof_of_sending": "By letter."}
    does(officer, "notify", **told, **typed("notified_on", TODAY))
    does(publisher, "publish_notice", notice_address=removals.NOTICE, **typed("published_on", TODAY))
    designation.refresh_from_db()
    assert designation.ended_on == ENDS
    client.logout()
    shown = page(client.get(reverse("designation_notice", args=[designation.pk]))).text("main")
    assert "Reasons: The terms were broken." in shown
    assert "The designation is removed on: 30 April 2027" in shown


@pytest.mark.clause("A-3(2)-1")
def test_the_lead_asks_in_writing_and_the_officer_has_no_way_to_refuse(client):
    designation = designations.adopted()
    client = sign_in(client, holder(ERB_LEAD, designation.scope))
    empty = page(client.post(begin_of(designation, "request"), {"request": " "}), 422)
    assert empty.errors() == [("Enter your request", "#id_request")]
    client.post(begin_of(designation, "request"), {"request": "We ask to be let go."})
    record = Removal.objects.get()
    drawn = page(sign_in(client, holder(CASE_OFFICER)).get(record.get_absolute_url()))
    assert "We ask to be let go." in drawn.text("main")
    assert "A designation must be removed when the body asks for it" in drawn.text("main")
    assert [link for link in drawn.all("a") if link.get("href", "").startswith("/do/removal/")] == []
    assert client.post(move_of(record, "drop"), {"note": "No."}).status_code == 409


@pytest.mark.clause("G-4.1-8")
@pytest.mark.clause("A-3(3)-1")
@pytest.mark.parametrize("make", [removals.ready, removals.requested])
def test_a_notice_with_empty_reasons_is_refused_also_when_the_body_asked(client, make):
    record = make()
    client = sign_in(client, holder(DECISION_MAKER))
    drawn = page(client.post(move_of(record, "decide"), {"reasons": " "} | typed("effective_on", ENDS)), 422)
    assert drawn.errors() == [("Enter the reasons for the removal", "#id_reasons")]
    assert drawn.one("input", name="effective_on-day").get("value") == "30"
    answers = {"reasons": "It asked."} | typed("effective_on", ENDS)
    assert client.post(move_of(record, "decide"), answers).status_code == 302


@pytest.mark.clause("A-3(3)-2")
@pytest.mark.parametrize("day", [date(2027, 2, 28), TODAY])
def test_a_removal_in_the_past_or_today_is_refused_with_its_provision(client, day):
    record = removals.ready()
    client = sign_in(client, holder(DECISION_MAKER))
    drawn = page(client.post(move_of(record, "decide"), {"reasons": "Broken."} | typed("effective_on", day)), 409)
    assert "which is not after today. Set a later day. (Statute: Act s.3(3)(b))" in drawn.text("main")
    assert drawn.text("textarea", name="reasons") == "Broken."
    missing = page(client.post(move_of(record, "decide"), {"reasons": "Broken."}), 422)
    assert missing.errors() == [("Enter the date of removal", "#id_effective_on-day")]
    record.refresh_from_db()
    assert record.state == RemovalState.PROPOSED


def test_a_departure_from_guidance_asks_for_the_paragraph_and_the_stated_cause(client):
    record = removals.proposed()
    client = sign_in(client, holder(CASE_OFFICER))
    answers = {"ground": "guidance", "facts": "No review was made."}
    drawn = page(client.post(move_of(record, "record_ground"), answers), 422)
    assert drawn.errors() == [
        ("Enter the paragraph of the guidance", "#id_paragraph"),
        ("Enter the body's stated cause, or that it gave none", "#id_stated_cause"),
    ]
    client.post(move_of(record, "record_ground"), answers | {"paragraph": "6.1", "stated_cause": "Staff had left."})
    shown = page(client.get(record.get_absolute_url())).text("main")
    assert "Paragraph of the guidance: 6.1" in shown
    assert "Staff had left." in shown
    assert "Act s.3(1)(d)" in shown
    unknown = page(client.post(move_of(record, "record_ground"), {"ground": "dislike", "facts": "x"}), 422)
    assert unknown.errors()[0][1].startswith("#id_ground")


@pytest.mark.clause("G-4.3.2-5")
def test_the_page_shows_the_history_of_the_case_and_asks_for_exceptional_circumstances(client):
    designation = designations.adopted()
    record = removals.proposed(designation)
    client = sign_in(client, holder(DECISION_MAKER))
    drawn = page(client.get(record.get_absolute_url()))
    assert "State the exceptional circumstances: the body did not ask for this" in drawn.text("main")
    assert "Published designation taken in" in drawn.text("main").split("History of the case")[1]


def test_a_second_removal_is_refused_while_one_is_open(client):
    record = removals.proposed()
    client = sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(begin_of(record.designation, "propose")), 409)
    assert "A removal of this designation is under way already." in drawn.text("main")
    assert Removal.objects.count() == 1
    ended = removals.published()
    over = page(client.post(begin_of(ended.designation, "propose")), 409).text("main")
    assert "The designation ends on 31 March 2027 already." in over


def test_a_removal_of_another_body_does_not_exist_for_a_lead(client):
    record = removals.requested()
    stranger = sign_in(client, holder(ERB_LEAD, designations.adopted().scope))
    assert stranger.get(record.get_absolute_url()).status_code == 404
    assert stranger.get(reverse("api:removal-detail", args=[record.pk])).status_code == 404
    sign_in(client, holder(ERB_LEAD, record.designation.scope))
    assert client.get(reverse("api:removal-detail", args=[record.pk])).json()["request"] == "We ask to be let go."
