"""Storing the lists that follow the Act and the guidance."""

from reference.loading.places import dates
from reference.loading.reading import Row
from reference.loading.storing import ids, replace, upsert
from reference.models import (
    Area,
    BankHoliday,
    BodyDesignation,
    EmployerBody,
    Funder,
    GlossaryTerm,
    ProviderType,
    ProviderTypeScope,
)


def _filled(row: Row, *texts: str) -> Row:
    return {**row, **{name: row[name] or "" for name in texts}}


def store_provider_types(rows: list[Row]) -> None:
    """Store the types of provider, in the order of the file."""
    upsert(
        [ProviderType(**_filled(row, "outside_note"), position=place) for place, row in enumerate(rows, start=1)], "key"
    )


def store_scopes(rows: list[Row]) -> None:
    """Store which duty reaches which type of provider, from when to when."""
    types = ids(ProviderType, "key")
    replace(
        ProviderTypeScope,
        [
            ProviderTypeScope(
                provider_type_id=types[row["provider_type"]], duty=row["duty"], citation=row["citation"], **dates(row)
            )
            for row in rows
        ],
    )


def store_funders(rows: list[Row]) -> None:
    """Store the funders, in the order of the file."""
    upsert([Funder(**_filled(row, "note"), position=place) for place, row in enumerate(rows, start=1)], "key")


def store_glossary(rows: list[Row]) -> None:
    """Store the glossary."""
    replace(GlossaryTerm, [GlossaryTerm(**_filled(row, "full_form", "source")) for row in rows])


def store_bank_holidays(rows: list[Row]) -> None:
    """Store the bank holidays."""
    replace(BankHoliday, [BankHoliday(**_filled(row, "note")) for row in rows])


def store_bodies(rows: list[Row]) -> None:
    """Store the bodies of the notice."""
    upsert([EmployerBody(**row) for row in rows], "slug")


_OF_A_STATEMENT = ("name_as_published", "stated_for", "stated_on", "effective_on", "source", "confidence")


def store_designations(rows: list[Row]) -> None:
    """Store what is published about which body is designated for which area."""
    areas, bodies = ids(Area, "slug"), ids(EmployerBody, "slug")
    replace(
        BodyDesignation,
        [
            BodyDesignation(
                area_id=areas[row["area"]],
                body_id=bodies[row["body"]] if row["body"] else None,
                **{name: row[name] for name in _OF_A_STATEMENT},
                **{name: row[name] or "" for name in ("website", "note")},
            )
            for row in rows
        ],
    )
