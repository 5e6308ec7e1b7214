"""The pages on which a submission is assessed: the board of tests, its findings, and concerns."""

import pytest

from lifecycle import clock
from tests.factories import approvals as factory
from tests.factories import plans
from tests.pages.approval_steps import page_of_test
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


# The board and the findings


def test_the_pages_say_that_the_department_does_not_judge_the_priorities(client, people, case):
    for address in (case.get_absolute_url(), page_of_test(case, "A2"), move(case, "record_finding")):
        assert NOT_THE_PRIORITIES in visit(client, people.assessor, address).words
    ready = factory.ready(factory.people())
    assert NOT_THE_PRIORITIES in visit(client, people.decider, move(ready, "approve")).words


@pytest.mark.clause("G-4-2")
def test_the_board_shows_each_test_with_its_citation_its_force_and_its_evidence(client, people, case):
    page = visit(client, people.officer, case.get_absolute_url())

    assert "Statute Act s.1(8)(a)" in page.words
    assert "Statute Act s.1(7)" in page.words
    assert "Guidance Guidance 6.5" in page.words
    assert "Priorities that rest on needs that were heard: 1 of 1." in page.words
    assert page.words.count("No finding yet") == 8


def test_an_assessor_records_a_finding_beside_its_evidence(client, people, case):
    page = visit(client, people.assessor, page_of_test(case, "A4"))
    assert "Section “Net zero, climate and environmental goals”" in page.words

    sent = page.fields | {"satisfied": "yes", "reasons": "The section covers all three goals."}
    assert visit(client, people.assessor, move(case, "record_finding"), sent).status == 302

    page = visit(client, people.assessor, page_of_test(case, "A4"))
    assert "Satisfied The section covers all three goals. Recorded by an assessor on 28 February 2023" in page.words
    assert page.fields["reasons"] == "The section covers all three goals."
    assert page.fields["satisfied"] == "yes"


def test_who_is_not_an_assessor_reads_the_finding_and_gets_no_form(client, people, case):
    factory.find(case, people)

    page = visit(client, people.decider, page_of_test(case, "A4"))

    assert "As the annex shows." in page.words
    assert page.buttons == {}


def test_a_test_that_the_board_does_not_have_is_not_there(client, people, case):
    for key in ("A9", "A5", "A5-nobody"):
        assert visit(client, people.assessor, page_of_test(case, key)).status == 404


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

    for address in (page_of_test(case, "A4"), case.get_absolute_url()):
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
    assert "Settle concern 1.1, 1.2, raised on an earlier submission. (Portal rule: Guidance 6.5)" in page.words
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
