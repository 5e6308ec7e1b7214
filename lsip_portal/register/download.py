"""The register as a table to download: one line for each area."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from designations.models import Designation
from lsip_portal.kit.spreadsheets import csv_of
from lsip_portal.register.rows import AreaOnDay
from plans.models import Version


def _of(designation: Designation | None, tell: Callable[[Designation], Any]) -> Any:
    return tell(designation) if designation else None


def _terms(row: AreaOnDay) -> str:
    if row.terms is None:
        return ""
    return "None" if row.terms.without_terms else str(row.terms.terms or "Not stated")


def _partners(designation: Designation) -> str:
    return _listed(
        f"{partner.organisation.name} ({partner.get_part_display().lower()})" for partner in designation.partners.all()
    )


def _listed(names: Iterable[Any]) -> str:
    return "; ".join(str(name) for name in names)


def _plan_address(version: Version | None) -> str:
    return settings.SERVICE_URL + reverse("public_plan", kwargs=version.address) if version else ""


def _invented(row: AreaOnDay) -> str:
    held = [one for one in (row.designation, row.plan) if one]
    return "yes" if any(one.demonstration for one in held) else "no"


COLUMNS: dict[str, Callable[[AreaOnDay], Any]] = {
    "Area": lambda row: row.name,
    "Area codes": lambda row: _listed(row.codes),
    "Regions": lambda row: _listed(row.regions),
    "Designated body": lambda row: _of(row.designation, lambda one: one.body.name),
    "Co-leads and partners": lambda row: _of(row.designation, _partners),
    "Designated from": lambda row: _of(row.designation, lambda one: one.effective_on),
    "Terms": _terms,
    "Guidance": lambda row: _of(row.designation, lambda one: one.edition.title),
    "Notice": lambda row: _of(row.designation, lambda one: one.notice_address),
    "Date of the notice": lambda row: _of(row.designation, lambda one: one.published_on),
    "Next designated body": lambda row: row.coming[0].body.name if row.coming else None,
    "Next designated from": lambda row: row.coming[0].effective_on if row.coming else None,
    "Body as published elsewhere": lambda row: row.statement.name_as_published if row.statement else None,
    "Places covered": lambda row: _listed(row.districts),
    "Strategic authorities": lambda row: _listed(row.strategic_authorities),
    "Relevant authorities": lambda row: _listed(row.relevant_authorities),
    "Plan in force": lambda row: row.plan.plan if row.plan else None,
    "Address of the plan": lambda row: _plan_address(row.plan),
    "Demonstration": _invented,
}


def register_file(rows: Iterable[AreaOnDay]) -> str:
    """Return the register as CSV."""
    return csv_of(list(COLUMNS), ([tell(row) for tell in COLUMNS.values()] for row in rows))
