"""Consent, notification, views, terms and standards by page: forms, refusals, and what everybody may read."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, DECISION_MAKER, ERB_LEAD, ERB_VIEWER
from designations.designating import selectors
from designations.designating import services as acts
from designations.models import AuthorityView, Notification, TermsAcceptance
from lifecycle import clock, outbox
from lifecycle.models import Attachment, Entry, Message
from reference.models import Area
from tests.factories import designations as make
from tests.factories import files, removals, terms_changes
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import move_of, page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
STANDARDS = ("honesty", "transparency", "integrity", "impartiality")


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.mark.clause("G-4.1-3")
@pytest.mark.clause("A-2(1)-3")
def test_the_bodys_lead_gives_consent_on_screen_and_an_unsigned_one_is_refused(client):
    record, terms = make.proposed(), make.terms()
    sign_in(client, holder(ERB_LEAD, record.scope))
    drawn = page(client.post(move_of(record, "give_consent"), {"terms": terms.code, "signed_by": " "}), 422)
    assert [said for said, _ in drawn.errors()] == [
        "Confirm that the body consents to being designated",
        "Enter your full name",
        "Enter your role in the body",
    ]
    answers = {"to_designation": "yes", "terms": terms.code, "signed_by": "Jo Lead", "signatory_role": "Chair"}
    assert client.post(move_of(record, "give_consent"), answers).status_code == 302
    record.refresh_from_db()
    assert (record.consented_on, record.consent_signed_by, record.consent_terms) == (TODAY, "Jo Lead", terms)
    assert sign_in(client, holder(CASE_OFFICER)).post(move_of(record, "give_consent"), answers).status_code == 403


def test_a_notification_outside_the_portal_is_proven_by_words_or_by_a_file(client):
    record = make.agreed()
    sign_in(client, holder(CASE_OFFICER))
    answers = {"notified_to": "The chair"} | typed("notified_on", TODAY)
    drawn = page(client.post(move_of(record, "notify"), answers), 422)
    assert drawn.errors() == [("Enter how it was sent, or attach a file that shows it", "#id_proof_of_sending")]
    client.post(move_of(record, "notify"), answers | {"attached": [files.sent("receipt.pdf")]})
    kept = Notification.objects.get()
    assert (kept.proof, kept.by_portal, kept.recipient) == ("The attached file.", False, "The chair")
    assert Attachment.objects.get().entry == kept.entry


@pytest.mark.clause("A-4(1)-5")
def test_a_notification_is_kept_as_text_and_can_be_downloaded_by_those_who_see_the_record(client):
    record = make.agreed(demonstration=True)
    lead = holder(ERB_LEAD, record.scope)
    assert sign_in(client, holder(CASE_OFFICER)).post(move_of(record, "send_notification")).status_code == 302
    kept = Notification.objects.get()
    address = reverse("designation_notification_text", args=[record.pk, kept.pk])
    message = Message.objects.get(entry=kept.entry, actor=lead.actor)
    assert kept.text in message.body
    before = client.get(address).content.decode()
    assert f"Message {message.reference} to {lead.email}: not sent yet" in before
    outbox.deliver()
    answer = client.get(address)
    assert (answer["Content-Type"], answer.content.decode()[:14]) == ("text/plain; charset=utf-8", "Demonstration:")
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert f"to {lead.email}: sent 1 March 2027 at midday" in answer.content.decode()
    assert kept.text in answer.content.decode()
    assert str(message.reference) in page(client.get(record.get_absolute_url())).text("main")
    shown = page(client.get(reverse("designation_notification", args=[record.pk, kept.pk])))
    assert f"Message {message.reference}: sent 1 March 2027 at midday" in shown.text("main")
    assert address in [link.get("href") for link in shown.all("a")]
    assert sign_in(client, person()).get(address).status_code == 404
    for kind in ("", "_text", "_pdf"):
        other = reverse(f"designation_notification{kind}", args=[make.proposed().pk, kept.pk])
        assert sign_in(client, holder(AUDITOR)).get(other).status_code == 404


@pytest.mark.clause("A-4(1)-5")
def test_a_notification_is_an_accessible_pdf(client):
    record = make.notified(where=make.area("Kent & <Medway>"), demonstration=True)
    kept = Notification.objects.get()
    sign_in(client, holder(AUDITOR))
    answer = client.get(reverse("designation_notification_pdf", args=[record.pk, kept.pk]))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        assert str(opened.docinfo["/Title"]) == "Notice of designation: Kent & <Medway>"
        assert b"pdfuaid:part" in opened.Root.Metadata.read_bytes()
    text = " ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert "Demonstration: this notification is invented." in text
    assert "Specified area: Kent & <Medway>" in " ".join(text.split())
    assert "Letter, receipt kept." in text


def test_removals_and_changes_of_terms_are_notified_in_writing_and_kept_as_designations_are(client):
    removal = removals.notify(removals.decide(removals.ready()))
    change = terms_changes.notified()
    sign_in(client, holder(AUDITOR))
    for record, title in (
        (removal, "Notice of removal of a designation"),
        (change, "Change of the terms and conditions of designation"),
    ):
        kept = record.designation.notifications.get()
        assert (kept.title, kept.sent_on, kept.recipient) == (title, TODAY, record.notified_to)
        assert kept.entry.workflow == record.workflow_name
        shown = page(client.get(record.designation.get_absolute_url())).text("main")
        assert f"{title}, 1 March 2027" in shown


def test_a_removal_may_be_proven_by_a_file_alone_and_not_by_nothing(client):
    record = removals.decide(removals.ready())
    sign_in(client, holder(CASE_OFFICER))
    address = reverse("move", args=["removal", record.pk, "notify"])
    answers = {"notified_to": "The chair"} | typed("notified_on", TODAY)
    drawn = page(client.post(address, answers), 422)
    assert drawn.errors() == [("Enter how it was sent, or attach a file that shows it", "#id_proof_of_sending")]
    assert client.post(address, answers | {"attached": [files.sent("receipt.pdf")]}).status_code == 302
    assert record.designation.notifications.get().proof == "The attached file."


def test_programs_read_what_was_said_around_a_designation_and_the_public_what_is_public(client):
    record = make.designated(subject_to=make.terms())
    lead, stranger = holder(ERB_LEAD, record.scope), holder(ERB_LEAD, make.proposed().scope)
    acts.accept_terms(record, by=lead)
    acts.confirm_standards(record, by=lead)
    scoped = ("authority-views", "notifications", "terms-acceptances")

    def counts():
        return [client.get(f"/api/v1/{name}/").json()["count"] for name in scoped]

    assert [client.get(f"/api/v1/{name}/").status_code for name in scoped] == [401, 401, 401]
    (row,) = client.get("/api/v1/standards-confirmations/").json()["results"]
    assert (row["designation"], row["confirmed_on"]) == (record.pk, "2027-03-01")
    assert str(lead) not in str(row)
    sign_in(client, stranger)
    assert counts() == [0, 0, 0]
    sign_in(client, lead)
    assert counts() == [0, 1, 1]
    (accepted,) = client.get("/api/v1/terms-acceptances/").json()["results"]
    assert (accepted["terms"], accepted["edition"]) == (record.terms.code, "2022-08")


def test_an_area_says_when_its_body_last_confirmed_the_four_standards(client, reference_data):
    record = make.adopted(where=Area.objects.get(slug="lancashire"))
    address = reverse("area", args=["lancashire"])
    assert "integrity and impartiality not confirmed here yet" in page(client.get(address)).text("main")
    acts.confirm_standards(record, by=holder(ERB_LEAD, record.scope))
    assert "integrity and impartiality last confirmed on 1 March 2027" in page(client.get(address)).text("main")


def test_the_portal_notifies_nobody_where_the_body_has_no_lead(client):
    record = make.agreed()
    sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(move_of(record, "send_notification")), 409)
    assert "Nobody is the body's lead here yet." in drawn.text("main")
    assert Notification.objects.count() == 0
    holder(ERB_LEAD, record.scope)
    assert client.post(move_of(record, "send_notification")).status_code == 302


@pytest.mark.clause("A-2(3)-1")
def test_a_notification_sent_on_the_effective_date_is_too_late(client):
    record = make.agreed(effective_on=date(2027, 3, 10))
    holder(ERB_LEAD, record.scope)
    with clock.at(date(2027, 3, 10)):
        late = page(sign_in(client, holder(CASE_OFFICER)).post(move_of(record, "send_notification")), 409)
    assert "which is not before the effective date, 10 March 2027" in late.text("main")
    with clock.at(date(2027, 3, 9)):
        assert client.post(move_of(record, "send_notification")).status_code == 302


def test_every_confirmation_of_a_standard_is_needed_and_everybody_reads_the_date_of_the_last_one(client):
    record = make.designated()
    notice = reverse("designation_notice", args=[record.pk])
    assert "impartiality Not confirmed yet" in page(client.get(notice)).text("main")
    sign_in(client, holder(ERB_LEAD, record.scope))
    answers = dict.fromkeys(STANDARDS, "yes")
    for missing in STANDARDS:
        refused = page(client.post(move_of(record, "confirm_standards"), answers | {missing: ""}), 422)
        assert refused.errors() == [(f"Confirm that the body acts with {missing}", f"#id_{missing}")]
    assert client.post(move_of(record, "confirm_standards"), answers).status_code == 302
    client.logout()
    assert "impartiality 1 March 2027" in page(client.get(notice)).text("main")


def test_terms_are_accepted_under_an_edition_and_both_are_shown(client):
    record, bare = make.designated(subject_to=make.terms()), make.designated()
    answers = {"accepts": "yes", "has_regard": "yes"}
    for one, status in ((record, 302), (record, 409), (bare, 409)):
        sign_in(client, holder(ERB_LEAD, one.scope))
        assert client.post(move_of(one, "accept_terms"), answers).status_code == status
    kept = TermsAcceptance.objects.get()
    shown = page(sign_in(client, holder(ERB_VIEWER, record.scope)).get(record.get_absolute_url())).text("main")
    assert (
        f"{kept.terms}. Accepted by {kept.accepted_by}, 1 March 2027, under the statutory guidance of August" in shown
    )


# The Strategic Authority


@pytest.fixture
def in_lancashire(reference_data):
    return make.ready(where=Area.objects.get(slug="lancashire"), under="2025-11")


def test_the_view_of_the_authority_is_recorded_with_name_date_and_comment(client, in_lancashire):
    sign_in(client, holder(CASE_OFFICER))
    (authority,) = selectors.authorities_to_ask(in_lancashire)
    tomorrow = date(2027, 3, 2)
    drawn = page(client.post(move_of(in_lancashire, "record_view"), typed("given_on", tomorrow)), 422)
    assert [said for said, _ in drawn.errors()] == [
        "Select the strategic Authority",
        "Select the view",
        "Enter who gave it",
        "Date of the view must be on or before 1 March 2027",
        "Enter the comment",
    ]
    answers = {"authority": authority.pk, "view": "satisfied", "given_by": "The mayor", "comment": "Content."}
    client.post(move_of(in_lancashire, "record_view"), answers | typed("given_on", TODAY))
    shown = page(client.get(in_lancashire.get_absolute_url())).text("main")
    assert f"{authority.name} Satisfied with the choice Content. The mayor, 1 March 2027" in shown


def test_designating_against_the_view_needs_a_reason_and_says_that_it_is_guidance(client, in_lancashire):
    (authority,) = selectors.authorities_to_ask(in_lancashire)
    view = {"view": AuthorityView.View.NOT_SATISFIED, "given_by": "The mayor", "given_on": TODAY, "comment": "No."}
    acts.record_view(in_lancashire, by=holder(CASE_OFFICER), authority=authority, **view)
    sign_in(client, holder(DECISION_MAKER))
    answers = {"terms": "none"} | typed("effective_on", date(2027, 4, 1))
    drawn = page(client.post(move_of(in_lancashire, "agree"), answers), 409)
    assert "is not satisfied with the choice of body. Designate the body only for a good reason." in drawn.text("main")
    assert "Guidance of November 2025, Annex C" in drawn.text("main")
    explain = "explain-no_strategic_authority_is_against_the_choice"
    assert client.post(move_of(in_lancashire, "agree"), answers | {explain: "No other body."}).status_code == 302


@pytest.mark.parametrize(
    ("model", "change"),
    [(AuthorityView, {"comment": ""}), (AuthorityView, {"given_by": ""}), (Notification, {"text": ""})],
)
def test_views_and_notifications_without_their_words_are_refused_by_the_database(in_lancashire, model, change):
    entry = Entry.objects.latest("pk")
    (authority,) = selectors.authorities_to_ask(in_lancashire)
    fields = {"designation": in_lancashire, "entry": entry}
    if model is AuthorityView:
        fields |= {"authority": authority, "view": "satisfied", "given_by": "A", "given_on": TODAY, "comment": "B"}
    else:
        fields |= {"text": "A", "recipient": "B", "sent_on": TODAY, "proof": "C"}
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**(fields | change))
