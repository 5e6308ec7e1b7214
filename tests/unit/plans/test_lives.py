"""Beginning, adopting, returning, publishing and superseding versions, with their clocks."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import AUDITOR, CASE_OFFICER
from designations.models import DesignationPartner
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Deadline
from plans.models import Plan, PlanParty, PlanSeries, Version, VersionState
from plans.selectors.versions import public_versions, version_in_force, versions_seen_by
from plans.services import plan as planning
from tests.factories import accounts, designations
from tests.factories import plans as factory

ELSEWHERE = {
    "period_from": date(2020, 8, 1),
    "period_to": date(2022, 7, 31),
    "published_on": date(2022, 12, 1),
    "source_address": "https://example.org/plan.pdf",
}


def adopt(designation, **facts):
    """Take in a plan that was published elsewhere on 1 December 2022."""
    version = planning.new_version(designation)
    planning.adopt(version, by=accounts.holder(CASE_OFFICER), **(ELSEWHERE | facts))
    return version


def open_clocks(designation):
    """The open clocks of a designation with their days."""
    return dict(Deadline.objects.filter(chain=designation.chain, closed_by=None).values_list("clock", "due_on"))


def test_a_beginning_makes_series_plan_and_version_with_the_sections_of_the_template(area, team):
    version = factory.draft(area, by=team.editor)
    assert version.plan.series.title == f"{area.area.name} local skills improvement plan"
    assert (version.plan.slug, version.number) == ("2023-26", 1)
    keys = [section.key for part in area.edition.parts() for section in part.sections]
    assert list(version.sections.values_list("key", flat=True)) == keys
    assert all(section.revision == 0 and not section.written for section in version.sections.all())


def test_the_body_leads_and_its_partners_take_part(area, team):
    partner = accounts.organisation()
    DesignationPartner.objects.create(designation=area, organisation=partner, part="co_lead", since=date(2022, 6, 1))
    parties = factory.draft(area, by=team.editor).parties.all()
    assert [(one.organisation, one.part, one.must_sign) for one in parties] == [
        (area.body, PlanParty.Part.LEAD, True),
        (partner, PlanParty.Part.PARTNER, False),
    ]


def test_under_the_edition_of_2025_a_relevant_authority_owns_the_plan_jointly_and_must_sign(area, team):
    authority = factory.mayoral_authority(area.area)
    version = factory.draft(area, by=team.editor, edition=designations.edition("2025-11"))
    owner = version.parties.get(part=PlanParty.Part.JOINT_OWNER)
    assert (owner.organisation.authority, owner.must_sign) == (authority, True)
    assert version.sections.filter(key="summary").exists()


def test_a_plan_has_one_version_in_work_but_an_area_may_have_several_plans(area, team):
    factory.draft(area, by=team.editor)
    with pytest.raises(NotPossible) as refusal:
        factory.draft(area, by=team.editor)
    assert refusal.value.reasons == ["Version 1 of the plan for 2023 to 2026 is not published yet."]
    later = factory.draft(area, by=team.editor, period_from=date(2026, 8, 1), period_to=date(2029, 7, 31))
    assert (Version.objects.count(), Plan.objects.count(), PlanSeries.objects.count()) == (2, 2, 1)
    assert later.plan.years == "2026 to 2029"


def test_a_refused_beginning_leaves_nothing_behind(area):
    with pytest.raises(NotAllowed):
        factory.draft(area, by=accounts.holder(AUDITOR))
    assert not PlanSeries.objects.exists()


def test_only_a_designated_body_begins_a_plan(editions):
    proposal = designations.proposed()
    team = factory.team(proposal)
    with pytest.raises(NotPossible) as refusal:
        factory.draft(proposal, by=team.lead)
    assert [failure.rule.name for failure in refusal.value.unmet] == ["the_body_is_designated_for_the_area"]


def test_other_days_for_the_same_years_are_refused(area, team):
    version = factory.draft(area, by=team.lead)
    run(version, "withdraw", by=team.lead, note="Begun by mistake.")
    with pytest.raises(ValidationError, match="has a plan for 2023 to 2026 already, with other days"):
        factory.draft(area, by=team.lead, period_from=date(2023, 9, 1))
    assert factory.draft(area, by=team.lead).number == 2


def test_a_plan_from_elsewhere_is_in_force_from_its_publication_and_reviewed_a_year_later(area):
    version = adopt(area)
    assert version.state == VersionState.PUBLISHED
    assert version.adopted
    assert open_clocks(area)["annual_review"] == date(2023, 12, 1)
    assert version_in_force(area.area, date(2022, 12, 1)) == version
    assert version_in_force(area.area, date(2022, 11, 30)) is None


def test_a_later_plan_from_elsewhere_takes_the_place_of_the_earlier_one(area):
    first, second = adopt(area), adopt(area, published_on=date(2023, 1, 5), period_from=date(2021, 8, 1))
    first.refresh_from_db()
    assert (first.state, first.superseded_on) == (VersionState.SUPERSEDED, date(2023, 1, 5))
    assert version_in_force(area.area, date(2023, 1, 4)) == first
    assert version_in_force(area.area, date(2023, 1, 5)) == second
    assert open_clocks(area)["annual_review"] == date(2024, 1, 5)


def test_plans_from_elsewhere_come_in_in_the_order_of_their_publication(area):
    second = adopt(area, published_on=date(2023, 1, 5))
    with pytest.raises(NotPossible, match="not possible yet") as refusal:
        adopt(area, period_from=date(2019, 8, 1))
    assert "was published later" in refusal.value.reasons[0]
    second.refresh_from_db()
    assert second.state == VersionState.PUBLISHED


def test_a_plan_that_will_be_published_cannot_be_taken_in(area):
    with pytest.raises(NotPossible) as refusal:
        adopt(area, published_on=date(2023, 1, 11))
    assert refusal.value.reasons == ["The day of publication lies in the future."]
    assert adopt(area, published_on=date(2023, 1, 10)).pk


def test_submission_stops_the_clock_of_the_plan_and_ends_the_reports(area, team):
    assert open_clocks(area)["plan_ready"] == date(2023, 2, 28)
    assert "progress_report" in open_clocks(area)
    version = factory.submitted(area, by=team.lead)
    assert not {"plan_ready", "progress_report"} & set(open_clocks(area))
    assert Deadline.objects.get(chain=version.chain, clock="plan_ready").fulfilled
    assert not Deadline.objects.filter(chain=version.chain, clock="progress_report", fulfilled=True).exists()


def test_a_returned_plan_is_a_draft_again_with_its_submission_on_record(area, team):
    version = factory.rendered(area, by=team.lead)
    planning.return_version(version, by=team.officer, note="Two priorities rest on one survey.")
    assert version.state == VersionState.DRAFTING
    assert version.snapshots.count() == 1
    factory.write(version, by=team.editor, text="More words.")
    assert "Some words." in version.snapshots.get().content


@pytest.mark.clause("A-1(9)-1")
def test_a_plan_is_in_force_only_when_it_is_approved_and_published(area, team):
    version = factory.approved(area, by=team.lead, decider=team.officer)
    assert version_in_force(area.area, clock.today()) is None
    assert not public_versions().exists()
    with clock.at(date(2023, 1, 20)):
        planning.publish_version(version, by=team.officer, published_on=date(2023, 1, 20))
    assert (version.approved_on, version.published_on) == (date(2023, 1, 10), date(2023, 1, 20))
    assert version_in_force(area.area, date(2023, 1, 19)) is None
    assert version_in_force(area.area, date(2023, 1, 20)) == version
    assert open_clocks(area)["annual_review"] == date(2024, 1, 20)


@pytest.mark.parametrize(
    ("days", "reason"),
    [(-1, "cannot be published before its approval on 10 January 2023"), (1, "lies in the future")],
)
def test_publication_comes_after_approval_and_not_ahead_of_time(area, team, days, reason):
    version = factory.approved(area, by=team.lead, decider=team.officer)
    with pytest.raises(NotPossible) as refusal:
        planning.publish_version(version, by=team.officer, published_on=clock.today() + timedelta(days=days))
    assert reason in refusal.value.reasons[0]
    planning.publish_version(version, by=team.officer, published_on=clock.today())
    assert version.state == VersionState.PUBLISHED


@pytest.mark.parametrize("replaces", [True, False])
def test_publication_supersedes_the_plan_in_force_where_the_plan_says_so(area, team, replaces):
    old = adopt(area)
    version = factory.approved(area, by=team.lead, decider=team.officer, replaces_current=replaces)
    assert old.state == VersionState.PUBLISHED
    planning.publish_version(version, by=team.officer, published_on=clock.today())
    old.refresh_from_db()
    assert old.state == (VersionState.SUPERSEDED if replaces else VersionState.PUBLISHED)
    assert version_in_force(area.area, clock.today()) == version
    assert open_clocks(area)["annual_review"] == date(2024, 1, 10)


def test_the_moves_of_the_case_cannot_be_made_by_hand(area, team):
    version = factory.rendered(area, by=team.lead)
    for name in ("approve", "return"):
        with pytest.raises(NotAllowed):
            run(version, name, by=team.officer, note="By hand.")
    assert version.state == VersionState.SUBMITTED


def test_who_sees_a_version(area, team):
    version = factory.draft(area, by=team.editor)
    authority = factory.mayoral_authority(area.area)
    statement = factory.requested(version, authority, by=team.editor)
    others = factory.team(factory.designated())
    seeing = [team.lead, team.viewer, team.officer, accounts.holder(AUDITOR), *factory.authority_people(statement)]
    assert [version in versions_seen_by(person) for person in seeing] == [True] * 6
    foreign = factory.draft(others_area(others), by=others.lead)
    elsewhere = factory.requested(foreign, authority_of(others), by=others.lead)
    not_seeing = [others.lead, accounts.person(), *factory.authority_people(elsewhere)]
    assert [version in versions_seen_by(person) for person in not_seeing] == [False] * 4


def others_area(team):
    """The designation of a team."""
    return team.lead.roles_held.get().scope.designation


def authority_of(team):
    """A new authority that covers a team's area."""
    return factory.mayoral_authority(others_area(team).area)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "published", "published_on": None}, "a_published_version_has_a_day_of_publication"),
        ({"state": "approved"}, "a_version_is_approved_here_or_published_elsewhere"),
        ({"state": "superseded", "published_on": date(2023, 1, 1), "source_address": "x"}, "a_superseded_version"),
        ({"approved_on": date(2023, 1, 2), "published_on": date(2023, 1, 1)}, "a_version_is_published_after"),
    ],
)
def test_the_database_refuses_what_cannot_be(area, team, facts, name):
    version = factory.draft(area, by=team.lead)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**facts)
