"""The pages and the API of cases, as the people of the department and of an ERB use them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.roles import NATIONAL
from approvals import views
from approvals.models import CaseState
from lifecycle import clock
from lifecycle.models import Job
from lifecycle.selectors import entries_of
from tests.factories import accounts, plans
from tests.factories import approvals as factory
from tests.pages.delivery_steps import HOSTILE, move, visit

NOT_THE_PRIORITIES = (
    "The department neither agrees nor disagrees with the skills needs, priorities or actions in the plan"
)


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


def test_of(case, key):
    return reverse("case_test", args=[case.pk, key])


test_of.__test__ = False


def api(case, what=""):
    return f"/api/v1/case/{case.pk}/moves/{what}{'/' if what else ''}"


# The list


def test_the_list_shows_the_department_every_submission_with_area_state_and_day(client, people, case):
    other = factory.returned(factory.people())

    page = visit(client, people.officer, reverse("cases"))

    for one in (case, other):
        assert one.version.designation.area.name in page.words
        assert one.version.designation.body.name in page.words
    assert "28 Feb 2023 Being assessed" in page.words
    assert "28 Feb 2023 Returned with concerns" in page.words


def test_the_list_can_be_narrowed_and_pages_past_the_end_show_the_last(client, people, case):
    area = case.version.designation.area.name
    for query, there in (("state=assessing", True), ("state=ready", False), ("state=nonsense&page=99", True)):
        page = visit(client, people.officer, f"{reverse('cases')}?{query}")
        assert page.status == 200
        assert (area in page.words) is there


def test_the_list_has_pages_of_its_own(client, people, monkeypatch):
    monkeypatch.setattr(views, "CASES_ON_A_PAGE", 1)
    first = factory.returned(people)
    factory.submit(first.version, people)

    page = visit(client, people.officer, f"{reverse('cases')}?page=2")

    assert "submission 1" in page.words
    assert "submission 2" not in page.words


def test_an_erb_has_a_list_of_its_own_cases_and_everybody_else_none(client, people, case):
    other = factory.people()

    assert case.version.designation.area.name in visit(client, people.viewer, reverse("cases")).words
    assert "No plan has been submitted yet." in visit(client, other.lead, reverse("cases")).words
    assert visit(client, accounts.person(), reverse("cases")).status == 404


# Who sees a case


def test_every_national_role_opens_every_page_of_a_case(client, case):
    for role in NATIONAL:
        who = accounts.holder(role)
        for address in (case.get_absolute_url(), test_of(case, "A4"), reverse("case_submission", args=[case.pk])):
            assert visit(client, who, address).status == 200


def test_a_case_is_not_there_for_another_erb_an_authority_or_a_stranger(client, people, case):
    statement = case.version.statements.get()
    strangers = [factory.people().lead, plans.authority_people(statement)[0], accounts.person()]

    for who in strangers:
        for address in (case.get_absolute_url(), test_of(case, "A4"), reverse("case_submission", args=[case.pk])):
            assert visit(client, who, address).status == 404
        assert client.get(f"/api/v1/cases/{case.pk}/").status_code == 404
        assert client.get("/api/v1/cases/").json()["results"] == []
    assert visit(client, people.lead, case.get_absolute_url()).status == 200


def test_who_is_not_signed_in_is_asked_to(client, case):
    for address in (reverse("cases"), case.get_absolute_url(), test_of(case, "A4")):
        assert client.get(address).url.startswith(reverse("account_login"))
    assert client.get("/api/v1/cases/").status_code == 401


def test_the_erb_sees_where_its_case_stands_and_no_finding_or_concern_before_it_is_told(client, people, case):
    factory.find(case, people, failing=("A4",))
    factory.raise_concerns(case, people, "The survey is not described.")

    page = visit(client, people.lead, case.get_absolute_url())

    assert "Being assessed" in page.words
    for hidden in ("As the annex shows.", "Not satisfied", "The survey is not described.", people.assessor.name):
        assert hidden not in page.words
    assert visit(client, people.lead, test_of(case, "A4")).status == 404
    body = client.get(f"/api/v1/cases/{case.pk}/").json()
    assert (body["state"], body["tests"], body["concerns"]) == ("assessing", [], [])
    client.force_login(people.officer)
    body = client.get(f"/api/v1/cases/{case.pk}/").json()
    assert [test["satisfied"] for test in body["tests"] if test["key"] == "A4"] == [False]
    assert [concern["text"] for concern in body["concerns"]] == ["The survey is not described."]


# The board and the findings


@pytest.mark.clause("G-6.5-3")
def test_the_pages_say_that_the_department_does_not_judge_the_priorities(client, people, case):
    for address in (case.get_absolute_url(), test_of(case, "A2"), move(case, "record_finding")):
        assert NOT_THE_PRIORITIES in visit(client, people.assessor, address).words
    ready = factory.ready(factory.people())
    assert NOT_THE_PRIORITIES in visit(client, people.decider, move(ready, "approve")).words


def test_the_board_shows_each_test_with_its_citation_its_force_and_its_evidence(client, people, case):
    page = visit(client, people.officer, case.get_absolute_url())

    assert "Statute Act s.1(8)(a)" in page.words
    assert "Statute Act s.1(7)" in page.words
    assert "Guidance Guidance 6.5" in page.words
    assert "Priorities that rest on needs that were heard: 1 of 1." in page.words
    assert page.words.count("No finding yet") == 8


def test_an_assessor_records_a_finding_beside_its_evidence(client, people, case):
    page = visit(client, people.assessor, test_of(case, "A4"))
    assert "Section “Net zero, climate and environmental goals”" in page.words

    sent = page.fields | {"satisfied": "yes", "reasons": "The section covers all three goals."}
    assert visit(client, people.assessor, move(case, "record_finding"), sent).status == 302

    page = visit(client, people.assessor, test_of(case, "A4"))
    assert "Satisfied The section covers all three goals. Recorded by an assessor on 28 February 2023" in page.words
    assert page.fields["reasons"] == "The section covers all three goals."
    assert page.fields["satisfied"] == "yes"


def test_who_is_not_an_assessor_reads_the_finding_and_gets_no_form(client, people, case):
    factory.find(case, people)

    page = visit(client, people.decider, test_of(case, "A4"))

    assert "As the annex shows." in page.words
    assert page.buttons == {}


def test_a_test_that_the_board_does_not_have_is_not_there(client, people, case):
    for key in ("A9", "A5", "A5-nobody"):
        assert visit(client, people.assessor, test_of(case, key)).status == 404


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"satisfied": ""}, "Select whether the test is satisfied"),
        ({"satisfied": "perhaps"}, "must be one of the options"),
        ({"reasons": ""}, "Enter the reasons for the finding"),
        ({"reasons": "x" * 4001}, "Reasons must be 4,000 characters or fewer"),
        ({"reasons": "a\x00b"}, "Reasons must not include control characters"),
        ({"test": "A9"}, "Test must be one of the options"),
        ({"test": ""}, "Select the test the finding is on"),
    ],
)
def test_a_broken_finding_is_refused_beside_its_field_and_nothing_typed_is_lost(client, people, case, wrong, error):
    [field] = wrong
    sent = {"test": "A4", "satisfied": "no", "reasons": HOSTILE} | wrong

    page = visit(client, people.assessor, move(case, "record_finding"), sent)

    assert page.status == 422
    assert error in " ".join(text for name, text in page.refusals.items() if name.startswith(field))
    if field != "reasons":
        assert page.fields["reasons"] == HOSTILE
    assert not case.findings.exists()


def test_hostile_reasons_are_shown_as_text(client, people, case):
    visit(client, people.assessor, move(case, "record_finding"), {"test": "A4", "satisfied": "no", "reasons": HOSTILE})

    for address in (test_of(case, "A4"), case.get_absolute_url()):
        page = visit(client, people.assessor, address)
        assert "<script>alert(1)</script>" in page.words
        assert "<script>alert(1)" not in page.html


# Concerns


@pytest.mark.clause("G-6.5-6")
def test_a_concern_is_raised_by_section_and_reaches_the_erb_with_the_return(client, people, case):
    page = visit(client, people.officer, move(case, "raise_concern"))
    assert visit(client, people.officer, case.get_absolute_url()).buttons["Return with concerns"] is False
    sent = page.fields | {"section": "evidence", "text": "Say which survey this was."}
    visit(client, people.officer, move(case, "raise_concern"), sent)
    visit(client, people.officer, move(case, "return_with_concerns"), {"note": "Please answer by 31 May."})

    page = visit(client, people.lead, case.get_absolute_url())

    assert "Returned with concerns" in page.words
    assert "Concern 1.1: Evidence and why it is robust Open Say which survey this was." in page.words
    assert "Please answer by 31 May." in page.words
    assert page.buttons == {"Respond to the concerns": True}


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "x" * 4001}, {"section": "no-such-section"}])
def test_a_broken_concern_is_refused_and_kept(client, people, case, wrong):
    sent = {"section": "evidence", "text": "Say which survey this was."} | wrong

    page = visit(client, people.officer, move(case, "raise_concern"), sent)

    assert page.status == 422
    assert set(page.refusals) == set(wrong)
    assert page.fields["text"] == sent["text"]
    assert not case.concerns.exists()


@pytest.mark.clause("G-6.5-7")
def test_the_erb_responds_and_the_department_settles_when_the_plan_comes_back(client, people):
    first = factory.returned(people, "Say which survey this was.", "Name the providers.")
    page = visit(client, people.editor, move(first, "respond"))
    assert set(page.fields) >= {"response_1", "response_2"}
    visit(client, people.editor, move(first, "respond"), {"response_1": "It was ours, of May.", "response_2": ""})
    case = factory.submit(first.version, people)

    page = visit(client, people.assessor, case.get_absolute_url())
    assert "Concerns on earlier submissions" in page.words
    assert "Response of the ERB, 28 February 2023 It was ours, of May." in page.words
    assert "The ERB has not responded yet." in page.words
    assert "Settle concern 1.1, 1.2, raised on an earlier submission. (Portal rule: Portal rule)" in page.words
    for concern in first.concerns.all():
        sent = {"concern": concern.pk, "disposition": "met", "note": "Page 12."}
        assert visit(client, people.assessor, move(case, "settle_concern"), sent).status == 302
    page = visit(client, people.assessor, case.get_absolute_url())
    assert "Settle concern" not in page.words
    assert "Met, 28 February 2023 Page 12." in page.words


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Respond to at least one concern"),
        ({"response_1": "  "}, "Respond to at least one concern"),
        ({"response_1": "x" * 4001}, "must be 4,000 characters or fewer"),
        ({"response_7": "To a concern that is not there."}, "Respond to at least one concern"),
    ],
)
def test_a_broken_response_is_refused(client, people, sent, error):
    case = factory.returned(people)

    page = visit(client, people.lead, move(case, "respond"), sent)

    assert page.status == 422
    assert error in page.words
    assert case.concerns.get().response == ""


def test_a_concern_of_another_plan_cannot_be_settled_here(client, people, case):
    elsewhere = factory.returned(factory.people()).concerns.get()
    factory.raise_concerns(case, people, "One.")
    sent = {"concern": elsewhere.pk, "disposition": "met", "note": "Page 12."}

    page = visit(client, people.assessor, move(case, "settle_concern"), sent)

    assert page.status == 422
    assert "Concern must be one of the options" in page.words
    elsewhere.refresh_from_db()
    assert elsewhere.is_open


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
    assert "As the annex shows." in visit(client, people.lead, test_of(case, "A4")).words
    assert visit(client, people.lead, test_of(case, "A4")).buttons == {}


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
    assert "Approve the plan" not in page.buttons
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


@pytest.mark.clause("A-1(9)-1")
def test_publication_shows_both_days_and_is_due_until_the_address_is_recorded(client, people):
    case = factory.approved(people)
    with clock.at(factory.SUBMITTED + timedelta(days=20)):
        sent = published_on(factory.SUBMITTED + timedelta(days=15)) | {"gov_uk_address": ""}
        assert visit(client, people.publisher, move(case, "publish"), sent).status == 302
        page = visit(client, people.lead, case.get_absolute_url())
        assert "Approved on 28 February 2023 Published on 15 March 2023" in page.words
        assert "Published Publication due" in page.words
        address = {"gov_uk_address": factory.GOV_UK}
        visit(client, people.publisher, move(case, "record_gov_uk_address"), address)
        page = visit(client, people.lead, case.get_absolute_url())

    assert "Publication due" not in page.words
    assert factory.GOV_UK in page.words


# Demonstration


def test_a_case_of_a_demonstration_says_so_on_every_page_and_in_the_api(client, editions):
    people = factory.people(demonstration=True)
    case = factory.assessing(people)

    for address in (
        reverse("cases"),
        case.get_absolute_url(),
        test_of(case, "A1"),
        reverse("case_submission", args=[case.pk]),
    ):
        assert "Demonstration" in visit(client, people.officer, address).words
    assert client.get(f"/api/v1/cases/{case.pk}/").json()["demonstration"] is True
    assert client.get("/api/v1/cases/").json()["results"][0]["demonstration"] is True


def test_a_page_of_a_case_asks_the_database_no_more_when_more_has_happened(
    client, people, django_assert_max_num_queries
):
    case = factory.assessing(people)
    client.force_login(people.assessor)
    client.get(case.get_absolute_url())
    with django_assert_max_num_queries(1000) as before:
        client.get(case.get_absolute_url())
    factory.find(case, people)
    factory.raise_concerns(case, people, "One.", "Two.", "Three.")

    with django_assert_max_num_queries(1000) as after:
        client.get(case.get_absolute_url())

    assert len(after) - len(before) <= 2
