"""The pages of a notification in writing: read, printed and kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from designations import drafting
from designations.designating import selectors
from designations.models import Notification


def page(request: HttpRequest, pk: int, notification: int) -> HttpResponse:
    """Show one notification of a designation: to whom, when, the proof, and what was written."""
    found = _found(request.user, pk, notification)
    return render(request, "designations/notifications/notification.html", {"notification": found})


def pdf(request: HttpRequest, pk: int, notification: int) -> HttpResponse:
    """Send a notification as an accessible PDF."""
    from lsip_portal.kit.typesetting import pdf_of  # WeasyPrint takes a second to import, which others should not wait

    found = _found(request.user, pk, notification)
    html = render_to_string("designations/notifications/print.html", {"notification": found})
    return HttpResponse(pdf_of(html), content_type="application/pdf", headers=_named(found, "pdf"))


def text(request: HttpRequest, pk: int, notification: int) -> HttpResponse:
    """Send a notification as a text to keep."""
    found = _found(request.user, pk, notification)
    written = drafting.notification_in_writing(found)
    return HttpResponse(written, content_type="text/plain; charset=utf-8", headers=_named(found, "txt"))


def _found(person: Any, pk: int, notification: int) -> Notification:
    """Return a notification of a designation that the person works with; raises Http404."""
    return get_object_or_404(selectors.notifications_seen_by(person), designation=pk, pk=notification)


def _named(notification: Notification, kind: str) -> dict[str, str]:
    name = f"notification-{notification.designation.area.slug}-{notification.sent_on}.{kind}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}
