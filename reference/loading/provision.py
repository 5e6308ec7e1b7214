"""Storing providers, their statistics, and the indicators of the labour market."""

from reference.loading.reading import Row
from reference.loading.storing import ids, replace, upsert
from reference.models import (
    AreaCode,
    DeliveryStatistic,
    DistrictCode,
    Indicator,
    IndicatorValue,
    Provider,
    ProviderOutcome,
    ProviderType,
    SubjectArea,
    SubjectStatistic,
)


def _count(published: str) -> int | None:
    return None if published == "low" else int(published)


def store_providers(rows: list[Row]) -> None:
    """Store the providers, with their main place by its code."""
    types = ids(ProviderType, "key")
    districts = dict(DistrictCode.objects.values_list("code", "district_id"))
    areas = dict(AreaCode.objects.values_list("code", "area_id"))
    upsert(
        [
            Provider(
                ukprn=row["ukprn"],
                name=row["name"],
                published_type=row["published_type"] or "",
                likely_type_id=types[row["likely_type"]] if row["likely_type"] else None,
                main_district_id=districts[row["main_district"]] if row["main_district"] else None,
                main_area_id=areas[row["main_area_code"]] if row["main_area_code"] else None,
                last_year=row["last_year"] or "",
            )
            for row in rows
        ],
        "ukprn",
    )


def store_outcomes(rows: list[Row]) -> None:
    """Store the destinations of adult learners."""
    providers = ids(Provider, "ukprn")
    plain = ("year", "provision", "learners", "positive", "employment", "learning", "no_data")
    replace(
        ProviderOutcome,
        [ProviderOutcome(provider_id=providers[row["ukprn"]], **{key: row[key] for key in plain}) for row in rows],
    )


def store_delivery(rows: list[Row]) -> None:
    """Store starts and achievements by provider and area."""
    providers, areas = ids(Provider, "ukprn"), dict(AreaCode.objects.values_list("code", "area_id"))
    replace(
        DeliveryStatistic,
        [
            DeliveryStatistic(
                year=row["year"],
                basis=row["basis"],
                provider_id=providers[row["ukprn"]],
                area_id=areas[row["area_code"]],
                starts=_count(row["starts"]),
                achievements=_count(row["achievements"]),
            )
            for row in rows
        ],
    )


def store_subject_statistics(rows: list[Row]) -> None:
    """Store starts and achievements by provider and subject."""
    providers, subjects = ids(Provider, "ukprn"), ids(SubjectArea, "slug")
    replace(
        SubjectStatistic,
        [
            SubjectStatistic(
                year=row["year"],
                provider_id=providers[row["ukprn"]],
                subject_id=subjects[row["subject"]],
                level=row["level"],
                starts=_count(row["starts"]),
                achievements=_count(row["achievements"]),
            )
            for row in rows
        ],
    )


def store_indicators(rows: list[Row]) -> None:
    """Store what each indicator counts."""
    upsert(
        [Indicator(**{**row, "source_url": row["source_url"] or "", "note": row["note"] or ""}) for row in rows], "key"
    )


def store_values(rows: list[Row]) -> None:
    """Store the values of the indicators."""
    indicators = ids(Indicator, "key")
    plain = ("place_code", "breakdown", "category", "period", "period_end", "value", "method")
    replace(
        IndicatorValue,
        [
            IndicatorValue(
                indicator_id=indicators[row["indicator"]],
                status=row["status"] or "",
                **{key: row[key] for key in plain},
            )
            for row in rows
        ],
    )
