"""The register of interests as a table for spreadsheets."""

from collections.abc import Iterable

from designations.models import Interest
from lsip_portal.kit.spreadsheets import csv_of

HEAD = (
    "Area",
    "Body",
    "Category",
    "Name",
    "Role",
    "Kind",
    "What",
    "With whom",
    "From",
    "Last day",
    "Declared on",
    "Demonstration",
)


def register_as_csv(interests: Iterable[Interest]) -> str:
    """Write entries of the register as CSV, one a row."""
    return csv_of(HEAD, (_row(interest) for interest in interests))


def _row(interest: Interest) -> tuple[object, ...]:
    return (
        interest.designation.area,
        interest.designation.body,
        interest.get_category_display(),
        interest.holder,
        interest.role,
        interest.get_kind_display(),
        interest.what,
        interest.with_whom,
        interest.since,
        interest.until,
        interest.declared_on,
        "yes" if interest.demonstration else "no",
    )
