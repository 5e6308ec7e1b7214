"""What must hold before a need is recorded: each rule refused and met in the same set-up."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from engagement import guards, services
from engagement.models import Need, NeedEvidence, NeedState
from lifecycle.engine import NotPossible
from reference.models import Level, Occupation, Pathway, Route, Sector
from tests.factories import engagement as make
from tests.factories.designations import agreed, designated

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def heard(designation):
    return make.engagement(designation)


def refusals(designation, heard_in, *, occupations=(), **changed):
    """Return the rules that refuse a need, by name; none where it is recorded."""
    usual = {"skill": "Weld aluminium", "when_needed": "now", "occupation_note": "Nearest: welding trades"}
    need, before = services.new_need(designation), Need.objects.count()
    try:
        services.record_need(
            need, by=make.editor_of(designation), heard_in=heard_in, occupations=occupations, **(usual | changed)
        )
    except NotPossible as refusal:
        assert Need.objects.count() == before
        return [failure.rule.name for failure in refusal.unmet]
    return []


def test_only_a_designated_body_records_needs(designation, heard):
    assert refusals(agreed(), [heard]) == ["the_body_is_designated"]
    assert refusals(designation, [heard]) == []


def test_a_need_that_was_heard_nowhere_is_refused(designation, heard):
    assert refusals(designation, []) == ["it_was_heard_somewhere"]
    assert refusals(designation, [heard]) == []


def test_a_need_rests_on_engagement_that_stands_and_is_of_the_area(designation, heard):
    elsewhere = make.engagement()
    assert refusals(designation, [elsewhere]) == ["what_it_rests_on_stands_for_the_area"]
    elsewhere.areas.add(designation.area)
    assert refusals(designation, [elsewhere, heard]) == []
    make.withdraw(make.engagement(designation))
    fallen = make.engagement(designation)
    make.withdraw(fallen)
    assert refusals(designation, [fallen]) == ["what_it_rests_on_stands_for_the_area"]


def test_a_need_has_an_occupation_or_says_why_not(designation, heard):
    welders = Occupation.objects.get(code="5213")
    assert refusals(designation, [heard], occupation_note="  ") == ["it_has_an_occupation_or_says_why_not"]
    assert refusals(designation, [heard], occupation_note="", occupations=[welders]) == []
    assert refusals(designation, [heard], skill="Rig robots", occupation_note="Emerging: no code yet") == []


@pytest.mark.clause("G-AnnexC-2")
def test_a_pathway_is_not_recorded_under_another_route(designation, heard):
    digital = Route.objects.get(name="Digital")
    own, other = digital.pathways.first(), Pathway.objects.exclude(route=digital).first()
    assert digital.pathways.count() == 3
    assert refusals(designation, [heard], route=digital, pathway=other) == ["its_pathway_is_of_its_route"]
    assert refusals(designation, [heard], route=None, pathway=own) == ["its_pathway_is_of_its_route"]
    assert refusals(designation, [heard], route=digital, pathway=own) == []


@pytest.mark.clause("G-AnnexC-2")
def test_the_model_refuses_a_pathway_of_another_route_too(designation, heard):
    need = make.need(designation, heard_in=[heard])
    need.route, need.pathway = Route.objects.get(name="Digital"), Pathway.objects.get(name="Catering")
    with pytest.raises(ValidationError) as refusal:
        need.full_clean(validate_constraints=False)
    assert refusal.value.message_dict == {
        "pathway": ["The pathway “Catering” belongs to the route “Catering & Hospitality”, not to “Digital”."]
    }
    need.route = need.pathway.route
    need.full_clean(validate_constraints=False)


@pytest.mark.parametrize(
    ("lowest", "highest", "refused"),
    [
        ("6", "3", True),
        ("3", None, True),
        (None, "3", True),
        ("3", "3", False),
        ("entry", "8", False),
        (None, None, False),
    ],
)
def test_levels_run_from_the_lower_to_the_higher(designation, heard, lowest, highest, refused):
    levels = {"level_from": _level(lowest), "level_to": _level(highest)}
    assert refusals(designation, [heard], **levels) == (["its_levels_are_a_range"] if refused else [])


def _level(key):
    return Level.objects.get(key=key) if key else None


@pytest.mark.clause("G-1.6-1", "N-24")
@pytest.mark.parametrize("key", ["entry", "1", "2", "3", "4", "5", "6", "7", "8"])
def test_no_level_of_technical_provision_is_blocked(designation, heard, key):
    level = _level(key)
    assert refusals(designation, [heard], level_from=level, level_to=level) == []


@pytest.mark.clause("N-24")
def test_a_need_can_hold_a_range_of_levels(designation, heard):
    need = make.need(designation, heard_in=[heard], level_from=_level("3"), level_to=_level("6"))
    assert need.levels == "Level 3 to level 6"
    assert Level.objects.count() == 9


@pytest.mark.clause("G-1.6-1", "G-AnnexC-1")
def test_a_need_can_be_on_any_route_or_on_none(designation, heard):
    routes = list(Route.objects.all())
    assert len(routes) == 15
    for route in routes:
        assert refusals(designation, [heard], skill=f"Skill on {route}", route=route) == []
    assert refusals(designation, [heard], skill="Work safely on any site", route=None) == []


@pytest.mark.clause("G-AnnexC-3")
def test_a_tagged_need_stays_as_it_is_when_a_pathway_gains_occupations(designation, heard):
    pathway = Pathway.objects.get(name="Catering")
    need = make.need(designation, heard_in=[heard], route=pathway.route, pathway=pathway)
    standards = pathway.standards.count()
    pathway.standards.create(lars_code=99999, title="Pastry chef", level=3, route=pathway.route)
    need.refresh_from_db()
    assert pathway.standards.count() == standards + 1
    assert (need.route, need.pathway) == (pathway.route, pathway)


@pytest.mark.parametrize(
    "facts",
    [{"people": 0}, {"level_to": None}, {"route": None}],
)
def test_impossible_needs_are_impossible_in_the_table(designation, heard, facts):
    pathway = Pathway.objects.get(name="Catering")
    level = _level("3")
    need = make.need(
        designation, heard_in=[heard], route=pathway.route, pathway=pathway, level_from=level, level_to=level, people=3
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(**facts)
    Need.objects.filter(pk=need.pk).update(people=1, sector=Sector.objects.first())


def test_a_need_cites_an_engagement_once(designation, heard):
    need = make.need(designation, heard_in=[heard, heard])
    assert need.evidence.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedEvidence.objects.create(need=need, record=heard)


def test_changing_a_need_replaces_its_evidence_and_occupations(designation, heard):
    other, welders = make.engagement(designation), Occupation.objects.get(code="5213")
    need = make.need(designation, heard_in=[heard])
    services.amend_need(
        need, by=make.editor_of(designation), heard_in=[other], occupations=[welders], occupation_note="",
        skill="Weld thin aluminium", when_needed=Need.WhenNeeded.THREE_YEARS,
    )  # fmt: skip
    need.refresh_from_db()
    assert (need.skill, list(need.heard_in.all()), list(need.occupations.all())) == (
        "Weld thin aluminium", [other], [welders],
    )  # fmt: skip
    assert guards.no_need_rests_on_it_alone(heard) is None


def test_a_withdrawn_need_frees_its_evidence(designation, heard):
    need = make.need(designation, heard_in=[heard])
    assert guards.no_need_rests_on_it_alone(heard) is not None
    make.withdraw(need)
    assert need.state == NeedState.WITHDRAWN
    assert guards.no_need_rests_on_it_alone(heard) is None
