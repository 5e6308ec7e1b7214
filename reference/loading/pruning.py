"""Removing what a file no longer holds, unless a record of the portal still points to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import ProtectedError

from reference.loading.catalogue import Source
from reference.loading.classifications import slug_of
from reference.loading.problems import BrokenReferenceData, Problem
from reference.loading.reading import Row
from reference.models import (
    Area,
    Authority,
    District,
    EmployerBody,
    Funder,
    Indicator,
    Level,
    Occupation,
    OccupationalStandard,
    Pathway,
    Provider,
    ProviderType,
    Route,
    Sector,
    SubjectArea,
    TLevel,
)


@dataclass(frozen=True)
class Kept:
    """A table with a natural key that other records point to, and how a row of the file gives that key."""

    model: type[models.Model]
    key: str
    of_row: Callable[[Row], Any]


def _column(name: str) -> Callable[[Row], Any]:
    return lambda row: row[name]


KEPT: dict[str, tuple[Kept, ...]] = {
    "areas": (Kept(Area, "slug", _column("slug")),),
    "districts": (Kept(District, "code", _column("code")),),
    "authorities": (Kept(Authority, "slug", _column("slug")),),
    "routes-pathways": (
        Kept(Pathway, "slug", lambda row: slug_of(f"{row['route']} {row['pathway']}")),
        Kept(Route, "slug", lambda row: slug_of(row["route"])),
    ),
    "occupational-standards": (Kept(OccupationalStandard, "lars_code", _column("lars_code")),),
    "t-levels": (Kept(TLevel, "framework_code", _column("framework_code")),),
    "soc2020": (Kept(Occupation, "code", _column("code")),),
    "sic2007": (Kept(Sector, "code", _column("code")),),
    "levels": (Kept(Level, "key", _column("key")),),
    "subject-areas": (Kept(SubjectArea, "slug", _column("slug")),),
    "provider-types": (Kept(ProviderType, "key", _column("key")),),
    "funders": (Kept(Funder, "key", _column("key")),),
    "employer-bodies": (Kept(EmployerBody, "slug", _column("slug")),),
    "providers": (Kept(Provider, "ukprn", _column("ukprn")),),
    "indicators": (Kept(Indicator, "key", _column("key")),),
}


def prune(source: Source, rows: list[Row]) -> None:
    """Delete the rows of a table that are gone from its file.

    Raises:
        BrokenReferenceData: if something still points to one of them.
    """
    for kept in KEPT.get(source.name, ()):
        there = set(kept.model._default_manager.values_list(kept.key, flat=True))
        gone = there - {kept.of_row(row) for row in rows}
        if gone:
            _delete(source, kept, gone)


def _delete(source: Source, kept: Kept, gone: set[Any]) -> None:
    try:
        kept.model._default_manager.filter(**{f"{kept.key}__in": gone}).delete()
    except ProtectedError as error:
        named = ", ".join(sorted(str(key) for key in gone)[:5])
        users = ", ".join(sorted({str(item._meta.verbose_name) for item in error.protected_objects}))
        fault = f"{named} left the file, but is still used by: {users}"
        remedy = "Put the row back; a thing that ended keeps its row and gets an end date"
        raise BrokenReferenceData([Problem(source.path.name, None, kept.key, fault, remedy)]) from error
