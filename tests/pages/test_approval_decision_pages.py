"""The pages of the decision, of the documents it rests on, and of publication."""

from datetime import timedelta

import pytest
from django.urls import reverse

from approvals.models import CaseState
from lifecycle import clock
from lifecycle.models import Job
from lifecycle.selectors import entries_of
from tests.factories import accounts, plans
from tests.factories import approvals as factory
from tests.pages.approval_steps import api, page_of_test
from tests.pages.delivery_steps import move, visit


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture
def case(people):
    """A case that is being assessed, with an authority whose views must have had due consideration."""
    plans.mayoral_authority(people.designation.area)
    return factory.assessing(people)


# The decision


def test_the_button_says_what_is_missing_before_a_case_goes_to_the_decision_maker(client, people, case):
    page = visit(client, people.assessor, case.get_absolute_url())

    assert page.buttons["Send to the decision maker"] is False
    assert "Record a finding on test A1, test A2, test A3, test A4, test A5 (Combined Authority" in page.words


def test_the_decision_names_who_decided_and_why_and_the_erb_then_reads_the_findings(client, people, case):
    factory.find(case, people)
    visit(client, people.assessor, move(case, "recommend"), {})
    visit(client, people.decider, move(case, "approve"), {"note": "Every test of the Act is met."})

    page = visit(client, people.lead, case.get_absolute_url())

    assert "Approved Publication due" in page.words
    assert "Decided by a decision maker for the Secretary of State" in page.words
    assert "Reasons Every test of the Act is met." in page.words
    assert "As the annex shows." in visit(client, people.lead, page_of_test(case, "A4")).words
    assert visit(client, people.lead, page_of_test(case, "A4")).buttons == {}


@pytest.mark.clause("A-1(6)-1")
def test_a_decision_with_a_test_that_is_not_satisfied_is_refused_with_the_citation(client, people, case):
    factory.find(case, people, failing=("A4",))
    visit(client, people.assessor, move(case, "recommend"), {})

    page = visit(client, people.decider, move(case, "approve"), {"note": "Good enough."})

    assert page.status == 409
    reason = "The finding on test A4 is “not satisfied”, so the plan cannot be approved."
    assert f"{reason} (Statute: Act s.1(6))" in page.words
    assert page.fields["note"] == "Good enough."
    answer = client.post(api(case, "approve"), {"note": "Good enough."}, "application/json")
    assert answer.status_code == 409
    assert [unmet["source"] for unmet in answer.json()["unmet"]] == ["Act s.1(6)"]
    case.refresh_from_db()
    assert case.state == CaseState.READY


def test_guidance_is_departed_from_with_an_explanation_that_the_page_asks_for(client, people):
    case = factory.ready(people, failing=("G2",))
    page = visit(client, people.decider, move(case, "approve"), {"note": "Every test of the Act is met."})
    assert page.status == 409
    assert "you may go on if you explain why" in page.words

    explained = {"explain-the_guidance_was_followed": "The survey reached every employer."}
    sent = {"note": "Every test of the Act is met."} | explained
    assert visit(client, people.decider, move(case, "approve"), sent).status == 302

    page = visit(client, people.lead, case.get_absolute_url())
    assert "Why the guidance was departed from The survey reached every employer." in page.words


def test_a_double_click_on_approve_approves_once(client, people):
    case = factory.ready(people)

    pages = [visit(client, people.decider, move(case, "approve"), {"note": "Every test is met."}) for _ in range(2)]

    assert [page.status for page in pages] == [302, 409]
    assert "the state is now “Approved”" in pages[1].words
    assert entries_of(case).filter(move="approve").count() == 1


def test_an_assessor_who_tries_to_approve_is_refused_with_the_reason_by_page_and_by_api(client, people):
    case = factory.ready(people)
    reason = "You assessed this plan, so a decision maker who did not must approve it."
    both = accounts.holder("decision_maker", who=people.assessor)

    page = visit(client, both, move(case, "approve"), {"note": "Every test is met."})
    assert (page.status, reason in page.words) == (403, True)
    answer = client.post(api(case, "approve"), {"note": "Every test is met."}, "application/json")
    assert (answer.status_code, answer.json()["detail"]) == (403, reason)
    page = visit(client, both, case.get_absolute_url())
    assert reason in page.words
    assert page.buttons["Approve the plan"] is False
    client.force_login(people.decider)
    answer = client.post(api(case, "approve"), {"note": "Every test is met."}, "application/json")
    assert (answer.status_code, answer.json()["state"]) == (200, "approved")


def test_the_api_lists_what_is_still_missing_for_each_move(client, people, case):
    client.force_login(people.assessor)

    moves = {one["move"]: one for one in client.get(api(case)).json()["moves"]}

    assert moves["recommend"]["possible"] is False
    assert [unmet["rule"] for unmet in moves["recommend"]["unmet"]] == ["every_test_has_a_finding"]
    assert moves["record_finding"]["possible"] is True
    assert "approve" not in moves


# The documents


def test_a_failed_rendering_is_seen_and_can_be_tried_again(client, people):
    case = factory.assessing(people, rendered=False)
    assert "The PDF of this submission is being made." in visit(client, people.officer, case.get_absolute_url()).words
    Job.objects.update(status=Job.Status.FAILED)

    page = visit(client, people.officer, case.get_absolute_url())
    assert "The PDF of this submission could not be made." in page.words
    again = reverse("move", args=["plan", case.version.pk, "render_again"])
    assert again in page.html
    visit(client, people.officer, again, {})

    assert Job.objects.get().status == Job.Status.QUEUED


def test_the_submission_is_shown_as_it_was_frozen(client, people):
    case = factory.returned(people)
    plans.write(case.version, by=people.editor, text="Other words.")

    page = visit(client, people.assessor, reverse("case_submission", args=[case.pk]))

    assert "Some words." in page.words
    assert "Other words." not in page.words
    assert case.snapshot.sha256 in page.words


def test_the_pdf_is_sent_to_those_who_see_the_case_once_it_is_made(client, people):
    case = factory.assessing(people, rendered=False)
    address = reverse("case_pdf", args=[case.pk])
    assert visit(client, people.assessor, address).status == 404
    factory.render(case, by=people.lead)

    for who in (people.assessor, people.lead):
        client.force_login(who)
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert b"".join(answer.streaming_content).startswith(b"%PDF-1.7")
        assert address in visit(client, who, case.get_absolute_url()).html
    assert visit(client, factory.people().lead, address).status == 404


# Publication


def published_on(day):
    return {"published_on-day": day.day, "published_on-month": day.month, "published_on-year": day.year}


@pytest.mark.parametrize(
    ("sent", "field", "error"),
    [
        ({}, "published_on-day", "Enter the day of publication"),
        (published_on(factory.SUBMITTED + timedelta(1)), "published_on-day", "must be on or before 28 February 2023"),
        (published_on(factory.SUBMITTED - timedelta(1)), "published_on-day", "must be on or after 28 February 2023"),
        (
            {"published_on-day": "31", "published_on-month": "2", "published_on-year": "2023"},
            "published_on",
            "real date",
        ),
        ({"gov_uk_address": "not an address"}, "gov_uk_address", "Enter the address in full, from https:// on"),
        ({"gov_uk_address": "javascript:alert(1)"}, "gov_uk_address", "Enter the address in full, from https:// on"),
        ({"gov_uk_address": f"https://www.gov.uk/{'x' * 500}"}, "gov_uk_address", "must be 500 characters or fewer"),
    ],
)
def test_broken_facts_of_publication_are_refused_and_kept(client, people, sent, field, error):
    case = factory.approved(people)
    whole = {"gov_uk_address": factory.GOV_UK} | sent

    page = visit(client, people.publisher, move(case, "publish"), whole)

    assert page.status == 422
    assert error in " ".join(text for name, text in page.refusals.items() if name.startswith(field))
    assert page.fields["gov_uk_address"] == whole["gov_uk_address"]
    case.refresh_from_db()
    assert case.state == CaseState.APPROVED


def test_an_address_that_is_not_on_gov_uk_is_refused(client, people):
    case = factory.approved(people)
    sent = published_on(factory.SUBMITTED) | {"gov_uk_address": "https://www.gov.uk.example.org/plan"}

    page = visit(client, people.publisher, move(case, "publish"), sent)
    assert page.status == 409
    assert "The address must be on GOV.UK: it begins with https://www.gov.uk/" in page.words

    assert (
        visit(client, people.publisher, move(case, "publish"), sent | {"gov_uk_address": factory.GOV_UK}).status == 302
    )


def test_publication_shows_both_days_and_is_due_until_the_address_is_recorded(client, people):
    case = factory.approved(people)
    with clock.at(factory.SUBMITTED + timedelta(days=20)):
        sent = published_on(factory.SUBMITTED + timedelta(days=15)) | {"gov_uk_address": ""}
        assert visit(client, people.publisher, move(case, "publish"), sent).status == 302
        page = visit(client, people.lead, case.get_absolute_url())
        assert "Approved on 28 February 2023 Published on 15 March 2023" in page.words
        assert "Published Address on GOV.UK due" in page.words
        address = {"gov_uk_address": factory.GOV_UK}
        visit(client, people.publisher, move(case, "record_gov_uk_address"), address)
        page = visit(client, people.lead, case.get_absolute_url())

    assert "Address on GOV.UK due" not in page.words
    assert factory.GOV_UK in page.words
