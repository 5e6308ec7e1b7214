"""The real files: how many rows each gives, and that loading them again does nothing."""

import time
from collections import Counter
from datetime import date

import pytest

from reference import models, selectors
from reference.loading.catalogue import DATA, read_catalogue
from reference.services import STORES, load_reference

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("reference_everything"),
    pytest.mark.xdist_group("the whole of the reference data"),
]

BEFORE, AFTER = date(2025, 9, 28), date(2025, 9, 29)


@pytest.mark.parametrize(
    ("model", "rows"),
    [
        (models.Area, 51),
        (models.AreaCode, 51),
        (models.District, 296),
        (models.DistrictCode, 298),
        (models.Boundary, 38 + 42 + 296),
        (models.Route, 15),
        (models.Pathway, 35),
        (models.OccupationalStandard, 515),
        (models.TLevel, 23),
        (models.Occupation, 551),
        (models.Sector, 1187),
        (models.Level, 9),
        (models.Provider, 2684),
        (models.ProviderOutcome, 17304),
        (models.DeliveryStatistic, 70638),
        (models.SubjectStatistic, 13317),
        (models.Indicator, 30),
        (models.BankHoliday, 59),
        (models.EmployerBody, 31),
    ],
)
def test_every_row_of_a_file_is_in_its_table(model, rows):
    assert model.objects.count() == rows


def test_there_are_412_unit_groups_of_occupations():
    assert models.Occupation.objects.filter(kind="unit").count() == 412


@pytest.mark.clause("G-AnnexB-1")
def test_the_edition_of_2022_has_38_areas_11_and_27():
    groups = Counter(selectors.areas_on(BEFORE).values_list("group_2022", flat=True))
    assert groups == {"combined_authority": 11, "lep_area": 27}


@pytest.mark.clause("N-23")
def test_the_edition_of_2025_has_39_areas_without_the_parts_of_london():
    areas = selectors.areas_on(AFTER)
    assert areas.count() == 39
    assert not areas.filter(parent__isnull=False).exists()
    assert areas.filter(slug="greater-london").exists()


def test_every_district_lies_in_one_area_before_and_after_the_change():
    for day in (date(2022, 9, 1), BEFORE, AFTER, date(2026, 11, 22)):
        held = models.DistrictInArea.objects.on(day)
        assert held.count() == held.values("district").distinct().count() == 296
        assert set(held.values_list("area", flat=True)) == set(selectors.areas_on(day).values_list("pk", flat=True))


def test_the_notice_names_a_body_for_each_of_the_39_areas():
    assert {row.area_id for row in selectors.notice_of_bodies()} == {area.pk for area in selectors.areas_on(AFTER)}
    assert all(row.body for row in selectors.notice_of_bodies())


def test_loading_again_changes_nothing_and_takes_no_time():
    started = time.perf_counter()
    loaded = load_reference()
    assert time.perf_counter() - started < 1
    assert not any(file.changed for file in loaded)
    assert len(loaded) == len(STORES)


def test_every_file_in_the_folder_is_described_and_loaded():
    sources = read_catalogue()
    assert {source.path.name for source in sources} == {path.name for path in DATA.glob("*.csv")}
    assert [source.name for source in sources if source.name not in STORES] == []


def test_every_file_states_its_source_and_its_licence():
    for source in selectors.datasets():
        assert source.publisher
        assert source.licence
        assert source.source
        assert source.rows


def test_the_files_are_small_enough_to_live_in_the_repository():
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 20_000_000


@pytest.mark.clause("M-13")
def test_starts_and_achievements_are_there_for_every_area_of_today():
    provided = {row.area_id for row in models.DeliveryStatistic.objects.only("area_id").iterator()}
    areas = selectors.areas_on(AFTER).exclude(slug="greater-london")
    london = selectors.sub_areas_on(selectors.area_by_slug("greater-london"), AFTER)
    assert provided == {area.pk for area in [*areas, *london]}


def test_the_estimate_by_subject_adds_up_to_about_what_is_published():
    lancashire = selectors.area_by_slug("lancashire")
    published = sum(row.starts or 0 for row in selectors.delivery_in_area(lancashire, "2024/25"))
    estimated = sum(entry.starts for entry in selectors.provision_in_area(lancashire, "2024/25"))
    assert abs(estimated - published) / published < 0.05


def test_figures_of_a_renamed_area_are_found_under_its_one_code():
    sussex = selectors.area_by_slug("sussex-and-brighton")
    assert selectors.indicator_series(sussex, "population_16plus").count() == 5
