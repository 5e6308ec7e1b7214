"""Bringing parts of an earlier plan forward: what is copied, what is refused, and how it is told."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from engagement.models import EngagementRecord, Need, Participation
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible
from plans.content import content_of
from plans.document import Document
from plans.models import Action, Change, Priority, VersionState
from plans.printing import for_print
from plans.selectors.carried import later_plans_seen_by, later_public_plans
from plans.selectors.carrying import earlier_plans, offers, to_complete
from plans.selectors.priorities import wanting
from plans.services import parts
from plans.services.carrying import Chosen, carry_forward
from tests.factories import carrying as factory
from tests.factories import plans

CHANGED = factory.CHANGED


@pytest.fixture
def change(editions):
    """A published plan and the draft of the next designation of the same area, on 29 September 2025."""
    with clock.at(CHANGED):
        yield factory.changed()


def test_a_priority_comes_with_its_changes_actions_and_needs_each_linked_to_where_it_came_from(change):
    factory.bring(change, "P1")
    copy = change.draft.priorities.get()
    origin = change.origin.priorities.get(code="P1")
    assert (copy.came_from, copy.code, copy.title, copy.concerns) == (origin, "P1", origin.title, "whole")
    assert set(copy.occupations.all()) == set(origin.occupations.all())
    assert [one.came_from.code for one in copy.changes.all()] == ["P1.C1"]
    action, before = change.draft.actions.get(), change.origin.actions.get(code="A1")
    assert action.came_from == before
    assert (action.owner, action.measure, action.target, action.due_on) == (
        before.owner, before.measure, before.target, before.due_on,
    )  # fmt: skip
    assert (before.status, action.status) == (Action.Status.AGREED, Action.Status.PROPOSED)
    assert list(action.changes.all()) == list(copy.changes.all())
    assert wanting(copy) == []


def test_a_need_becomes_one_of_the_new_designation_and_rests_on_engagement_that_stays_where_it_was(change):
    heard, taking_part = EngagementRecord.objects.count(), Participation.objects.count()
    factory.bring(change, "P1")
    need = change.draft.priorities.get().needs.get()
    assert need.designation == change.draft.designation
    assert need.came_from == change.origin.priorities.get(code="P1").needs.get()
    assert [record.designation for record in need.heard_in.all()] == [change.origin.designation]
    assert (EngagementRecord.objects.count(), Participation.objects.count()) == (heard, taking_part)


def test_a_need_that_two_priorities_share_is_brought_forward_once(change):
    one, two = change.origin.priorities.all()
    two.needs.set(one.needs.all())
    factory.bring(change, "P1")
    factory.bring(change, "P2")
    assert Need.objects.filter(designation=change.draft.designation).count() == 1


def test_what_was_chosen_to_stay_behind_does_not_come(change):
    origin = change.origin.priorities.get(code="P1")
    chosen = [Chosen(origin, "part", "The coast")]
    carry_forward(change.draft, by=change.team.editor, chosen=chosen, left=[change.origin.priorities.get(code="P2")])
    copy = change.draft.priorities.get()
    assert (copy.concerns, copy.concerned_part) == ("part", "The coast")
    assert not change.draft.actions.exists()
    assert not Need.objects.filter(designation=change.draft.designation).exists()
    assert wanting(copy) == ["evidence: a need that was heard"]


def test_a_code_that_is_taken_gets_a_number_and_the_old_one_stays_readable(change):
    plans.priority(change.draft, by=change.team.editor, code="p1", needs=[])
    factory.bring(change, "P1")
    copy = change.draft.priorities.exclude(came_from=None).get()
    assert (copy.code, copy.came_from.code) == ("P1-2", "P1")


def test_a_part_of_a_priority_comes_below_the_copy_of_its_parent_now_or_later(change):
    one, two = change.origin.priorities.all()
    Priority.objects.filter(pk=two.pk).update(parent=one, tier=2)
    factory.bring(change, "P1")
    factory.bring(change, "P2")
    above, below = change.draft.priorities.all()
    assert (below.parent, below.tier) == (above, 2)


def test_an_action_for_two_priorities_is_one_action_whenever_they_come(change):
    action = change.origin.actions.get(code="A1")
    action.changes.add(change.origin.changes.get(code="P2.C1"))
    factory.bring(change, "P1")
    factory.bring(change, "P2")
    copy = change.draft.actions.get(came_from=action)
    assert [one.code for one in copy.changes.all()] == ["P1.C1", "P2.C1"]


def test_nothing_is_brought_twice_and_the_second_of_two_people_is_told(change):
    factory.bring(change, "P1")
    with pytest.raises(NotPossible, match="P1 as P1"):
        factory.bring(change, "P1", "P2")
    assert change.draft.priorities.count() == 1
    assert [one.brought is not None for one in offers(change.draft)[0].priorities] == [True, False]


def test_what_was_removed_from_the_draft_can_be_brought_again(change):
    factory.bring(change, "P1")
    draft, editor = change.draft, change.team.editor
    parts.remove_action(draft, by=editor, action=draft.actions.get())
    parts.remove_change(draft, by=editor, change=draft.changes.get())
    parts.remove_priority(draft, by=editor, priority=draft.priorities.get())
    factory.bring(change, "P1")
    assert Need.objects.filter(designation=draft.designation).count() == 1


def test_the_history_says_what_came_from_where(change):
    origin = change.origin.priorities.get(code="P1")
    entry = carry_forward(change.draft, by=change.team.editor, chosen=[factory.choose(origin)])
    assert entry.move == "carry_forward"
    assert entry.texts.get(name="note").text == f"P1 from {change.origin}"
    assert change.draft.changed == {"brought": {"P1": origin.pk}, "left": []}


def test_somebody_of_another_body_may_not(change):
    stranger = plans.team(plans.designated()).lead
    with pytest.raises(NotAllowed):
        carry_forward(change.draft, by=stranger, chosen=[factory.choose(change.origin.priorities.first())])


def test_a_draft_without_a_designation_before_it_is_told_so(editions):
    old = plans.designated()
    with clock.at(date(2023, 1, 10)):
        draft, editor = plans.draft(old, by=(people := plans.team(old)).editor), people.editor
        with pytest.raises(NotPossible) as refused:
            carry_forward(draft, by=editor, chosen=[])
    assert refused.value.reasons == [
        f"There is no earlier plan: no designation before this one was for {old.area} or for an area it was made from."
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": VersionState.DRAFTING, "published_on": None, "approved_on": None}, "It is “being drafted”."),
        ({"source_address": "https://example.org/plan"}, "It was published elsewhere"),
    ],
)
def test_an_earlier_plan_that_is_not_settled_or_not_held_here_is_refused_with_the_reason(change, facts, reason):
    type(change.origin).objects.filter(pk=change.origin.pk).update(**facts)
    (plan,) = earlier_plans(change.draft)
    assert (plan.open, plan.closed.startswith(reason)) == (False, True)
    with pytest.raises(NotPossible) as refused:
        factory.bring(change)
    assert reason in refused.value.reasons[0]


def test_an_earlier_plan_of_the_body_itself_can_be_drawn_on_and_its_needs_are_cited_as_they_are(editions):
    old = plans.designated()
    people = plans.team(old)
    with clock.at(date(2023, 1, 10)):
        origin = plans.published(old, by=people.lead, decider=people.officer)
    with clock.at(date(2023, 3, 1)):
        draft = plans.draft(old, by=people.lead)
        carry_forward(draft, by=people.lead, chosen=[factory.choose(origin.priorities.get())])
    assert draft.priorities.get().needs.get() == origin.priorities.get().needs.get()


def test_what_a_newer_edition_asks_and_the_older_did_not_is_marked_to_be_completed(editions):
    with clock.at(CHANGED):
        change = factory.changed(under="2025-11")
        origin = change.origin.priorities.get(code="P1")
        marked = to_complete(origin, list(origin.needs.all()), change.draft.edition)
        assert marked == ["a sector of SIC 2007 for each need, which this edition of the guidance asks for"]
        assert to_complete(origin, [], change.draft.edition) == ["evidence: a need that was heard"]


def test_the_content_says_where_each_part_came_from_in_the_preview_and_in_print(change):
    factory.bring(change, "P1")
    content = content_of(change.draft)
    came_from = content["priorities"][0]["came_from"]
    area = change.origin.designation.area
    assert came_from == {
        "code": "P1", "plan": str(change.origin.plan), "version": 1, "concerns": "The whole area", "part": "",
        "area": {"slug": area.slug, "name": area.name}, "address": reverse("public_plan", kwargs=change.origin.address),
    }  # fmt: skip
    assert content["priorities"][0]["changes"][0]["came_from"]["code"] == "P1.C1"
    assert content["actions"][0]["came_from"]["code"] == "A1"
    assert content["needs"][0]["came_from"] == {
        "area": {"slug": area.slug, "name": area.name}, "body": change.origin.designation.body.name,
    }  # fmt: skip
    printed = for_print(Document(content, linked=False))
    assert f"P1, {change.origin.plan}, version 1" in printed
    assert came_from["address"] not in printed


def test_a_content_frozen_before_origins_were_kept_is_still_read(change):
    content = content_of(change.origin)
    for one in [*content["needs"], *content["actions"], *content["priorities"], *content["priorities"][0]["changes"]]:
        one.pop("came_from")
    assert "Came from" not in for_print(Document(content))


def test_the_origin_names_the_later_plans_to_those_who_may_see_them(change):
    plans.priority(change.draft, by=change.team.editor, code="P1", needs=[])
    factory.bring(change, "P1")
    (later,) = later_plans_seen_by(change.team.viewer, change.origin)
    assert later.version == change.draft
    assert {kind: list(map(str, found)) for kind, found in later.parts.items()} == {
        "priorities": ["P1 as P1-2"], "changes": ["P1.C1"], "actions": ["A1"],
    }  # fmt: skip
    assert later_public_plans(change.origin) == []
    assert later_plans_seen_by(plans.team(plans.designated()).lead, change.origin) == []


@pytest.mark.parametrize("model", [Priority, Change, Action])
def test_no_part_comes_into_a_plan_twice_or_from_itself(change, model):
    factory.bring(change, "P1")
    one = model.objects.get(version=change.draft)
    origin = one.came_from
    with transaction.atomic(), pytest.raises(IntegrityError):
        model.objects.filter(pk=one.pk).update(came_from=one.pk)
    one.pk, one.code = None, "X1"
    with transaction.atomic(), pytest.raises(IntegrityError):
        one.save(force_insert=True)
    assert model.objects.filter(version=change.draft, came_from=origin).count() == 1


@pytest.mark.parametrize(
    "wrong", [{"concerns": ""}, {"concerns": "part"}, {"concerned_part": "The coast"}, {"came_from": None}]
)
def test_a_priority_that_was_brought_forward_says_what_it_concerns_and_no_other_does(change, wrong):
    factory.bring(change, "P1")
    with transaction.atomic(), pytest.raises(IntegrityError):
        change.draft.priorities.update(**wrong)
    change.draft.priorities.update(concerns="part", concerned_part="The coast")


def test_a_need_that_stands_comes_to_a_designation_once_and_never_from_itself(change):
    factory.bring(change, "P1")
    need = change.draft.priorities.get().needs.get()
    with transaction.atomic(), pytest.raises(IntegrityError):
        Need.objects.filter(pk=need.pk).update(came_from=need.pk)
    need.pk = None
    with transaction.atomic(), pytest.raises(IntegrityError):
        need.save(force_insert=True)
