"""What must hold before a plan is submitted: each rule with the plan that fails it and the same plan mended."""

from datetime import date

import pytest

from accounts.models import Organisation
from lifecycle import clock
from lifecycle.engine import NotPossible, options
from plans.models import VersionState
from plans.services import parts, statements
from plans.services import plan as planning
from tests.factories import accounts
from tests.factories import plans as factory


def reasons(version, lead):
    """The reasons why a plan cannot be submitted, by the name of the rule."""
    submit = next(option for option in options(version, lead) if option.move.name == "submit")
    return {failure.rule.name: failure.reason for failure in submit.unmet}


@pytest.fixture
def version(area, team):
    """A plan that lacks nothing."""
    return factory.complete(area, by=team.editor)


def test_a_complete_plan_can_be_submitted(version, team):
    assert reasons(version, team.lead) == {}
    planning.submit(version, by=team.lead)
    assert version.state == VersionState.SUBMITTED


def test_only_the_lead_submits(version, team):
    assert "submit" not in {option.move.name for option in options(version, team.editor)}


def test_an_empty_draft_names_everything_that_is_missing(area, team):
    found = reasons(factory.draft(area, by=team.lead), team.lead)
    assert set(found) == {
        "every_section_is_written",
        "there_is_a_priority",
        "employers_views_are_drawn_on",
        "actions_for_relevant_providers_are_identified",
        "environmental_goals_are_considered",
    }
    assert found["every_section_is_written"].startswith("13 sections are not written yet: “What the plan is for")
    assert found["every_section_is_written"].endswith("(Guidance 6).")


def test_a_refused_submission_gives_every_reason_and_freezes_nothing(area, team):
    version = factory.draft(area, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        planning.submit(version, by=team.lead)
    assert len(refusal.value.reasons) == 5
    assert not version.snapshots.exists()
    assert version.state == VersionState.DRAFTING


@pytest.mark.clause("A-1(6)-1")
def test_the_section_on_the_environment_must_say_something(area, team):
    version = factory.draft(area, by=team.lead)
    factory.write(version, by=team.lead, but=("environment",))
    assert "environmental_goals_are_considered" in reasons(version, team.lead)
    assert "“Net zero, climate and environmental goals”" in reasons(version, team.lead)["every_section_is_written"]
    factory.write(version, by=team.lead)
    assert not {"environmental_goals_are_considered", "every_section_is_written"} & set(reasons(version, team.lead))


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({"occupations": []}, "an occupation, or a note why none fits"),
        ({"level_from": None, "level_to": None}, "a level"),
        ({"outcome": ""}, "the outcome employers want"),
        ({"skills": ""}, "specific skills"),
        ({"needs": []}, "evidence: a need that was heard"),
    ],
)
def test_a_priority_is_ready_only_with_occupation_level_outcome_skills_and_evidence(version, team, lacking, named):
    one = version.priorities.get()
    held = {"needs": list(one.needs.all()), "occupations": list(one.occupations.all()), "outcome": one.outcome}
    held |= {"skills": one.skills, "level_from": one.level_from, "level_to": one.level_to}
    parts.edit_priority(version, by=team.editor, priority=one, **lacking)
    assert reasons(version, team.lead)["every_priority_is_ready"] == f"Not every priority is ready: P1 lacks {named}."
    parts.edit_priority(version, by=team.editor, priority=one, **held)
    assert reasons(version, team.lead) == {}


def test_a_note_stands_in_for_an_occupation_that_no_code_fits(version, team):
    one = version.priorities.get()
    parts.edit_priority(version, by=team.editor, priority=one, occupations=[], occupation_note="No code for AI leads.")
    assert reasons(version, team.lead) == {}


def test_every_priority_needs_a_change_and_every_change_an_action(version, team):
    second = factory.priority(version, by=team.editor, code="P2")
    assert reasons(version, team.lead) == {"every_priority_leads_to_a_change": "No change is recorded for P2."}
    change = factory.change(version, second, by=team.editor)
    assert reasons(version, team.lead) == {"every_change_leads_to_an_action": "No action brings about P2.C1."}
    factory.action(version, change, by=team.editor, code="A2")
    assert reasons(version, team.lead) == {}


@pytest.mark.clause("A-1(8)(c)-1")
def test_an_action_of_a_provider_must_be_identified(version, team):
    only = version.actions.get()
    parts.edit_action(version, by=team.editor, action=only, owner=accounts.organisation(Organisation.Kind.BODY))
    assert set(reasons(version, team.lead)) == {"actions_for_relevant_providers_are_identified"}
    parts.edit_action(version, by=team.editor, action=only, owner=accounts.organisation(Organisation.Kind.PROVIDER))
    assert reasons(version, team.lead) == {}


def test_the_views_of_an_employer_must_be_drawn_on(area, version, team):
    one = version.priorities.get()
    others = factory.need(area, by=team.editor, employer=False)
    parts.edit_priority(version, by=team.editor, priority=one, needs=[others])
    assert set(reasons(version, team.lead)) == {"employers_views_are_drawn_on"}
    parts.edit_priority(version, by=team.editor, priority=one, needs=[others, factory.need(area, by=team.editor)])
    assert reasons(version, team.lead) == {}


def test_a_relevant_authority_must_be_asked_and_answer_or_its_silence_be_explained(area, version, team):
    authority = factory.mayoral_authority(area.area)
    assert reasons(version, team.lead) == {
        "every_relevant_authority_is_asked": f"{authority} has not been asked for a statement."
    }
    statement = factory.requested(version, authority, by=team.editor)
    assert set(reasons(version, team.lead)) == {"every_statement_is_given_or_its_absence_explained"}
    statements.record_silence(statement, by=team.editor, note=factory.SILENCE)
    assert reasons(version, team.lead) == {}
    _, signatory = factory.authority_people(statement)
    factory.give(statement, by=signatory)
    assert reasons(version, team.lead) == {}


def test_an_authority_without_a_mayor_raises_no_test(area, version, team):
    factory.mayoral_authority(area.area, relevant=False)
    assert reasons(version, team.lead) == {}


def test_an_authority_that_becomes_relevant_is_asked_from_that_day(area, version, team):
    factory.mayoral_authority(area.area, since=date(2023, 2, 1))
    assert reasons(version, team.lead) == {}
    with clock.at(date(2023, 2, 1)):
        assert "every_relevant_authority_is_asked" in reasons(version, team.lead)


@pytest.mark.clause("N-15")
def test_the_number_of_priorities_is_advice_under_the_edition_of_2025_and_may_be_explained(editions):
    with clock.at(date(2026, 1, 5)):
        area = factory.designated(under="2025-11")
    with clock.at(date(2026, 1, 10)):
        team = factory.team(area)
        version = factory.complete(area, by=team.editor, priorities=3)
        reason = reasons(version, team.lead)
        assert reason["there_are_as_many_priorities_as_expected"].startswith(
            "The plan has 3 overarching priorities; the guidance expects 4 to 6"
        )
        with pytest.raises(NotPossible):
            planning.submit(version, by=team.lead)
        explained = {"there_are_as_many_priorities_as_expected": "Two of them were one need."}
        entry = planning.submit(version, by=team.lead, explanations=explained)
        assert entry.texts.get(name="explained:there_are_as_many_priorities_as_expected").text.startswith("Two")


def test_no_number_of_priorities_is_expected_under_the_edition_of_2022(version, team):
    assert "there_are_as_many_priorities_as_expected" not in reasons(version, team.lead)
