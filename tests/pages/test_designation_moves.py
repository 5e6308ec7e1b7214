"""Making the moves of a designation by page."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import (
    CASE_OFFICER,
    DECISION_MAKER,
    ERB_LEAD,
    PUBLISHER,
)
from designations.models import Designation, DesignationState, DesignationTest
from lifecycle import clock
from lifecycle.models import Entry
from lifecycle.selectors import entries_of
from tests.factories import designations as make
from tests.factories import files
from tests.factories.accounts import holder, organisation
from tests.pages.designation_steps import move_of, page, sign_in, typed
from tests.unit.kit.drawing import Drawn

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def test_a_case_officer_proposes_a_body_and_a_double_click_proposes_it_once(client):
    kent, body, edition = make.area("Kent"), organisation(name="Kent Chamber"), make.edition()
    client = sign_in(client, holder(CASE_OFFICER))
    address = reverse("begin", args=["designation", kent.pk, "propose"])
    drawn = page(client.get(address))
    assert drawn.text("h1") == "A designation for Kent Propose a body"
    answers = {"body": body.pk, "edition": edition.pk, "once": drawn.one("input", name="once").get("value")}
    first, second = client.post(address, answers), client.post(address, answers)
    record = Designation.objects.get()
    assert (record.area, record.body, record.edition) == (kent, body, edition)
    assert {response.url for response in (first, second)} == {record.get_absolute_url()}
    assert "Body proposed." in page(client.get(first.url)).text("main")


def test_the_sub_areas_of_london_and_unknown_areas_have_no_such_page(client):
    part = make.area("Local London", parent=make.area("Greater London"))
    client = sign_in(client, holder(CASE_OFFICER))
    for area in (part.pk, 10**9):
        assert client.get(reverse("begin", args=["designation", area, "propose"])).status_code == 404
    assert client.get(reverse("begin", args=["designation", part.parent.pk, "propose"])).status_code == 200


def test_a_designation_is_taken_in_by_page(client):
    kent, body, partner, edition = make.area("Kent"), organisation(), organisation(), make.edition("2025-11")
    answers = {
        "body": body.pk,
        "edition": edition.pk,
        "partners": [partner.pk],
        "notice_address": f"{make.GOV_UK}/notice",
    }
    answers |= typed("effective_on", date(2025, 10, 1)) | typed("published_on", date(2026, 7, 10))
    client = sign_in(client, holder(CASE_OFFICER))
    address = reverse("begin", args=["designation", kent.pk, "adopt"])
    refused = page(client.post(address, answers | typed("effective_on", date(2027, 3, 2))), 409)
    assert "which lies ahead. Propose it instead. (Statute: Act s.2(3))" in refused.text("main")
    assert Designation.objects.count() == 0
    client.post(address, answers)
    record = Designation.objects.get()
    assert (record.state, record.effective_on, record.terms) == (DesignationState.DESIGNATED, date(2025, 10, 1), None)
    assert record.partners.get().organisation == partner


def test_a_designation_goes_from_proposal_to_notice_by_page(client):
    edition = make.terms()
    record = make.proposed()
    officer, decider, publisher = holder(CASE_OFFICER), holder(DECISION_MAKER), holder(PUBLISHER)

    def does(who, move, **answers):
        response = sign_in(client, who).post(move_of(record, move), answers)
        assert response.status_code == 302, Drawn(response.content.decode()).text("main")

    for test in DesignationTest.Test:
        does(officer, "record_test", test=test, finding="met", evidence="Seen.")
    consent = {"signed_by": "A Person", "signatory_role": "Chair", "to_designation": "yes", "terms": edition.code}
    does(officer, "record_consent", attached=[files.sent()], **consent, **typed("consented_on", TODAY))
    does(decider, "agree", terms=edition.code, **typed("effective_on", date(2027, 3, 10)))
    told = {"notified_to": "The chair", "proof_of_sending": "By letter."}
    does(officer, "notify", **told, **typed("notified_on", TODAY))
    does(decider, "change_date", note="GOV.UK is frozen.", **typed("effective_on", date(2027, 4, 1)))
    does(officer, "notify", **told, **typed("notified_on", TODAY))
    does(publisher, "publish_notice", notice_address=f"{make.GOV_UK}/notice", **typed("published_on", TODAY))
    record.refresh_from_db()
    assert (record.state, record.effective_on) == (DesignationState.DESIGNATED, date(2027, 4, 1))
    assert (record.terms, record.consent_terms) == (edition, edition)
    assert entries_of(record).count() == 16


def test_a_withdrawal_needs_its_reason(client):
    record = make.proposed()
    client = sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(move_of(record, "withdraw_proposal"), {"note": " "}), 422)
    assert drawn.errors() == [("Enter the reason", "#id_note")]
    client.post(move_of(record, "withdraw_proposal"), {"note": "The body asked us to."})
    record.refresh_from_db()
    assert record.state == DesignationState.ENDED


@pytest.mark.clause("A-2(3)-2")
def test_publishing_on_the_effective_date_is_refused_in_words_and_nothing_typed_is_lost(client):
    record = make.notified(effective_on=date(2027, 3, 10))
    client = sign_in(client, holder(PUBLISHER))
    answers = {"notice_address": f"{make.GOV_UK}/notice"} | typed("published_on", date(2027, 3, 10))
    with clock.at(date(2027, 3, 11)):
        drawn = page(client.post(move_of(record, "publish_notice"), answers), 409)
    said = drawn.text("main")
    assert "The notice was published on 10 March 2027, which is not before the effective date, 10 March 2027." in said
    assert "(Statute: Act s.2(3)(b))" in said
    assert drawn.one("input", name="notice_address").get("value") == f"{make.GOV_UK}/notice"
    assert drawn.one("input", name="published_on-day").get("value") == "10"
    with clock.at(date(2027, 3, 11)):
        accepted = client.post(move_of(record, "publish_notice"), answers | typed("published_on", date(2027, 3, 9)))
    assert accepted.status_code == 302


def test_a_notice_published_by_a_double_click_counts_once(client):
    record = make.notified()
    client = sign_in(client, holder(PUBLISHER))
    answers = {"notice_address": f"{make.GOV_UK}/notice"} | typed("published_on", TODAY)
    assert client.post(move_of(record, "publish_notice"), answers).status_code == 302
    again = page(client.post(move_of(record, "publish_notice"), answers), 409)
    assert "the state is now “Designated”" in again.text("main")
    assert Entry.objects.filter(workflow="designation", move="publish_notice").count() == 1


def test_a_move_of_another_role_is_refused_and_one_on_somebody_elses_record_does_not_exist(client):
    record = make.ready()
    refused = page(sign_in(client, holder(PUBLISHER)).get(move_of(record, "agree")), 403)
    assert "Only a decision maker for the Secretary of State can do this." in refused.text("main")
    assert sign_in(client, holder(ERB_LEAD, make.proposed().scope)).get(move_of(record, "agree")).status_code == 404
    assert sign_in(client, holder(ERB_LEAD, record.scope)).get(move_of(record, "agree")).status_code == 403
    assert sign_in(client, holder(DECISION_MAKER)).get(move_of(record, "agree")).status_code == 200
    assert sign_in(client, holder(DECISION_MAKER)).get(move_of(record, "no_such_move")).status_code == 404
