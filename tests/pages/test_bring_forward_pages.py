"""The pages on which parts of an earlier plan are brought forward, with good and with bad input, and the API of it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from lifecycle import clock
from lifecycle.engine import NotPossible
from plans.models import Action, Priority
from tests.factories import carrying as factory
from tests.factories import plans
from tests.pages.delivery_steps import visit

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def change(editions):
    """A published plan and the draft of the next designation of the same area, on 29 September 2025."""
    with clock.at(factory.CHANGED):
        yield factory.changed()


@pytest.fixture
def address(change):
    """The page on which the parts of the published plan are chosen."""
    return f"{reverse('bring_forward', args=[change.draft.pk])}?look=yes&plan={change.origin.pk}"


def answers(change, *codes, **more):
    """Return what a browser sends where priorities still concern the whole area, with all that comes with them."""
    sent = {}
    for one in change.origin.priorities.filter(code__in=codes):
        actions = Action.objects.filter(changes__priority=one)
        sent |= {
            f"concerns-{one.pk}": "whole",
            f"actions-{one.pk}": [action.pk for action in actions],
            f"needs-{one.pk}": [need.pk for need in one.needs.all()],
        }
    return sent | more


def key(change, code="P1"):
    return change.origin.priorities.get(code=code).pk


def ticked(page, name):
    """Return the boxes of a name that are ticked."""
    return [node for node in page.all("input") if node.get("name") == name and node.get("checked") is not None]


def test_a_person_chooses_the_plan_answers_checks_and_finds_the_copies_in_the_draft(client, change, address):
    team, draft = change.team, change.draft
    page = visit(client, team.editor, draft.get_absolute_url())
    assert "Bring forward from an earlier plan" in page.buttons
    page = visit(client, team.editor, reverse("bring_forward", args=[draft.pk]))
    assert str(change.origin) in page.words
    page = visit(client, team.editor, address)
    assert page.status == 200
    assert page.words.count("still concern?") == 2
    sent = answers(change, "P1")
    page = visit(client, team.editor, address, sent)
    assert page.status == 200
    assert "Check what you bring forward" in page.words
    assert not draft.priorities.exists()
    assert client.post(address, sent | {"confirmed": "yes"}).url == f"{draft.get_absolute_url()}#priorities"
    page = visit(client, team.editor, draft.get_absolute_url())
    area, years = change.origin.designation.area, change.origin.plan.years
    assert page.words.count(f"Came from P1 of {area}, {years}") == 1
    assert f"Came from P1.C1 of {area}, {years}" in page.words
    assert f"Came from A1 of {area}, {years}" in page.words
    page = visit(client, team.editor, address)
    assert "Brought forward It is P1 in this draft." in page.words


def test_the_answers_stay_when_a_person_goes_back_to_change_them(client, change, address):
    first = key(change)
    sent = {f"concerns-{first}": "part", f"part-{first}": "The coast"}
    page = visit(client, change.team.editor, address, sent | {"back": "yes"})
    assert page.status == 200
    assert (page.fields[f"concerns-{first}"], page.fields[f"part-{first}"]) == ("part", "The coast")
    assert not [
        node for node in page.all("input") if node.get("name") == f"needs-{first}" and node.get("checked") is not None
    ]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({}, (None, "Say of at least one priority how much of the area it still concerns")),
        ({"concerns": "no"}, (None, "Say of at least one priority how much of the area it still concerns")),
        ({"concerns": "part"}, ("part", "Enter which part of the area P1 concerns")),
        ({"concerns": "part", "part": "x" * 401}, ("part", "must be 400 characters or fewer")),
        ({"concerns": "all"}, ("concerns", "must be one of the options")),
        ({"concerns": "whole", "actions": "999"}, ("actions", "must be one of the options")),
        ({"concerns": "whole", "needs": "x"}, ("needs", "must be one of the options")),
    ],
)
def test_a_wrong_answer_is_refused_where_it_stands_and_the_others_are_kept(client, change, address, wrong, expected):
    where, refusal = expected
    first, second = key(change), key(change, "P2")
    sent = {f"{name}-{first}": value for name, value in wrong.items()} | {f"part-{second}": HOSTILE}
    page = visit(client, change.team.editor, address, sent | {"confirmed": "yes"})
    assert page.status == 422
    ((text, href),) = page.errors()
    assert refusal in text
    assert where is None or href.startswith(f"#id_{where}-{first}")
    assert page.fields[f"part-{second}"] == HOSTILE
    assert not change.draft.priorities.exists()


def test_a_priority_whose_parent_stays_behind_is_refused(client, change, address):
    one, two = change.origin.priorities.all()
    Priority.objects.filter(pk=two.pk).update(parent=one, tier=2)
    page = visit(client, change.team.editor, address, answers(change, "P2"))
    assert page.refusals == {f"concerns-{two.pk}": "P2 belongs to P1: bring P1 forward too"}
    assert visit(client, change.team.editor, address, answers(change, "P1", "P2")).status == 200


def test_the_second_of_two_people_is_told_what_the_first_brought_and_keeps_the_other_answers(client, change, address):
    factory.bring(change, "P1")
    second = key(change, "P2")
    sent = answers(change, "P1") | {f"concerns-{second}": "part", f"part-{second}": "The coast", "confirmed": "yes"}
    page = visit(client, change.team.lead, address, sent)
    assert (page.status, change.draft.priorities.count()) == (422, 1)
    assert page.errors() == [("P1 was brought forward already, as P1, and comes once only", None)]
    assert page.fields[f"part-{second}"] == "The coast"


def test_what_is_brought_while_the_page_is_being_sent_is_refused_and_the_answers_are_shown_again(
    client, change, address, monkeypatch
):
    def too_late(*args, **kwargs):
        raise NotPossible("Brought forward meanwhile: P1 as P1.")

    monkeypatch.setattr("lifecycle.desk.Desk.make", too_late)
    first = key(change)
    sent = {f"concerns-{first}": "part", f"part-{first}": "The coast", "confirmed": "yes"}
    page = visit(client, change.team.editor, address, sent)
    assert (page.status, page.fields[f"part-{first}"]) == (409, "The coast")
    assert "Brought forward meanwhile: P1 as P1." in page.words


def test_only_actions_that_are_still_to_be_done_are_ticked_to_begin_with(client, editions):
    with clock.at(factory.CHANGED):
        change = factory.changed(due_on=date(2024, 9, 1))
        page = visit(
            client,
            change.team.editor,
            f"{reverse('bring_forward', args=[change.draft.pk])}?look=yes&plan={change.origin.pk}",
        )
    first = key(change)
    assert (len(ticked(page, f"actions-{first}")), len(ticked(page, f"needs-{first}"))) == (0, 1)
    assert "its date, 1 September 2024, has passed" in page.words


@pytest.mark.parametrize("chosen", ["", "&plan=999999", "&plan=x"])
def test_a_plan_that_is_not_on_offer_cannot_be_chosen(client, change, chosen):
    page = visit(client, change.team.editor, f"{reverse('bring_forward', args=[change.draft.pk])}?look=yes{chosen}")
    assert page.status == 422
    assert list(page.refusals) == ["plan"]


def test_each_person_gets_what_they_may(client, change, address):
    client.force_login(plans.team(plans.designated()).lead)
    assert client.get(address).status_code == 404
    client.force_login(change.team.viewer)
    assert client.get(address).status_code == 403


def test_without_an_earlier_plan_the_page_gives_the_reason_and_the_draft_no_button(client, editions):
    old = plans.designated()
    team = plans.team(old)
    with clock.at(date(2023, 1, 10)):
        draft = plans.draft(old, by=team.editor)
        page = visit(client, team.editor, reverse("bring_forward", args=[draft.pk]))
        assert (page.status, "There is no earlier plan" in page.words) == (409, True)
        page = visit(client, team.editor, draft.get_absolute_url())
        assert "Bring forward from an earlier plan" not in page.buttons


def test_the_page_asks_as_many_questions_of_the_database_for_two_priorities_as_for_four(
    client, editions, django_assert_max_num_queries
):
    with clock.at(factory.CHANGED):
        counted = []
        for number in (1, 4):
            change = factory.changed(priorities=number)
            address = f"{reverse('bring_forward', args=[change.draft.pk])}?look=yes&plan={change.origin.pk}"
            client.force_login(change.team.editor)
            client.get(address)
            with django_assert_max_num_queries(200) as queries:
                client.get(address)
            counted.append(len(queries))
    assert counted[0] == counted[1]


def test_a_published_plan_says_where_it_came_from_and_the_earlier_one_where_it_went(client, change):
    factory.bring(change)
    team, draft = change.team, change.draft
    plans.write(draft, by=team.lead)
    plans.hand_in(draft, by=team.lead, decider=team.officer)
    origin = reverse("public_plan", kwargs=change.origin.address)
    now = reverse("public_plan", kwargs=draft.address)
    client.logout()
    html = client.get(now).content.decode()
    assert f'<a class="govuk-link" href="{origin}">P1, {change.origin.plan}, version 1</a>' in html
    earlier = client.get(origin).content.decode()
    assert "Carried forward into later plans" in earlier
    assert f'href="{now}"' in earlier
    frozen = client.get(reverse("public_plan_json", kwargs=draft.address)).json()
    assert [one["came_from"]["code"] for one in frozen["priorities"]] == ["P1", "P2"]
    answer = client.get(reverse("api:published-plan-detail", args=[change.origin.pk])).json()
    assert answer["carried_into"] == [
        {
            "address": now,
            "priorities": [{"then": "P1", "now": "P1"}, {"then": "P2", "now": "P2"}],
            "changes": [{"then": "P1.C1", "now": "P1.C1"}, {"then": "P2.C1", "now": "P2.C1"}],
            "actions": [{"then": "A1", "now": "A1"}, {"then": "A2", "now": "A2"}],
        }
    ]


def test_a_need_says_where_it_came_from_and_the_earlier_one_where_it_went(client, change):
    factory.bring(change, "P1")
    editor = change.team.editor
    need = change.draft.priorities.get().needs.get()
    area = change.origin.designation.area
    assert f"Came from The need recorded for {area}" in visit(client, editor, need.get_absolute_url()).words
    assert "Carried forward into" in visit(client, editor, need.came_from.get_absolute_url()).words
    listed = visit(client, editor, reverse("needs_list", args=[change.draft.designation_id]))
    assert f"Came from {area}" in listed.words
    answer = client.get(reverse("api:need-detail", args=[need.pk])).json()
    assert answer["came_from"] == need.came_from_id


def test_a_need_that_came_from_another_designation_can_be_changed_and_keeps_its_engagement(client, change):
    factory.bring(change, "P1")
    need = change.draft.priorities.get().needs.get()
    client.force_login(change.team.editor)
    sent = {
        "skill": "Setting machine tools, again",
        "heard_in": [record.pk for record in need.heard_in.all()],
        "occupations": [one.pk for one in need.occupations.all()],
        "when_needed": "now",
    }
    assert client.post(reverse("move", args=["need", need.pk, "amend"]), sent).status_code == 302
    need.refresh_from_db()
    assert (need.skill, need.came_from_id is not None) == ("Setting machine tools, again", True)


def test_a_program_reads_what_is_on_offer_and_brings_it_forward_once(client, change):
    client.force_login(change.team.editor)
    (plan,) = client.get(reverse("api:plan-earlier", args=[change.draft.pk])).json()
    assert (plan["plan"], plan["closed"]) == (change.origin.pk, "")
    one = plan["priorities"][0]
    assert (one["code"], one["brought_as"], one["changes"]) == ("P1", None, ["P1.C1"])
    sent = {
        f"concerns-{one['id']}": "whole",
        f"actions-{one['id']}": [action["id"] for action in one["actions"]],
        f"needs-{one['id']}": [need["id"] for need in one["needs"]],
    }
    make = reverse("api:make_move", args=["plan", change.draft.pk, "carry_forward"])
    assert client.post(make, json.dumps(sent), "application/json").status_code == 200
    again = client.post(make, json.dumps(sent), "application/json")
    assert again.status_code == 400
    assert again.json()["__all__"][0]["message"] == "P1 was brought forward already, as P1, and comes once only"
    (plan,) = client.get(reverse("api:plan-earlier", args=[change.draft.pk])).json()
    assert [one["brought_as"] for one in plan["priorities"]] == ["P1", None]
    content = client.get(reverse("api:plan-detail", args=[change.draft.pk])).json()["content"]
    assert content["priorities"][0]["came_from"]["code"] == "P1"
