"""Bad input to the forms of a designation: refused in words, linked to its field, and kept."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import (
    CASE_OFFICER,
    DECISION_MAKER,
    PUBLISHER,
)
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Entry
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation
from tests.pages.designation_steps import move_of, page, sign_in
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


FORMS = {
    "record_test": (make.proposed, CASE_OFFICER),
    "record_consent": (make.proposed, CASE_OFFICER),
    "agree": (make.ready, DECISION_MAKER),
    "notify": (make.agreed, CASE_OFFICER),
    "publish_notice": (make.notified, PUBLISHER),
}
WRONG = [
    ("record_test", {}, ["Select the test", "Select the finding", "Enter the evidence"]),
    (
        "record_test",
        {"test": "kindness", "finding": "perhaps", "evidence": "x" * 4001},
        [
            "Test must be one of the options",
            "Finding must be one of the options",
            "Evidence must be 4,000 characters or fewer",
        ],
    ),
    (
        "record_consent",
        {},
        [
            "Enter the date of the consent",
            "Enter who signed it",
            "Enter the role of the person who signed",
            "Select the terms and conditions that the consent names",
            "Select the signed consent",
        ],
    ),
    (
        "record_consent",
        {"consented_on-day": "31", "consented_on-month": "2", "consented_on-year": "2027", "signed_by": "x" * 201}
        | {"signatory_role": "a\nb", "to_designation": "perhaps", "terms": "1999-01"},
        [
            "Date of the consent must be a real date",
            "Signed by must be 200 characters or fewer",
            "Role of the person who signed must be on one line, without tabs",
            "The body consents to being designated: the answer must be yes or no",
            "Terms and conditions that the consent names must be one of the options",
            "Select the signed consent",
        ],
    ),
    ("agree", {}, ["Enter the effective date", "Select the terms and conditions of the designation"]),
    (
        "agree",
        {"effective_on-day": "soon", "effective_on-month": "4", "effective_on-year": "27", "terms": "none"},
        ["Effective date must be a real date"],
    ),
    (
        "notify",
        {},
        [
            "Enter the date of notification",
            "Enter the recipient",
            "Enter how it was sent, or attach a file that shows it",
        ],
    ),
    (
        "notify",
        {"notified_on": "2027-13-01", "notified_to": "x" * 201, "proof_of_sending": "x" * 1001},
        [
            "Date of notification must be a real date, like 2026-11-22",
            "Recipient must be 200 characters or fewer",
            "How it was sent must be 1,000 characters or fewer",
        ],
    ),
    ("publish_notice", {}, ["Enter the date of publication", "Enter the address of the notice on GOV.UK"]),
    (
        "publish_notice",
        {"published_on": "2027-03-01", "notice_address": "javascript:alert(1)"},
        ["Enter a full address, like https://www.gov.uk/…"],
    ),
    (
        "publish_notice",
        {"published_on": "2027-03-01", "notice_address": "https://www.gov.uk/" + "x" * 300},
        ["Address of the notice on GOV.UK must be 300 characters or fewer"],
    ),
]


@pytest.mark.parametrize(("move", "answers", "errors"), WRONG)
def test_a_wrong_answer_is_refused_with_a_link_to_its_field_and_what_was_typed_is_kept(client, move, answers, errors):
    state, role = FORMS[move]
    record = state()
    who = holder(role)
    before = Entry.objects.count()
    drawn = page(sign_in(client, who).post(move_of(record, move), answers), 422)
    assert [said for said, _ in drawn.errors()] == errors
    assert all(drawn.one(id=link.removeprefix("#")) is not None for _, link in drawn.errors())
    assert drawn.text("title").startswith("Error: ")
    for name, value in answers.items():
        if drawn.all("input", name=name, type="text"):
            assert drawn.one("input", name=name).get("value") == value
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("move", "errors"),
    [
        ("propose", ["Select the body", "Select the edition of the guidance"]),
        (
            "adopt",
            [
                "Select the body",
                "Select the edition of the guidance",
                "Enter the effective date",
                "Enter the date of the notice",
                "Enter the address of the notice on GOV.UK",
            ],
        ),
    ],
)
def test_a_beginning_without_its_facts_makes_nothing(client, move, errors):
    make.edition()
    address = reverse("begin", args=["designation", make.area().pk, move])
    drawn = page(sign_in(client, holder(CASE_OFFICER)).post(address, {"once": str(uuid.uuid4())}), 422)
    assert [said for said, _ in drawn.errors()] == errors
    wrong = {
        "body": "x",
        "edition": "999999999999999999999",
        "co_leads": ["-1"],
        "partners": [organisation(kind="provider").pk],
    }
    drawn = page(sign_in(client, holder(CASE_OFFICER)).post(address, wrong), 422)
    assert [said for said, _ in drawn.errors()][:2] == [
        "Body must be one of the options",
        "Edition of the guidance must be one of the options",
    ]
    assert Designation.objects.count() == 0


def test_hostile_text_is_kept_as_it_was_typed_and_shown_harmless(client):
    record = make.proposed()
    client = sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(move_of(record, "record_test"), {"test": "not_crown", "evidence": HOSTILE}), 422)
    assert words(drawn.one("textarea", name="evidence")) == HOSTILE
    answers = {"test": "not_crown", "finding": "met", "evidence": HOSTILE}
    shown = page(client.post(move_of(record, "record_test"), answers, follow=True))
    assert HOSTILE in shown.text("main")
    assert "<script>alert" not in shown.html
