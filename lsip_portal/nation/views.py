"""The page of all areas, the working of one area's risk, and the tables to download."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.selectors import is_national
from approvals.risk.score import FACTORS
from lifecycle import clock
from lsip_portal.kit.charts import stacked_bars
from lsip_portal.nation import rows
from lsip_portal.nation.coming import Coming, coming
from lsip_portal.nation.download import FORMATS
from lsip_portal.nation.forms import NationForm
from lsip_portal.nation.standings import Standing, standings
from reference.selectors import map_of_areas


@dataclass(frozen=True)
class Nation:
    """All areas, those that were asked for in their order, and what falls due in all of them."""

    everything: list[Standing]
    chosen: list[Standing]
    coming: Coming


def nation_for(person: Any, form: NationForm) -> Nation:
    """Return the areas that a checked form asks for.

    Raises:
        Http404: for somebody who does not read all areas.
    """
    if not is_national(person):
        raise Http404
    everything = standings(person, clock.today())
    ahead = coming(everything, clock.today())
    asked = form.cleaned_data if form.is_valid() else {}
    week = asked.get("week")
    found = rows.chosen(everything, asked=asked, in_week=ahead.areas_in(week) if week else None)
    return Nation(everything, rows.in_order(found, asked.get("sort", "")), ahead)


def nation(request: HttpRequest) -> HttpResponse:
    """Show all areas as a table and a map, and what falls due in the next twelve weeks."""
    form = NationForm(request.GET)
    shown = nation_for(request.user, form)
    weeks, kinds = shown.coming.weeks, shown.coming.kinds
    context = {
        "form": form,
        "nation": shown,
        "map": map_of_areas(one.row.area for one in shown.everything),
        "heads": rows.heads(form.cleaned_data.get("sort", "")),
        "query": urlencode({name: request.GET[name] for name in form.fields if request.GET.get(name)}),
        "filters": urlencode(
            {name: request.GET[name] for name in form.fields if request.GET.get(name) and name != "sort"}
        ),
        "chart": stacked_bars([f"{week.monday:%-d %b}" for week in weeks], kinds, [week.counts for week in weeks]),
        "factors": FACTORS,
        "today": clock.today(),
    }
    return render(request, "nation/nation.html", context, status=200 if form.is_valid() else 422)


def nation_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the areas that were asked for, in their order, as a table for a spreadsheet program."""
    form = NationForm(request.GET)
    shown = nation_for(request.user, form)
    if kind not in FORMATS:
        raise Http404
    if not form.is_valid():
        reasons = "\n".join(item["text"] for item in form.error_summary)
        return HttpResponse(reasons, status=422, content_type="text/plain; charset=utf-8")
    content_type, write = FORMATS[kind]
    answer = HttpResponse(write(shown.chosen), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="areas-{clock.today().isoformat()}.{kind}"'
    return answer


def area_risk(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how the risk of an area is worked out, line by line."""
    found = nation_for(request.user, NationForm({})).everything
    one = next((one for one in found if one.row.area.slug == slug), None)
    if one is None:
        raise Http404
    return render(request, "nation/risk.html", {"standing": one, "factors": FACTORS, "today": clock.today()})
