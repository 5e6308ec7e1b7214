"""The public pages that bring the apps together."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from approvals.interventions.selectors import interventions_in
from designations.selectors import areas_open_to, designations_seen_by
from designations.selectors.public import bodies_in_public
from lifecycle import clock
from lsip_portal.register.area import area_in_public
from lsip_portal.register.bodies import body_in_public
from lsip_portal.register.download import register_file
from lsip_portal.register.forms import DownloadForm, OnDayForm, RegisterForm
from lsip_portal.register.history import history_of
from lsip_portal.register.rows import areas_as_on, found
from reference.selectors import area_by_slug, map_of_areas

PROVIDERS_A_PAGE = 25


def area(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everything held about an area: who is designated, its plans, its authorities and its figures."""
    known = area_by_slug(slug)
    if known is None:
        raise Http404
    today = clock.today()
    shown = area_in_public(known, today)
    deliveries = Paginator(shown.facts.deliveries, PROVIDERS_A_PAGE).get_page(request.GET.get("page"))
    seen = interventions_in(shown.whole, request.user)
    context = {"shown": shown, "facts": shown.facts, "deliveries": deliveries, "interventions": seen, "today": today}
    return render(request, "register/area.html", context)


def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which areas a body holds and held, as what, and its notices."""
    shown = body_in_public(get_object_or_404(bodies_in_public(), pk=pk), clock.today())
    return render(request, "register/body.html", {"shown": shown, "today": clock.today()})


def register(request: HttpRequest) -> HttpResponse:
    """Show who is designated for which area, to everybody, as a map and as a list."""
    form, rows = RegisterForm(request.GET), areas_as_on(clock.today())
    asked = {"words": form.cleaned_data["q"], "region": form.cleaned_data["region"]} if form.is_valid() else {}
    context = {
        "form": form,
        "rows": found(rows, **asked),
        "all_rows": rows,
        "map": map_of_areas(row.area for row in rows),
        "query": urlencode({name: request.GET.get(name, "") for name in form.fields}),
        "may_begin": areas_open_to(request.user).exists(),
        "to_work_on": set(designations_seen_by(request.user).values_list("pk", flat=True)),
        "today": clock.today(),
    }
    return render(request, "register/register.html", context, status=200 if form.is_valid() else 422)


def register_csv(request: HttpRequest) -> HttpResponse:
    """Send the register as a table, all of it or the areas that were asked for, as on today or another day."""
    form = DownloadForm(request.GET)
    if not form.is_valid():
        reasons = "\n".join(item["text"] for item in form.error_summary)
        return HttpResponse(reasons, status=422, content_type="text/plain; charset=utf-8")
    day = form.cleaned_data["on"] or clock.today()
    rows = found(areas_as_on(day), words=form.cleaned_data["q"], region=form.cleaned_data["region"])
    answer = HttpResponse(register_file(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="designations-{day.isoformat()}.csv"'
    return answer


def choose_day(request: HttpRequest) -> HttpResponse:
    """Ask for a day, and lead to its page."""
    asked = any(name.startswith("on") for name in request.GET)
    form = OnDayForm(request.GET) if asked else OnDayForm(initial={"on": clock.today()})
    if asked and form.is_valid():
        return redirect("public_day", form.cleaned_data["on"].isoformat())
    return render(request, "register/choose_day.html", {"form": form}, status=422 if asked else 200)


def on_day(request: HttpRequest, day: str) -> HttpResponse:
    """Show every area as on a day: its body, the terms, the authorities that cover it and the plan in force."""
    form = OnDayForm({"on": day})
    if not form.is_valid():
        return render(request, "register/choose_day.html", {"form": form}, status=422)
    asked = form.cleaned_data["on"]
    context = {"form": form, "day": asked, "rows": areas_as_on(asked), "today": clock.today()}
    return render(request, "register/on_day.html", context)


def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that happened in a designation to those who work with it."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    kind, page = request.GET.get("kind", ""), request.GET.get("page")
    shown = history_of(designation, request.user, kind=kind, page=page)
    return render(request, "register/history.html", {"designation": designation, "history": shown})
