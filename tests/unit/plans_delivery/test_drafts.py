"""Two people write the same draft: nothing that either wrote is overwritten unseen."""

import pytest

from lifecycle.engine import NotPossible
from lifecycle.selectors import entries_of
from plans.models import DeliveryPlan
from plans.services import delivery
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """A draft that was saved once."""
    return factory.draft_plan(area, by=team.lead, employers="A survey.")


def test_a_save_from_an_older_text_is_refused_and_one_from_the_newest_is_not(plan, team):
    assert plan.revision == 1
    delivery.write_draft(plan, by=team.editor, revision=1, employers="A survey in June.")

    with pytest.raises(NotPossible) as refusal:
        delivery.write_draft(plan, by=team.lead, revision=1, employers="A survey in July.")
    assert [failure.rule.name for failure in refusal.value.unmet] == ["it_was_written_from_the_newest_text"]
    assert DeliveryPlan.objects.get().employers == "A survey in June."

    plan = DeliveryPlan.objects.get()
    delivery.write_draft(plan, by=team.lead, revision=2, employers="A survey in June and July.")
    assert (plan.revision, plan.employers) == (3, "A survey in June and July.")


@pytest.mark.parametrize("revision", [0, 2, 99])
def test_a_revision_that_was_never_shown_is_refused(plan, team, revision):
    with pytest.raises(NotPossible):
        delivery.write_draft(plan, by=team.lead, revision=revision, employers="Nobody.")
    assert DeliveryPlan.objects.get().employers == "A survey."


def test_the_same_text_sent_twice_is_no_conflict(plan, team):
    for _ in range(2):
        delivery.write_draft(plan, by=team.editor, revision=1, employers="A survey in June.")
    assert DeliveryPlan.objects.get().employers == "A survey in June."


def test_the_history_keeps_what_was_changed_and_not_what_was_left(plan, team):
    delivery.write_draft(plan, by=team.editor, revision=1, employers="A survey.", providers="A working group.")
    assert [text.name for text in entries_of(plan).first().texts.all()] == ["providers"]


def test_a_plan_that_was_returned_is_written_from_where_it_stood(area, team):
    plan = factory.submitted_plan(area, by=team.lead)
    factory.take_back(plan, by=team.lead)
    delivery.write_draft(plan, by=team.editor, revision=1, employers="A longer survey.")
    assert plan.revision == 2
