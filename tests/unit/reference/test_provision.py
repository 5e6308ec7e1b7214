"""What is provided in an area, and how the area compares."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reference import selectors
from reference.models import (
    DeliveryStatistic,
    Indicator,
    IndicatorValue,
    Provider,
    Route,
    SubjectArea,
    SubjectStatistic,
)
from reference.selectors.provision import estimated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def lancashire():
    return selectors.area_by_slug("lancashire")


@pytest.fixture
def two_providers(lancashire):
    """One provider delivers a quarter of its 400 starts in Lancashire, the other all of its 50."""
    DeliveryStatistic.objects.all().delete()
    SubjectStatistic.objects.all().delete()
    sussex = selectors.area_by_slug("sussex-and-brighton")
    subject = SubjectArea.objects.get(slug="engineering")
    for ukprn, here, elsewhere, starts, achieved in ((10999991, 100, 300, 400, 80), (10999992, 50, 0, 50, None)):
        provider = Provider.objects.create(ukprn=ukprn, name=f"Provider {ukprn}")
        make = {"provider": provider, "year": "2024/25", "achievements": 0}
        DeliveryStatistic.objects.create(**make, area=lancashire, basis="delivery", starts=here)
        if elsewhere:
            DeliveryStatistic.objects.create(**make, area=sussex, basis="delivery", starts=elsewhere)
        SubjectStatistic.objects.create(
            provider=provider, year="2024/25", subject=subject, level="advanced", starts=starts, achievements=achieved
        )


@pytest.mark.clause("L-8")
def test_subjects_are_shared_out_by_the_part_that_each_provider_delivers_in_the_area(two_providers, lancashire):
    (entry,) = selectors.provision_in_area(lancashire)
    assert (entry.subject, entry.level, entry.route) == ("Engineering", "advanced", "Engineering & Manufacturing")
    assert entry.starts == 100 + 50
    assert entry.achievements == 20 + 2


@pytest.mark.clause("G-3.4-1")
def test_provision_follows_where_it_is_delivered_and_not_where_learners_live(two_providers, lancashire):
    before = selectors.provision_in_area(lancashire)
    for provider in Provider.objects.filter(ukprn__gte=10999991):
        DeliveryStatistic.objects.create(
            provider=provider, year="2024/25", area=lancashire, basis="learner_home", starts=9000
        )
    assert selectors.provision_in_area(lancashire) == before


@pytest.mark.clause("M-13")
def test_the_supply_on_a_route_can_be_set_beside_a_shortage(two_providers, lancashire):
    on_route = selectors.provision_on_route(lancashire, Route.objects.get(name="Engineering & Manufacturing"))
    assert (on_route.starts, on_route.achievements) == (150, 22)
    none = selectors.provision_on_route(lancashire, Route.objects.get(name="Hair & Beauty"))
    assert (none.starts, none.subjects) == (0, [])


def test_no_statistics_give_no_provision(lancashire):
    SubjectStatistic.objects.all().delete()
    assert selectors.provision_in_area(lancashire) == []
    assert selectors.provision_by_route(lancashire) == []


@pytest.mark.clause("L-8")
def test_provision_is_listed_by_route_and_level(lancashire):
    routes = selectors.provision_by_route(lancashire)
    assert len(routes) > 10
    order = list(Route.objects.values_list("name", flat=True))
    assert [route.route for route in routes if route.route] == [
        name for name in order if name in {r.route for r in routes}
    ]
    for route in routes:
        assert route.starts == pytest.approx(sum(map(route.starts_at, ("intermediate", "advanced", "higher"))))


def test_london_counts_what_is_delivered_in_its_parts():
    london = selectors.area_by_slug("greater-london")
    parts = {row.area.slug for row in selectors.delivery_in_area(london, "2024/25")}
    assert parts == {"central-london-forward", "local-london"}
    assert selectors.delivery_years(london) == ["2024/25"]


def test_the_number_of_queries_does_not_grow_with_the_records(lancashire):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            selectors.provision_by_route(lancashire)
        return len(captured)

    few = queries()
    subject = SubjectArea.objects.get(slug="engineering")
    for ukprn in range(10999900, 10999940):
        provider = Provider.objects.create(ukprn=ukprn, name=f"Provider {ukprn}")
        DeliveryStatistic.objects.create(
            provider=provider, year="2024/25", area=lancashire, basis="delivery", starts=10
        )
        SubjectStatistic.objects.create(provider=provider, year="2024/25", subject=subject, level="higher", starts=10)
    assert queries() == few


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (3.2, "under 10"), (7.5, "10"), (1234.4, "1,230")])
def test_an_estimate_is_shown_to_the_nearest_ten(count, shown):
    assert estimated(count) == shown


def test_a_low_count_is_shown_as_what_it_stands_for(lancashire):
    row = DeliveryStatistic(starts=None, achievements=1230)
    assert (row.starts_written, row.achievements_written) == ("1 to 4", "1,230")


def test_the_newest_figure_of_an_area_stands_beside_englands_of_the_same_period(lancashire):
    compared = {entry.indicator.key: entry for entry in selectors.headline_indicators(lancashire)}
    employment = compared["employment_share_16plus"]
    assert employment.period == "Apr 2024 to Mar 2025"
    assert (employment.area.written, employment.england.written) == ("58.8%", "61.2%")
    assert compared["ks5_sustained_destination"].area.written.endswith("%")


def test_a_series_runs_from_old_to_new(lancashire):
    series = selectors.indicator_series(lancashire, "fe_achievements", breakdown="level", category="Level 3")
    assert [row.period for row in series] == ["2022/23", "2023/24"]
    assert selectors.indicator_series("E92000001", "population_16plus").exists()
    assert not selectors.indicator_series(lancashire, "no_such_indicator").exists()


def test_the_newest_value_of_each_category_is_found(lancashire):
    levels = selectors.newest_by_category(lancashire, "fe_achievements", "level")
    assert {row.period for row in levels} == {"2023/24"}
    assert "Level 3" in {row.category for row in levels}


@pytest.mark.parametrize(
    ("unit", "value", "status", "written"),
    [
        ("percent", 58.81, "", "58.8%"),
        ("proportion (0 to 1)", 0.785, "", "78.5%"),
        ("people", 1234567.0, "", "1,234,567"),
        ("people", None, "x", "Not available or suppressed"),
        ("people", None, "low", "Under 5"),
    ],
)
def test_a_figure_is_written_in_its_unit_or_says_why_it_is_missing(unit, value, status, written):
    assert IndicatorValue(indicator=Indicator(unit=unit), value=value, status=status).written == written


def test_a_provider_is_found_by_number_or_name():
    college = selectors.search_providers("blackburn college").get()
    assert college.likely_type.key == "fe_college"
    assert selectors.search_providers(str(college.ukprn)).get() == college
    assert selectors.provider_by_ukprn(college.ukprn) == college
    assert selectors.provider_by_ukprn(1) is None
    assert not selectors.search_providers(" ").exists()
