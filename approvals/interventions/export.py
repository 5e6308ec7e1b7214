"""Interventions as a table for spreadsheets; from whom the department learned of an issue is no part of it."""

from collections.abc import Iterable, Mapping

from approvals.models import Intervention, Level
from lsip_portal.kit.spreadsheets import csv_of

HEAD = (
    "Area",
    "Body",
    "Number",
    "What it is about",
    "Phase",
    "Type",
    "State",
    "Highest step",
    "Opened on",
    "Closed on",
    "Result",
    "Demonstration",
)


def interventions_as_csv(found: Iterable[Intervention], levels: Mapping[int, Level]) -> str:
    """Write interventions as CSV, one a row, with the highest step that each reached."""
    return csv_of(HEAD, (_row(one, levels.get(one.pk)) for one in found))


def _row(one: Intervention, level: Level | None) -> tuple[object, ...]:
    return (
        one.designation.area,
        one.designation.body,
        one.number,
        one.title,
        one.get_phase_display(),
        one.get_kind_display(),
        one.get_state_display(),
        level.label if level else "",
        one.opened_on,
        one.closed_on,
        one.get_result_display(),
        "yes" if one.demonstration else "no",
    )
