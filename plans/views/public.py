"""The pages that everybody may read: published plans, from what was frozen at submission."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plans.document import Document
from plans.models import Version
from plans.selectors.carried import later_public_plans
from plans.selectors.snapshots import latest_snapshot, rendering_of
from plans.selectors.versions import current_of, public_version, public_versions


def public_plans(request: HttpRequest) -> HttpResponse:
    """Show every published plan, by area."""
    return render(request, "plans/public_plans.html", {"versions": public_versions()})


def public_plan(request: HttpRequest, area: str, period: str, number: int) -> HttpResponse:
    """Show a published plan, or where it was published."""
    version = _published(area, period, number)
    snapshot, rendering = latest_snapshot(version), rendering_of(version)
    context = {
        "version": version,
        "current": current_of(version),
        "doc": Document(snapshot.data, sha256=snapshot.sha256) if snapshot else None,
        "later": later_public_plans(version),
        "pdf": rendering if rendering and rendering.made else None,
        "address": settings.SERVICE_URL + reverse("public_plan", kwargs=version.address),
    }
    return render(request, "plans/public_plan.html", context)


def _published(area: str, period: str, number: int) -> Version:
    version = public_version(area, period, number)
    if version is None:
        raise Http404
    return version


def public_plan_pdf(request: HttpRequest, area: str, period: str, number: int) -> FileResponse:
    """Send the PDF of a published plan."""
    version = _published(area, period, number)
    rendering = rendering_of(version)
    if rendering is None or not rendering.made:
        raise Http404
    name = f"{version.plan.series.area.slug}-{version.plan.slug}-v{version.number}.pdf"
    return FileResponse(rendering.file.open("rb"), filename=name, content_type="application/pdf")


def public_plan_json(request: HttpRequest, area: str, period: str, number: int) -> HttpResponse:
    """Send the content of a published plan, byte for byte as its SHA-256 in the history knows it."""
    snapshot = latest_snapshot(_published(area, period, number))
    if snapshot is None:
        raise Http404
    answer = HttpResponse(snapshot.content, content_type="application/json; charset=utf-8")
    answer["ETag"] = f'"{snapshot.sha256}"'
    return answer
