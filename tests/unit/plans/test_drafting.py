"""Writing a draft: sections that two people save, and priorities, changes and actions with an entry for each edit."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lifecycle.engine import NotAllowed
from lifecycle.selectors import entries_of, facts_of
from plans import prose
from plans.models import Action, Change, Priority
from plans.selectors.priorities import owners_for
from plans.selectors.sections import section_of
from plans.services import parts
from plans.services.outdated import OutdatedError
from plans.services.sections import write_section
from tests.factories import accounts
from tests.factories import plans as factory


@pytest.fixture
def version(area, team):
    """A draft without anything in it."""
    return factory.draft(area, by=team.lead)


def save(version, by, text, revision=0, section="purpose"):
    """Save the section on what the plan is for."""
    return write_section(version, by=by, section=section, revision=revision, text=text)


def test_a_saved_section_knows_its_text_its_revision_and_its_writer(version, team):
    save(version, team.editor, "# Why\n\nWelders are few.")
    section = section_of(version, "purpose").section
    assert prose.to_plain_text(section.content) == "# Why\n\nWelders are few."
    assert (section.revision, section.written_by) == (1, team.editor.actor)
    entry = entries_of(version).first()
    assert facts_of(entry)["changed"]["revision"] == 1
    assert entry.texts.get(name="note").text == "What the plan is for and why it matters"


def test_a_text_typed_on_an_older_revision_is_refused_and_what_is_held_stays(version, team):
    save(version, team.editor, "First.")
    with pytest.raises(OutdatedError) as refusal:
        save(version, team.lead, "Second.", revision=0)
    assert prose.to_plain_text(refusal.value.held.content) == "First."
    assert section_of(version, "purpose").section.revision == 1
    save(version, team.lead, "First and second.", revision=1)
    assert section_of(version, "purpose").section.revision == 2


def test_a_refused_text_leaves_no_entry(version, team):
    save(version, team.editor, "First.")
    held = entries_of(version).count()
    with pytest.raises(OutdatedError):
        save(version, team.lead, "Second.", revision=0)
    assert entries_of(version).count() == held


@pytest.mark.parametrize(
    ("section", "text", "field"), [("nowhere", "Text.", "section"), ("purpose", "a" * 100_001, "text")]
)
def test_a_section_that_is_not_there_or_a_text_that_cannot_be_kept_is_refused(version, team, section, text, field):
    with pytest.raises(ValidationError) as refusal:
        save(version, team.lead, text, section=section)
    assert list(refusal.value.message_dict) == [field]
    save(version, team.lead, "Text.")


def test_who_only_reads_cannot_write(version, team):
    for person in (team.viewer, team.officer):
        with pytest.raises(NotAllowed):
            save(version, person, "Text.")


def test_each_edit_of_a_priority_has_an_entry_with_its_code(version, team):
    one = factory.priority(version, by=team.editor, code="AME1", needs=[])
    parts.edit_priority(version, by=team.editor, priority=one, title="Engineering")
    parts.remove_priority(version, by=team.editor, priority=one)
    moves = ["remove_priority", "edit_priority", "add_priority"]
    found = entries_of(version).filter(move__in=moves)
    assert [entry.move for entry in found] == moves
    assert {facts_of(entry)["changed"]["priority"] for entry in found} == {"AME1"}
    assert not version.priorities.exists()


def test_a_code_is_used_once_in_a_version_whatever_its_case(version, team, area):
    factory.priority(version, by=team.editor, code="AME1", needs=[])
    with pytest.raises(ValidationError, match="Another priority of this plan has the code “ame1”"):
        factory.priority(version, by=team.editor, code="ame1", needs=[])
    assert version.priorities.count() == 1
    with pytest.raises(IntegrityError, match="one_priority_of_a_version_for_each_code"), transaction.atomic():
        Priority.objects.create(version=version, code="aME1", title="x", kind="sector", status="current")


def test_a_priority_below_another_stands_on_the_next_tier_and_follows_it(version, team):
    top = factory.priority(version, by=team.editor, code="A", needs=[])
    middle = factory.priority(version, by=team.editor, code="A1", parent=top, needs=[])
    low = factory.priority(version, by=team.editor, code="A1a", parent=middle, needs=[])
    assert [top.tier, middle.tier, low.tier] == [1, 2, 3]
    with pytest.raises(ValidationError, match="cannot belong to itself"):
        parts.edit_priority(version, by=team.editor, priority=top, parent=low)
    parts.edit_priority(version, by=team.editor, priority=middle, parent=None)
    low.refresh_from_db()
    assert low.tier == 2


def test_what_others_depend_on_is_not_removed(version, team):
    one = factory.priority(version, by=team.editor, needs=[])
    change = factory.change(version, one, by=team.editor)
    action = factory.action(version, change, by=team.editor)
    with pytest.raises(ValidationError, match=r"cannot be removed while these belong to it: P1\.C1"):
        parts.remove_priority(version, by=team.editor, priority=one)
    with pytest.raises(ValidationError, match="these belong to it: A1"):
        parts.remove_change(version, by=team.editor, change=change)
    parts.remove_action(version, by=team.editor, action=action)
    parts.remove_change(version, by=team.editor, change=change)
    parts.remove_priority(version, by=team.editor, priority=Priority.objects.get())
    assert (Priority.objects.count(), Change.objects.count(), Action.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("levels", "words"),
    [((0, 0), "Entry level"), ((3, 3), "Level 3"), ((2, 5), "Levels 2 to 5"), ((0, 2), "Entry level to level 2")],
)
def test_levels_are_said_in_words(levels, words):
    assert Priority(level_from=levels[0], level_to=levels[1]).levels == words
    assert Priority().levels == ""


@pytest.mark.parametrize("levels", [(5, 3), (None, 3), (3, None), (3, 9)])
def test_the_database_refuses_levels_that_are_no_range(version, team, levels):
    one = factory.priority(version, by=team.editor, needs=[])
    with pytest.raises(IntegrityError, match="levels_of_a_priority_run_upwards"), transaction.atomic():
        Priority.objects.filter(pk=one.pk).update(level_from=levels[0], level_to=levels[1])


def test_an_action_may_have_an_owner_of_any_kind_but_not_the_employers_that_others_heard(area, version, team):
    provider = accounts.organisation("provider")
    stranger = accounts.organisation("employer")
    factory.need(area, by=team.editor)
    heard = area.engagement_records.get().participations.get().organisation
    owners = set(owners_for(version))
    assert {provider, heard, area.body} <= owners
    assert stranger not in owners
