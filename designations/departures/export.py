"""The log of departures from the guidance as a table for spreadsheets."""

from collections.abc import Iterable

from designations.models import Departure
from lsip_portal.kit.spreadsheets import csv_of

HEAD = (
    "Area",
    "Body",
    "Edition",
    "Paragraph",
    "What is done instead",
    "Why",
    "First day",
    "Last day",
    "Where it stands",
    "Logged on",
    "Demonstration",
)


def log_as_csv(departures: Iterable[Departure]) -> str:
    """Write departures as CSV, one a row."""
    return csv_of(HEAD, (_row(one) for one in departures))


def _row(departure: Departure) -> tuple[object, ...]:
    return (
        departure.designation.area,
        departure.designation.body,
        departure.edition,
        departure.paragraph,
        departure.instead,
        departure.reason,
        departure.since,
        departure.until,
        departure.standing.label,
        departure.logged_on,
        "yes" if departure.demonstration else "no",
    )
