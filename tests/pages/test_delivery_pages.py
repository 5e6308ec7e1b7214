"""The pages of delivery plans, as people use them."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from lifecycle import clock
from lifecycle.selectors import entries_of
from plans.models import DeliveryPlan, DeliveryPlanState
from plans.services import delivery
from tests.factories import delivery as factory
from tests.pages.delivery_steps import HOSTILE, begin, move, visit

TEXTS = {name: text for name, text in factory.PLAN.items() if isinstance(text, str)}
DAYS = {
    f"{name}-{part}": str(getattr(factory.PLAN[name], part))
    for name in ("starts_on", "ends_on")
    for part in ("day", "month", "year")
}


@pytest.fixture
def area(editions):
    """A designated area; the day is 20 June 2022, eight days before the delivery plan is due."""
    designation = factory.designated()
    with clock.at(date(2022, 6, 20)):
        yield designation


@pytest.fixture
def team(area):
    return factory.team(area)


@pytest.fixture
def draft(area, team):
    """A delivery plan that lacks nothing and was saved once."""
    return factory.whole_plan(area, by=team.editor)


@pytest.mark.clause("G-4.2.1-2")
def test_the_delivery_page_says_what_is_due_and_what_can_be_done(client, area, team):
    page = visit(client, team.editor, reverse("delivery", args=[area.pk]))
    assert "Delivery plan 28 June 2022 in 8 days" in page.words
    assert "Progress report 1 12 July 2022 in 22 days" in page.words
    assert "Not started." in page.words
    assert page.buttons == {
        "Begin a delivery plan": True,
        "Begin a progress report": False,
        "Raise a risk or delay": True,
    }
    assert "Submit a delivery plan first: a progress report says how you stand against it." in page.words


@pytest.mark.clause("G-4.2.1-1")
def test_the_state_of_the_delivery_plan_shows_to_the_erb_and_the_department(client, area, team):
    def shown():
        pages = [visit(client, person, reverse("delivery", args=[area.pk])) for person in (team.viewer, team.officer)]
        return [page.words for page in pages]

    assert all("Delivery plan Not started." in words for words in shown())
    plan = factory.whole_plan(area, by=team.editor)
    assert all("Version 1 Being drafted Not yet" in words for words in shown())
    delivery.submit_delivery_plan(plan, by=team.lead)
    assert all("Version 1 Submitted 20 June 2022" in words for words in shown())
    factory.approve(plan, by=team.officer)
    assert all("Version 1 Approved 20 June 2022" in words for words in shown())


def test_who_only_reads_gets_no_buttons(client, area, team, draft):
    for person in (team.viewer, team.officer):
        assert visit(client, person, reverse("delivery", args=[area.pk])).buttons == {}
        page = visit(client, person, draft.get_absolute_url())
        assert factory.PLAN["employers"] in page.words
        assert page.buttons == {}


def test_a_beginning_sent_twice_counts_once(client, area, team):
    client.force_login(team.editor)
    once = {"once": str(uuid.uuid4())}
    answers = [client.post(begin("delivery-plan", area), once) for _ in range(2)]
    plan = DeliveryPlan.objects.get()
    assert [answer.url for answer in answers] == [plan.get_absolute_url()] * 2


def test_a_second_beginning_is_refused_in_words(client, area, team, draft):
    page = visit(client, team.lead, begin("delivery-plan", area), {"once": str(uuid.uuid4())})
    assert page.status == 409
    assert "Version 1 is being drafted. Change that one." in page.words


@pytest.mark.clause("G-4.2.1-4")
def test_the_page_of_a_draft_shows_both_estimates_and_their_total(client, team, draft):
    page = visit(client, team.lead, draft.get_absolute_url())
    assert "To develop the plan £120,000 Not yet" in page.words
    assert "To keep it under review £40,000 Not yet" in page.words
    assert "Total £160,000 Not yet" in page.words
    assert page.buttons == {"Submit the delivery plan": True}


@pytest.mark.clause("G-4.2.1-3")
def test_an_empty_draft_says_beside_the_button_what_is_missing(client, area, team):
    empty = factory.draft_plan(area, by=team.editor)
    page = visit(client, team.lead, empty.get_absolute_url())
    assert page.buttons["Submit the delivery plan"] is False
    for group in ("employers", "providers", "other stakeholders"):
        assert f"Say how you will engage {group}. (Guidance: Guidance 4.2.1)" in page.words

    page = visit(client, team.lead, move(empty, "submit"), {})
    assert page.status == 409
    assert "Say how you will engage employers." in page.words
    assert "Estimate the funding needed to develop the plan." in page.words


@pytest.mark.clause("G-3.1-1")
def test_the_parts_of_a_draft_are_a_list_of_tasks_that_says_what_each_lacks(client, area, team):
    plan = factory.draft_plan(area, by=team.editor, **factory.PLAN)
    page = visit(client, team.editor, plan.get_absolute_url())
    assert "Dates and engagement Complete" in page.words
    assert "Milestones Add at least one milestone. Not complete yet" in page.words
    factory.write_rows(plan)
    page = visit(client, team.editor, plan.get_absolute_url())
    assert page.words.count("Complete") == 6
    assert page.words.count("Not complete yet") == 0


def test_a_draft_is_filled_in_saved_and_shown(client, team, draft):
    page = visit(client, team.editor, move(draft, "write"))
    assert page.fields == {"revision": "1", "budget": ""} | TEXTS | DAYS

    client.post(move(draft, "write"), page.fields | {"budget": "£160,000", "providers": "One.\r\n\r\nTwo."})
    draft.refresh_from_db()
    assert (draft.budget, draft.providers) == (Decimal(160_000), "One.\n\nTwo.")
    page = visit(client, team.lead, draft.get_absolute_url())
    assert "Runs 31 May 2022 to 31 March 2024" in page.words
    assert "Draft saved 20 June 2022 at midday by an editor of the ERB" in page.words


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"employers": "x" * 10_001}, "How you will engage employers must be 10,000 characters or fewer"),
        ({"providers": "a\x00b"}, "How you will engage providers must not include control characters"),
        ({"budget": "-1"}, "Total of your own budget must be £0 or more"),
        ({"budget": "lots"}, "Total of your own budget must be an amount of money, like 1,200 or 1,200.50"),
        ({"budget": "99999999999"}, "Total of your own budget must be £9,999,999,999 or less"),
        ({"ends_on-year": "2021"}, "The last day, 31 March 2021, must be on or after the first day, 31 May 2022"),
    ],
)
def test_what_cannot_be_saved_is_said_beside_its_field_and_nothing_is_lost(client, team, draft, wrong, error):
    sent = visit(client, team.editor, move(draft, "write")).fields | {"stakeholders": HOSTILE} | wrong
    page = visit(client, team.editor, move(draft, "write"), sent)

    [(field, value)] = wrong.items()
    assert page.status == 422
    assert page.refusals[field.replace("-year", "-day")].startswith(error)
    assert page.fields["stakeholders"] == HOSTILE
    assert page.fields[field] == value.replace("\x00", "\ufffd")
    draft.refresh_from_db()
    assert draft.stakeholders == factory.PLAN["stakeholders"]


def test_hostile_text_is_kept_and_shown_as_text(client, team, draft):
    sent = visit(client, team.editor, move(draft, "write")).fields | {"employers": HOSTILE}
    visit(client, team.editor, move(draft, "write"), sent)
    page = visit(client, team.lead, draft.get_absolute_url())
    assert "<script>alert(1)</script>{{ 7 * 7 }}" in page.words.replace("> {", ">{")
    assert "<script>alert(1)" not in page.html


def test_two_editors_who_save_the_same_draft_lose_nothing(client, team, draft):
    first = visit(client, team.editor, move(draft, "write")).fields | {"employers": "A survey of 500 firms."}
    mine = {"employers": "Twenty interviews.", "providers": "A call."}
    second = visit(client, team.lead, move(draft, "write")).fields | mine
    visit(client, team.editor, move(draft, "write"), first)

    page = visit(client, team.lead, move(draft, "write"), second)
    assert page.status == 409
    assert "Somebody saved this draft after you opened it" in page.words
    assert (
        "Saved for “How will you engage employers?” by an editor of the ERB on 20 June 2022 at midday: "
        "A survey of 500 firms." in page.words
    )
    assert "Saved for “How will you engage small firms" not in page.words, "the texts that agree are not repeated"
    assert {name: page.fields[name] for name in mine} == mine
    draft.refresh_from_db()
    assert draft.employers == "A survey of 500 firms."

    both = {"employers": "A survey of 500 firms, and twenty interviews."}
    visit(client, team.lead, move(draft, "write"), page.fields | both)
    draft.refresh_from_db()
    assert (draft.employers, draft.providers) == (both["employers"], "A call.")


@pytest.mark.parametrize("revision", [{"revision": "0"}, {"revision": ""}, {}, {"revision": "x"}])
def test_a_mistake_in_an_old_page_does_not_hide_what_was_saved_since(client, team, draft, revision):
    sent = {"employers": "Twenty interviews.", "budget": "-1"} | revision
    page = visit(client, team.lead, move(draft, "write"), sent)
    assert page.status == 422
    assert "A survey in June, then 40 interviews." in page.words
    assert page.fields["employers"] == "Twenty interviews."
    assert page.fields["revision"] == "1"


def test_a_plan_submitted_twice_is_submitted_once(client, team, draft):
    pages = [visit(client, team.lead, move(draft, "submit"), {}) for _ in range(2)]
    assert [page.status for page in pages] == [302, 409]
    assert "the state is now “Submitted”" in pages[1].words
    assert entries_of(draft).filter(move="submit").count() == 1


@pytest.mark.clause("G-4.2.1-5")
def test_the_department_approves_other_amounts_with_a_reason_and_the_erb_sees_them(client, area, team):
    plan = factory.submitted_plan(area, by=team.lead)
    page = visit(client, team.officer, move(plan, "approve"))
    assert page.fields == {"approved_1": "120000", "reason_1": "", "approved_2": "40000", "reason_2": ""}

    changed = page.fields | {"approved_1": "100,000"}
    page = visit(client, team.officer, move(plan, "approve"), changed)
    assert (page.status, page.refusals) == (422, {"reason_1": "Give the reason for another amount in F1 than £120,000"})
    assert page.fields["approved_1"] == "100,000"

    visit(client, team.officer, move(plan, "approve"), changed | {"reason_1": "The survey is shared."})
    page = visit(client, team.editor, plan.get_absolute_url())
    assert "Staff, 2022 to 2023 £120,000 £100,000 The survey is shared." in page.words
    assert "To develop the plan £120,000 £100,000" in page.words
    assert "Total £160,000 £140,000" in page.words
    assert "Delivery plan approved 20 June 2022 at midday by a case officer" in page.words


@pytest.mark.parametrize("amount", ["", "-5", "ten"])
def test_an_amount_that_is_none_approves_nothing(client, area, team, amount):
    plan = factory.submitted_plan(area, by=team.lead)
    page = visit(client, team.officer, move(plan, "approve"), {"approved_1": amount, "approved_2": "40000"})
    assert page.status == 422
    assert list(page.refusals) == ["approved_1"]
    assert (page.fields["approved_1"], page.fields["approved_2"]) == (amount, "40000")
    plan.refresh_from_db()
    assert plan.state == DeliveryPlanState.SUBMITTED


@pytest.mark.parametrize("name", ["return", "take_back"])
def test_a_plan_goes_back_only_with_a_reason(client, area, team, name):
    plan = factory.submitted_plan(area, by=team.lead)
    by = team.officer if name == "return" else team.lead
    page = visit(client, by, move(plan, name), {"note": " "})
    assert (page.status, page.refusals) == (422, {"note": "Enter the reason"})

    assert visit(client, by, move(plan, name), {"note": f"A year is missing. {HOSTILE}"}).status == 302
    page = visit(client, team.editor, plan.get_absolute_url())
    assert "A year is missing. <script>alert(1)</script>" in page.words
    assert "Dates and engagement Complete" in page.words


def test_a_move_that_the_state_does_not_allow_is_refused_and_says_so(client, team, draft):
    page = visit(client, team.officer, move(draft, "approve"))
    assert page.status == 409
    assert "the state is now “Being drafted”" in page.words
