"""The pages of a change of terms, and what they say to bad input."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER, ERB_LEAD, PUBLISHER
from designations import calendar
from designations.models import TermsChange, TermsChangeState
from lifecycle import clock
from tests.factories import designations, terms_changes
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 18)
BEGINS = date(2027, 5, 4)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def move_of(record, move):
    return reverse("move", args=["terms-change", record.pk, move])


def links(drawn):
    """Return where the links of a page lead."""
    return {link.get("href") for link in drawn.all("a")}


def answers(**changed):
    """Return a change as its form sends it."""
    terms_changes.newer_terms()
    return (
        {"terms": "2024-09", "own_terms": "", "changes": "Reports are due."} | typed("effective_on", BEGINS) | changed
    )


def test_an_officer_drafts_a_change_below_the_designation_and_notifies_the_body(client):
    designation = designations.adopted()
    terms_changes.bank_holidays()
    client = sign_in(client, holder(CASE_OFFICER))
    begin = reverse("begin", args=["terms-change", designation.pk, "draft"])
    assert begin in links(page(client.get(designation.get_absolute_url())))
    response = client.post(begin, answers())
    record = TermsChange.objects.get()
    assert response.url == record.get_absolute_url()
    told = {"notified_to": "The chair", "proof_of_sending": "By letter."} | typed("notified_on", TODAY)
    assert client.post(move_of(record, "notify"), told).status_code == 302
    assert "Change of terms" in page(client.get(designation.get_absolute_url())).text("main")


@pytest.mark.clause("N-33")
def test_the_lead_sees_the_countdown_with_accept_and_object(client):
    record = terms_changes.notified(effective_on=BEGINS)
    lead = terms_changes.lead_of(record)
    client = sign_in(client, lead)
    drawn = page(client.get(record.get_absolute_url()))
    assert "Open until 5 April 2027" in drawn.text("main")
    assert "10 working days are left after today." in drawn.text("main")
    assert {move_of(record, "accept"), move_of(record, "object")} <= links(drawn)
    client.logout()
    with clock.at(date(2027, 4, 2)):
        later = page(sign_in(client, lead).get(record.get_absolute_url()))
        assert "1 working day is left after today." in later.text("main")
    client.logout()
    with clock.at(date(2027, 4, 6)):
        late = page(sign_in(client, lead).get(record.get_absolute_url()))
    assert "The 10 working days to object ended on 5 April 2027." in late.text("main")
    assert move_of(record, "object") not in links(late)


def test_an_objection_without_words_is_refused_beside_its_field(client):
    record = terms_changes.notified(effective_on=BEGINS)
    client = sign_in(client, terms_changes.lead_of(record))
    drawn = page(client.post(move_of(record, "object"), {"objection": "  "}), 422)
    assert drawn.errors() == [("Enter the objection", "#id_objection")]
    client.post(move_of(record, "object"), {"objection": "<script>alert(1)</script>"})
    shown = client.get(record.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"own_terms": "Its own."}, ("Leave this empty, or choose “Terms of its own”", "#id_own_terms")),
        ({"terms": "own"}, ("Enter the terms of its own, or choose a published edition", "#id_own_terms")),
        ({"changes": ""}, ("Enter what changes", "#id_changes")),
        ({"changes": "x" * 4001}, ("What changes must be 4,000 characters or fewer", "#id_changes")),
        (
            {"effective_on-month": "13"},
            ("Date on which the change takes effect must be a real date", "#id_effective_on-month"),
        ),
    ],
)
def test_a_broken_draft_is_refused_beside_the_field_and_kept(client, changed, error):
    designation = designations.adopted()
    client = sign_in(client, holder(CASE_OFFICER))
    begin = reverse("begin", args=["terms-change", designation.pk, "draft"])
    drawn = page(client.post(begin, answers(**changed)), 422)
    assert error in drawn.errors()
    assert TermsChange.objects.count() == 0


def test_a_date_that_has_come_and_terms_that_hold_already_are_refused_with_their_provision(client):
    designation = designations.adopted(terms=terms_changes.newer_terms())
    client = sign_in(client, holder(CASE_OFFICER))
    begin = reverse("begin", args=["terms-change", designation.pk, "draft"])
    older = designations.terms("2023-08", date(2023, 8, 11)).code
    same = page(client.post(begin, answers()), 409).text("main")
    assert "is subject to “Terms and conditions of designation, 19 September 2024” already." in same
    past = page(client.post(begin, answers(terms=older) | typed("effective_on", TODAY)), 409).text("main")
    assert "which is not after today. Set a later date. (Statute: Act s.2(5))" in past


@pytest.mark.clause("A-2(5)-1")
def test_the_body_is_not_notified_on_or_after_the_day_nor_too_late_for_its_ten_days(client):
    record = terms_changes.drafted(effective_on=date(2027, 4, 5))
    terms_changes.bank_holidays()
    client = sign_in(client, holder(CASE_OFFICER))
    told = {"notified_to": "The chair", "proof_of_sending": "By letter."}
    short = page(client.post(move_of(record, "notify"), told | typed("notified_on", TODAY)), 409).text("main")
    assert "The body may object until 5 April 2027, and the change would take effect on 5 April 2027." in short
    late = client.post(move_of(record, "notify"), told | typed("notified_on", date(2027, 4, 5)))
    assert "which is not before 5 April 2027, when the change takes effect. (Statute: Act s.2(5)(a))" in page(
        late, 409
    ).text("main")
    record.refresh_from_db()
    assert record.state == TermsChangeState.DRAFTED
    beyond = page(client.post(move_of(record, "notify"), told | typed("notified_on", date(2029, 1, 2))), 422)
    assert beyond.errors()[0][1] == "#id_notified_on-day"


def test_an_empty_draft_keeps_what_was_typed_when_it_is_changed(client):
    record = terms_changes.drafted(own_terms="Report twice a year.", effective_on=BEGINS)
    client = sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.get(move_of(record, "redraft")))
    assert drawn.text("textarea", name="own_terms") == "Report twice a year."
    assert drawn.one("input", name="effective_on-day").get("value") == "4"


@pytest.mark.clause("G-4.1-6")
def test_the_public_page_of_a_notice_lists_the_published_versions_and_no_draft(client):
    designation = designations.designated(effective_on=date(2027, 3, 25))
    record = terms_changes.accepted(designation, effective_on=BEGINS)
    address = reverse("designation_notice", args=[designation.pk])
    assert "as amended" not in page(client.get(address)).text("main")
    sign_in(client, holder(PUBLISHER)).post(
        move_of(record, "publish_notice"), {"notice_address": terms_changes.NOTICE} | typed("published_on", TODAY)
    )
    client.logout()
    drawn = page(client.get(address))
    assert "Version 2: notice of modified terms" in drawn.text("main")
    assert "Version 1: notice of designation" in drawn.text("main")
    with clock.at(BEGINS):
        calendar.keep()
        assert "19 September 2024" in page(client.get(address)).text("main")


def test_a_change_of_another_body_does_not_exist_for_a_lead(client):
    record = terms_changes.notified(effective_on=BEGINS)
    stranger = sign_in(client, holder(ERB_LEAD, designations.adopted().scope))
    assert stranger.get(record.get_absolute_url()).status_code == 404
    assert stranger.get(move_of(record, "accept")).status_code == 404
    assert stranger.get(reverse("api:terms-change-detail", args=[record.pk])).status_code == 404
    sign_in(client, terms_changes.lead_of(record))
    assert client.get(reverse("api:terms-change-detail", args=[record.pk])).json()["answer_by"] == "2027-04-05"
