"""What is published about employer representative bodies."""

from django.db.models import QuerySet

from reference.models import Area, BodyDesignation, EmployerBody

NOTICE = "Notice of 10 July 2026"


def employer_bodies() -> QuerySet[EmployerBody]:
    """Return the bodies named in the notice."""
    return EmployerBody.objects.all()


def notice_of_bodies() -> QuerySet[BodyDesignation]:
    """Return what the notice of July 2026 says: one body for each of the 39 areas."""
    return BodyDesignation.objects.filter(stated_for=NOTICE).select_related("area", "body").order_by("area__name")


def body_statements(area: Area) -> QuerySet[BodyDesignation]:
    """Return everything published about the body of an area, newest first."""
    return BodyDesignation.objects.filter(area=area).select_related("body")
