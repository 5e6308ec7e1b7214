"""The rows of a delivery plan: written by several people, removed, carried into the next version, and compared."""

from datetime import date
from decimal import Decimal
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from engagement.models import SizeBand
from engagement.services import Party
from lifecycle import clock
from lifecycle.engine import NotPossible
from lifecycle.selectors import entries_of
from plans.models import FundingLine, Milestone, MilestoneMark
from plans.selectors.comparison import compared, edition_count, edition_pair, pieces_of
from plans.selectors.milestones import Standing, milestone_standings, package_standings
from plans.selectors.targets import target_standings
from plans.selectors.work import BY_NAME, KINDS
from plans.services import delivery, work
from plans.services.outdated import OutdatedError
from plans.services.work import RemovedError
from tests.factories import delivery as factory
from tests.factories import engagement

RISK = {"title": "A key person leaves", "likelihood": 1, "impact": 3, "mitigation": "Two know all.", "owner": "Lead"}


@pytest.fixture
def plan(area, team):
    """A draft that lacks nothing."""
    return factory.whole_plan(area, by=team.editor)


@pytest.fixture
def approved(area, team):
    """An approved delivery plan; the day is 20 June 2022."""
    return factory.approved_plan(area, by=team.lead, officer=team.officer)


def written(plan, name, *, by, **facts):
    return work.write_row(plan, BY_NAME[name], by=by, **facts)


def test_a_row_is_added_changed_and_removed_with_an_entry_each(plan, team):
    written(plan, "risk", by=team.editor, **RISK)
    written(plan, "risk", by=team.lead, number=2, revision=1, **(RISK | {"impact": 2}))
    assert [(risk.code, risk.score) for risk in plan.risks.all()] == [("R1", 6), ("R2", 2)]
    work.remove_row(plan, by=team.editor, kind="risks", number=2)
    written(plan, "risk", by=team.editor, **RISK)

    entries = list(entries_of(plan)[:4])
    assert [entry.move for entry in entries] == ["write_risk", "remove_row", "write_risk", "write_risk"]
    assert [risk.number for risk in plan.risks.all()] == [1, 2], "R2 was never submitted, so its number is free"


def test_the_number_of_a_row_that_was_submitted_is_not_given_again(plan, team):
    written(plan, "risk", by=team.editor, **RISK)
    delivery.submit_delivery_plan(plan, by=team.lead)
    factory.take_back(plan, by=team.lead)
    work.remove_row(plan, by=team.editor, kind="risks", number=2)
    written(plan, "risk", by=team.editor, **RISK)
    assert [risk.number for risk in plan.risks.all()] == [1, 3]


def test_a_row_saved_by_somebody_else_is_not_written_over(plan, team):
    seen = {"number": 1, "revision": 1}
    written(plan, "risk", by=team.editor, **seen, **RISK)
    with pytest.raises(OutdatedError):
        written(plan, "risk", by=team.lead, **seen, **(RISK | {"title": "Mine"}))
    assert plan.risks.get().title == RISK["title"]

    work.remove_row(plan, by=team.editor, kind="risks", number=1)
    with pytest.raises(RemovedError, match="Somebody removed this risk after you opened it"):
        written(plan, "risk", by=team.lead, number=1, revision=2, **RISK)


def test_a_package_goes_once_no_milestone_belongs_to_it(plan, team):
    with pytest.raises(ValidationError, match="WP2 cannot be removed while these milestones belong to it: M3"):
        work.remove_row(plan, by=team.editor, kind="packages", number=2)
    work.remove_row(plan, by=team.editor, kind="milestones", number=3)
    work.remove_row(plan, by=team.editor, kind="packages", number=2)
    assert [package.number for package in plan.packages.all()] == [1, 3]


def test_two_lines_for_one_purpose_year_and_heading_are_refused_beside_the_heading(plan, team):
    same = {"purpose": "develop", "year": 2022, "heading": "staff", "estimate": Decimal(5)}
    with pytest.raises(ValidationError) as refusal:
        written(plan, "funding_line", by=team.editor, **same)
    assert list(refusal.value.message_dict) == ["heading"]
    written(plan, "funding_line", by=team.editor, **(same | {"heading": "other"}))
    assert plan.develop_estimate == Decimal(120_005)


def test_two_targets_for_one_group_and_day_are_refused_beside_the_day(plan, team):
    same = {"group": "employers", "planned": 5, "by_day": date(2022, 9, 30)}
    with pytest.raises(ValidationError) as refusal:
        written(plan, "target", by=team.editor, **same)
    assert list(refusal.value.message_dict) == ["by_day"]
    written(plan, "target", by=team.editor, **(same | {"group": "small"}))


def test_rows_change_in_a_draft_alone(approved, team):
    with pytest.raises(NotPossible, match="the state is now “Approved”"):
        written(approved, "risk", by=team.editor, **RISK)


@pytest.mark.clause("G-3.1-1")
def test_milestones_and_packages_stand_against_today(approved, team):
    def standings(day):
        milestones = milestone_standings(approved, day)
        packages = package_standings(approved, milestones, day)
        return [one.standing for one in milestones], [one.standing for one in packages]

    to_come, late, under_way = Standing.TO_COME, Standing.LATE, Standing.UNDER_WAY
    assert standings(date(2022, 6, 20)) == ([to_come] * 3, [under_way, to_come, to_come])
    assert standings(date(2022, 7, 8))[0] == [to_come] * 3, "a day ends at its end"
    assert standings(date(2022, 7, 9)) == ([late, to_come, to_come], [late, to_come, to_come])

    survey, tables, _ = Milestone.objects.filter(plan=approved)
    with clock.at(date(2022, 7, 11)):
        work.mark_milestone(approved, by=team.editor, milestone=survey, done_on=date(2022, 7, 11))
        work.move_milestone(
            approved, by=team.editor, milestone=tables, expected_on=date(2022, 9, 14), note="Rooms were taken."
        )
    assert standings(date(2022, 9, 14)) == (
        [Standing.DONE_LATE, Standing.MOVED, to_come],
        [under_way, under_way, to_come],
    )
    with clock.at(date(2022, 9, 14)):
        work.mark_milestone(approved, by=team.lead, milestone=tables, done_on=date(2022, 8, 30))
    assert standings(date(2022, 9, 15))[1] == [Standing.DONE, under_way, to_come]
    notes = [text.text for entry in entries_of(approved)[:3] for text in entry.texts.all() if text.name == "note"]
    assert notes == ["M2 Roundtables held", "M2 Roundtables held: Rooms were taken.", "M1 Survey closed"]


def test_a_milestone_marked_by_mistake_is_opened_again_with_a_reason(approved, team):
    survey = Milestone.objects.filter(plan=approved).first()
    with pytest.raises(NotPossible) as refusal:
        work.reopen_milestone(approved, by=team.lead, milestone=survey, note="By mistake.")
    assert refusal.value.reasons == ["No milestone is reached yet."]
    work.mark_milestone(approved, by=team.lead, milestone=survey, done_on=date(2022, 6, 20))
    work.reopen_milestone(approved, by=team.lead, milestone=survey, note="By mistake.")
    assert milestone_standings(approved, date(2022, 6, 20))[0].done_on is None


def test_the_next_version_knows_what_was_reached_and_plans_what_was_moved(approved, area, team):
    survey, tables, _ = Milestone.objects.filter(plan=approved)
    work.mark_milestone(approved, by=team.lead, milestone=survey, done_on=date(2022, 6, 20))
    work.move_milestone(approved, by=team.lead, milestone=tables, expected_on=date(2022, 9, 14), note="Rooms.")
    second = factory.draft_plan(area, by=team.editor)
    first, moved, _ = milestone_standings(second, date(2022, 6, 21))
    assert first.standing is Standing.DONE
    assert (moved.milestone.due_on, moved.moved) == (date(2022, 9, 14), False)

    delivery.submit_delivery_plan(second, by=team.lead)
    factory.approve(second, by=team.officer)
    with pytest.raises(NotPossible) as refusal:
        work.mark_milestone(approved, by=team.lead, milestone=tables, done_on=date(2022, 6, 20))
    said = "Version 2 is approved, and is the one that is worked to. Mark the milestone there."
    assert refusal.value.reasons == [said]
    work.mark_milestone(second, by=team.lead, milestone=moved.milestone, done_on=date(2022, 6, 20))
    assert MilestoneMark.objects.filter(done_on__isnull=False).count() == 2


@pytest.mark.clause("G-4.2.1-3")
def test_engagement_is_counted_against_its_target_each_organisation_once(plan, area, team):
    def heard(day, *names):
        parties = [Party(name, capacity="employer", size_band=band) for name, band in names]
        engagement.engagement(area, held_on=day, parties=parties)

    heard(date(2022, 6, 2), ("Anvil", SizeBand.SMALL), ("Beam", SizeBand.LARGE))
    heard(date(2022, 6, 9), ("Anvil", SizeBand.SMALL))
    written(plan, "target", by=team.editor, group="small", planned=1, by_day=date(2022, 6, 10))
    written(plan, "target", by=team.editor, group="providers", planned=1, by_day=date(2022, 6, 10))
    found = {one.target.group: (one.heard, one.met, one.missed) for one in target_standings(plan, date(2022, 6, 20))}
    assert found == {"employers": (2, False, False), "small": (1, True, False), "providers": (0, False, True)}


def test_editions_are_compared_row_by_row_and_word_by_word(area, team):
    plan = factory.submitted_plan(area, by=team.lead)
    assert edition_pair(plan, "", "")[1] is None
    factory.take_back(plan, by=team.lead)
    written(plan, "risk", by=team.editor, **RISK)
    work.remove_row(plan, by=team.editor, kind="milestones", number=3)
    row = plan.funding_lines.get(number=1)
    facts = {name: getattr(row, name) for name in FundingLine.CONTENT} | {"estimate": Decimal(90_000)}
    written(plan, "funding_line", by=team.editor, number=1, revision=row.revision, **facts)
    delivery.write_draft(plan, by=team.editor, revision=plan.revision, employers="A survey in May, then 40 interviews.")

    editions, before, after = edition_pair(plan, "", "")
    assert [one.title for one in editions] == ["Version 1 as submitted on 20 June 2022", "Version 1 as it is now"]
    assert edition_count(area) == 2
    found = {
        section.title: [
            (row.code, row.kind, [(field.before, field.after) for field in row.fields]) for row in section.rows
        ]
        for section in compared(before, after)
    }
    assert found["Funding"] == [("F1", "changed", [("£120,000", "£90,000")])]
    assert found["Risks"][0][:2] == ("R2", "added")
    assert found["Milestones"][0][:2] == ("M3", "removed")
    assert list(found) == ["Dates and engagement", "Milestones", "Risks", "Funding"]
    [text] = compared(before, after)[0].rows
    said = [(piece.kind, piece.text) for piece in text.fields[0].pieces]
    assert said == [
        ("kept", "A survey in "),
        ("removed", "June,"),
        ("added", "May,"),
        ("kept", " then 40 interviews."),
    ]
    assert compared(after, after) == []


def test_the_pieces_of_two_texts_put_together_are_the_two_texts():
    before, after = "one two  three", "two three four"
    pieces = pieces_of(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_what_was_submitted_is_kept_with_its_hash_in_the_history(plan, team):
    delivery.submit_delivery_plan(plan, by=team.lead)
    kept = plan.submissions.get()
    assert kept.content["packages"][0]["title"] == "Hear employers"
    assert kept.sha256 in entries_of(plan).first().payload
    assert set(KINDS) < set(kept.content)


@pytest.mark.parametrize(("approved_amount", "reason"), [(None, ""), (Decimal(120_000), ""), (Decimal(9), "Less.")])
def test_an_amount_that_was_held_before_lines_becomes_a_line(area, team, approved_amount, reason, monkeypatch):
    plan = factory.draft_plan(area, by=team.editor)
    old = SimpleNamespace(
        designation=area,
        submitted_on=None,
        develop_estimate=Decimal(120_000),
        review_estimate=None,
        develop_approved=approved_amount,
        review_approved=None,
        funding_reason="Less.",
    )
    made = []
    lines = SimpleNamespace(create=lambda **facts: made.append(FundingLine(**(facts | {"plan": plan}))))
    plans = SimpleNamespace(select_related=lambda *names: SimpleNamespace(iterator=lambda: [old]))
    models = {"DeliveryPlan": SimpleNamespace(objects=plans), "FundingLine": SimpleNamespace(objects=lines)}
    apps = SimpleNamespace(get_model=lambda app, name: models[name])
    import_module("plans.migrations.0004_each_estimate_becomes_a_line").write_lines(apps, None)
    [line] = made
    line.save()
    assert (plan.develop_estimate, line.approved, line.reason, line.year) == (
        Decimal(120_000),
        approved_amount,
        reason,
        2022,
    )
