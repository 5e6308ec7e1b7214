"""Storing authorities and the dated facts about them."""

from reference.loading.places import dates
from reference.loading.reading import Row
from reference.loading.storing import ids, replace, upsert
from reference.models import (
    Authority,
    AuthorityCoverage,
    AuthorityFunction,
    AuthorityType,
    District,
    RelevantAuthority,
)


def store_authorities(rows: list[Row]) -> None:
    """Store the authorities."""
    upsert(
        [Authority(**{**row, "code": row["code"] or "", "date_note": row["date_note"] or ""}) for row in rows], "slug"
    )


def store_types(rows: list[Row]) -> None:
    """Store what each authority is, from when to when."""
    authorities = ids(Authority, "slug")
    replace(
        AuthorityType,
        [
            AuthorityType(
                authority_id=authorities[row["authority"]], kind=row["kind"], source=row["source"], **dates(row)
            )
            for row in rows
        ],
    )


def store_relevance(rows: list[Row]) -> None:
    """Store whether each authority is a relevant authority, from when to when."""
    authorities = ids(Authority, "slug")
    replace(
        RelevantAuthority,
        [
            RelevantAuthority(
                authority_id=authorities[row["authority"]],
                relevant=row["relevant"],
                verified=row["verified"],
                source=row["source"],
                note=row["note"] or "",
                **dates(row),
            )
            for row in rows
        ],
    )


def store_functions(rows: list[Row]) -> None:
    """Store the powers in skills that each authority holds, from when to when."""
    authorities = ids(Authority, "slug")
    replace(
        AuthorityFunction,
        [
            AuthorityFunction(
                authority_id=authorities[row["authority"]],
                function=row["function"],
                source=row["source"],
                **dates(row),
            )
            for row in rows
        ],
    )


def store_coverage(rows: list[Row]) -> None:
    """Store the districts that each authority covers, from when to when."""
    authorities, districts = ids(Authority, "slug"), ids(District, "code")
    replace(
        AuthorityCoverage,
        [
            AuthorityCoverage(
                authority_id=authorities[row["authority"]], district_id=districts[row["district"]], **dates(row)
            )
            for row in rows
        ],
    )
