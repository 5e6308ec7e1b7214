"""What is published about employer representative bodies."""

from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from reference.models import Area, BodyDesignation, EmployerBody

NOTICE = "Notice of 10 July 2026"


def employer_bodies() -> QuerySet[EmployerBody]:
    """Return the bodies named in the notice."""
    return EmployerBody.objects.all()


def notice_of_bodies() -> QuerySet[BodyDesignation]:
    """Return what the notice of July 2026 says: one body for each of the 39 areas."""
    return BodyDesignation.objects.filter(stated_for=NOTICE).select_related("area", "body").order_by("area__name")


def body_statements_on(day: date) -> dict[int, BodyDesignation]:
    """Return what had been published by a day about the body of each area, by the key of the area; the newest counts.

    A statement counts from the day of its source, or from the day on which the designation took effect.
    """
    known_since = Coalesce("stated_on", "effective_on")
    found = BodyDesignation.objects.annotate(known_since=known_since).filter(known_since__lte=day)
    return {one.area_id: one for one in found.select_related("body").order_by("known_since", "-pk")}


def body_statements(area: Area) -> QuerySet[BodyDesignation]:
    """Return everything published about the body of an area, newest first."""
    return BodyDesignation.objects.filter(area=area).select_related("body")
