"""The public pages that bring the apps together."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lifecycle import clock
from lsip_portal.register.area import area_in_public
from reference.selectors import area_by_slug

PROVIDERS_A_PAGE = 25


def area(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything held about an area: who is designated, its plans, its authorities and its figures."""
    found = area_by_slug(slug)
    if found is None:
        raise Http404
    today = clock.today()
    shown = area_in_public(found, today)
    deliveries = Paginator(shown.facts.deliveries, PROVIDERS_A_PAGE).get_page(request.GET.get("page"))
    context = {"shown": shown, "facts": shown.facts, "deliveries": deliveries, "today": today}
    return render(request, "register/area.html", context)
