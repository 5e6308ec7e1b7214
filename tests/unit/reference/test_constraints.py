"""What must be impossible is refused by the database itself."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from reference import models
from reference.models import (
    Area,
    AreaCode,
    AreaName,
    AreaSuccession,
    Authority,
    AuthorityCoverage,
    AuthorityFunction,
    AuthorityType,
    Boundary,
    DeliveryStatistic,
    District,
    DistrictInArea,
    EconomicArea,
    EconomicAreaLink,
    Funder,
    Indicator,
    IndicatorValue,
    Level,
    Occupation,
    OccupationalStandard,
    Pathway,
    Provider,
    ProviderOutcome,
    ProviderType,
    ProviderTypeScope,
    RelevantAuthority,
    Route,
    Sector,
    SubjectArea,
    SubjectStatistic,
)

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)


@pytest.fixture
def world():
    """One record of each kind that others point to, none of them in the reference files."""
    Level.objects.all().delete()
    area = Area.objects.create(slug="first", name="First")
    route = Route.objects.create(slug="a-route", name="A route", position=91)
    return {
        "area": area,
        "other": Area.objects.create(slug="second", name="Second"),
        "district": District.objects.create(code="E06999991", name="A district"),
        "authority": Authority.objects.create(slug="authority", name="Authority", source="An order"),
        "economic": EconomicArea.objects.create(name="An economic area"),
        "route": route,
        "pathway": Pathway.objects.create(slug="a-pathway", route=route, name="A pathway", position=91),
        "subject": SubjectArea.objects.create(slug="a-subject", name="A subject", sector="A sector"),
        "provider": Provider.objects.create(ukprn=10999999, name="A provider"),
        "type": ProviderType.objects.create(
            key="a_type", name="A type", definition="A type", source="Act", position=91
        ),
        "indicator": Indicator.objects.create(key="an_indicator", label="One", unit="people", additive=True),
    }


DATED = [
    (Area, lambda w: {"slug": "third", "name": "Third"}),
    (AreaCode, lambda w: {"code": "E69999991", "area": w["area"]}),
    (AreaName, lambda w: {"area": w["area"], "name": "Name", "publisher": "Somebody", "official": False}),
    (DistrictInArea, lambda w: {"district": w["district"], "area": w["area"]}),
    (AuthorityType, lambda w: {"authority": w["authority"], "kind": "combined_authority", "source": "An order"}),
    (RelevantAuthority, lambda w: {"authority": w["authority"], "relevant": False, "verified": True, "source": "Act"}),
    (AuthorityFunction, lambda w: {"authority": w["authority"], "function": "commissioner", "source": "An order"}),
    (AuthorityCoverage, lambda w: {"authority": w["authority"], "district": w["district"]}),
    (ProviderTypeScope, lambda w: {"provider_type": w["type"], "duty": "plan", "citation": "Act"}),
    (Funder, lambda w: {"key": "somebody", "name": "One", "counts_as": "One", "english_funded": True, "position": 91}),
]


@pytest.mark.parametrize(("model", "fields"), DATED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_dated_row_begins_before_it_ends(world, model, fields):
    row = fields(world)
    assert model.objects.create(**row, valid_from=MAY, valid_to=JUNE).is_in_force(MAY)
    model.objects.filter(valid_from=MAY, valid_to=JUNE).delete()
    for ends in (MAY, date(2024, 4, 30)):
        with pytest.raises(IntegrityError, match="begins_before_it_ends"), transaction.atomic():
            model.objects.create(**row, valid_from=MAY, valid_to=ends)


ONE_OPEN = [
    (AreaCode, lambda w: [{"code": "E69999991", "area": w["area"]}, {"code": "E69999992", "area": w["area"]}]),
    (AreaName, lambda w: [{"area": w["area"], "name": name, "publisher": "ONS", "official": True} for name in "AB"]),
    (DistrictInArea, lambda w: [{"district": w["district"], "area": w[name]} for name in ("area", "other")]),
    (AuthorityType, lambda w: [{"authority": w["authority"], "kind": kind, "source": "Act"} for kind in "AB"]),
    (RelevantAuthority, lambda w: [{"authority": w["authority"], "relevant": yes, "verified": True} for yes in (1, 0)]),
    (
        AuthorityFunction,
        lambda w: [{"authority": w["authority"], "function": "commissioner", "source": s} for s in "AB"],
    ),
    (AuthorityCoverage, lambda w: [{"authority": w["authority"], "district": w["district"]}] * 2),
    (ProviderTypeScope, lambda w: [{"provider_type": w["type"], "duty": "plan", "citation": text} for text in "AB"]),
]


@pytest.mark.parametrize(("model", "rows"), ONE_OPEN, ids=lambda value: getattr(value, "__name__", ""))
def test_two_rows_of_the_same_thing_are_never_open_at_once(world, model, rows):
    first, second = rows(world)
    begun = model.objects.create(**first, valid_from=MAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**second, valid_from=JUNE)
    begun.valid_to = JUNE
    begun.save()
    assert model.objects.create(**second, valid_from=JUNE).is_in_force(JULY)


def test_other_names_may_stand_beside_the_official_one(world):
    AreaName.objects.create(area=world["area"], name="Official", publisher="ONS", official=True)
    AreaName.objects.create(area=world["area"], name="One", publisher="A notice", official=False)
    AreaName.objects.create(area=world["area"], name="Another", publisher="A notice", official=False)
    assert world["area"].names.count() == 3


def test_a_district_begins_in_one_area_only(world):
    row = {"district": world["district"], "valid_to": JUNE}
    DistrictInArea.objects.create(area=world["area"], **row)
    with pytest.raises(IntegrityError), transaction.atomic():
        DistrictInArea.objects.create(area=world["other"], **row)
    DistrictInArea.objects.create(area=world["other"], **row, valid_from=MAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        DistrictInArea.objects.create(area=world["area"], **row, valid_from=MAY)


# A row of each model that the database lets in.
RIGHT = {
    Area: lambda w: {"slug": "third", "name": "Third", "group_2022": "lep_area"},
    AreaCode: lambda w: {"code": "E69999991", "area": w["area"]},
    AreaName: lambda w: {"area": w["area"], "name": "Name", "publisher": "Somebody", "official": False},
    AreaSuccession: lambda w: {
        "predecessor": w["area"], "successor": w["other"], "changed_on": MAY,
        "share_of_predecessor": 1, "share_of_successor": 0.5,
    },
    EconomicAreaLink: lambda w: {"area": w["area"], "economic_area": w["economic"], "edition": "2022-08"},
    DistrictInArea: lambda w: {"district": w["district"], "area": w["area"], "sub_area": w["other"]},
    Authority: lambda w: {"slug": "x", "name": "X", "code": "E47999991", "established_on": MAY, "abolished_on": JUNE},
    RelevantAuthority: lambda w: {"authority": w["authority"], "relevant": True, "verified": True, "valid_from": MAY},
    Boundary: lambda w: {
        "edition": "2023", "longitude": 0, "latitude": 0, "area_km2": 1, "geometry": {}, "area": w["area"],
    },
    Pathway: lambda w: {"slug": "x", "route": w["route"], "name": "X", "position": 92},
    OccupationalStandard: lambda w: {"lars_code": 999991, "title": "X", "level": 8, "route": w["route"]},
    SubjectArea: lambda w: {
        "slug": "x", "name": "X", "sector": "X", "main_route": w["route"], "share_in_main_route": 0.5,
    },
    Occupation: lambda w: {"code": "X", "kind": "major", "title": "X"},
    Sector: lambda w: {"code": "XX", "kind": "section", "section": "X", "title": "X"},
    Level: lambda w: {"key": "eight", "order": 8, "name": "Level 8", "examples": ""},
    Provider: lambda w: {"ukprn": 10999998, "name": "X"},
    ProviderOutcome: lambda w: {"provider": w["provider"], "year": "2022/23", "provision": "total", "positive": 1},
    DeliveryStatistic: lambda w: {
        "provider": w["provider"], "area": w["area"], "year": "2024/25", "basis": "delivery",
    },
    SubjectStatistic: lambda w: {
        "provider": w["provider"], "subject": w["subject"], "year": "2024/25", "level": "higher",
    },
    IndicatorValue: lambda w: {
        "indicator": w["indicator"], "place_code": "E06999991", "breakdown": "total", "category": "Total",
        "period": "2024", "period_end": date(2024, 12, 31), "method": "published", "value": 1,
    },
}  # fmt: skip

# For each check: its model, its name, and what turns the right row into one that it refuses.
CHECKS = {
    "an area inside itself": (Area, "area_is_not_inside_itself", lambda w: {"id": 999, "parent_id": 999}),
    "an area of an unknown group": (Area, "area_group_is_known", lambda w: {"group_2022": "county"}),
    "an area that succeeds itself": (
        AreaSuccession, "area_does_not_succeed_itself", lambda w: {"successor": w["area"]},
    ),
    "a share above one": (
        AreaSuccession, "succession_shares_lie_between_0_and_1", lambda w: {"share_of_predecessor": 2},
    ),
    "a share of nothing": (
        AreaSuccession, "succession_shares_lie_between_0_and_1", lambda w: {"share_of_successor": 0},
    ),
    "a sub-area that is the area": (DistrictInArea, "sub_area_is_not_the_area", lambda w: {"sub_area": w["area"]}),
    "an authority abolished before it began": (
        Authority, "authority_is_established_before_it_is_abolished", lambda w: {"abolished_on": date(2024, 4, 1)},
    ),
    "relevance from an unknown day": (
        RelevantAuthority, "relevance_begins_on_a_known_day", lambda w: {"valid_from": None},
    ),
    "a boundary of nothing": (Boundary, "boundary_is_of_an_area_or_of_a_district", lambda w: {"area": None}),
    "a boundary of two things": (
        Boundary, "boundary_is_of_an_area_or_of_a_district", lambda w: {"district": w["district"]},
    ),
    "a standard at level 9": (OccupationalStandard, "standard_level_is_2_to_8", lambda w: {"level": 9}),
    "a subject with a share and no route": (
        SubjectArea, "subject_has_a_share_where_it_has_a_route", lambda w: {"main_route": None},
    ),
    "a minor group in no group": (Occupation, "only_a_major_group_has_no_parent", lambda w: {"kind": "minor"}),
    "a division in no section": (Sector, "only_a_section_has_no_parent", lambda w: {"kind": "division"}),
    "a level above 8": (Level, "level_is_entry_to_8", lambda w: {"order": 9}),
    "a reference number of seven digits": (Provider, "ukprn_has_eight_digits", lambda w: {"ukprn": 9999999}),
    "a proportion above one": (ProviderOutcome, "outcome_is_a_proportion", lambda w: {"positive": 1.1}),
    "a delivery on an unknown basis": (DeliveryStatistic, "delivery_basis_is_known", lambda w: {"basis": "guess"}),
    "no figure and no reason": (IndicatorValue, "value_or_the_reason_it_is_missing", lambda w: {"value": None}),
    "a figure with a reason why it is missing": (
        IndicatorValue, "value_or_the_reason_it_is_missing", lambda w: {"status": "x"},
    ),
}  # fmt: skip

# For each model, what may differ in a second row that is still refused.
UNIQUE = {
    "two areas of one slug": (Area, lambda w: {"name": "Fourth"}),
    "two areas of one code": (AreaCode, lambda w: {"area": w["other"]}),
    "a name twice from one publisher": (AreaName, lambda w: {"valid_to": JULY}),
    "a succession told twice": (AreaSuccession, lambda w: {"changed_on": JUNE}),
    "two links in one edition": (EconomicAreaLink, lambda w: {"note": "Another"}),
    "two authorities of one code": (Authority, lambda w: {"slug": "y", "name": "Y"}),
    "two boundaries of an area": (Boundary, lambda w: {"area_km2": 2}),
    "a pathway twice in its route": (Pathway, lambda w: {"slug": "y"}),
    "two providers of one number": (Provider, lambda w: {"name": "Y"}),
    "two outcomes of a year": (ProviderOutcome, lambda w: {"positive": 0}),
    "a delivery counted twice": (DeliveryStatistic, lambda w: {"starts": 10}),
    "a subject counted twice": (SubjectStatistic, lambda w: {"starts": 10}),
    "a figure told twice": (IndicatorValue, lambda w: {"value": 2}),
}


@pytest.mark.parametrize("case", CHECKS)
def test_a_check_refuses(world, case):
    model, name, change = CHECKS[case]
    model.objects.create(**RIGHT[model](world)).delete()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.create(**RIGHT[model](world) | change(world))


@pytest.mark.parametrize("case", UNIQUE)
def test_a_second_row_is_refused(world, case):
    model, change = UNIQUE[case]
    model.objects.create(**RIGHT[model](world))
    with pytest.raises(IntegrityError, match=r"UNIQUE|unique"), transaction.atomic():
        model.objects.create(**RIGHT[model](world) | change(world))


def test_every_named_constraint_is_tried_here():
    tried = {name for _, name, _ in CHECKS.values()}
    checks = {
        constraint.name
        for model in vars(models).values()
        if isinstance(model, type) and hasattr(model, "_meta") and not model._meta.abstract
        for constraint in model._meta.constraints
        if type(constraint).__name__ == "CheckConstraint" and not constraint.name.endswith("_begins_before_it_ends")
    }
    assert checks - tried == set()
