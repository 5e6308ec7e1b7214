"""The pages on which the rows of a delivery plan are written, and those on which versions are compared."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from lifecycle import pages
from lifecycle.errands import Errand
from plans.models import DeliveryPlan, PlanRow
from plans.selectors.comparison import compared, edition_pair
from plans.selectors.delivery import delivery_plans_seen_by
from plans.selectors.work import KINDS, RowKind, row_of, words_of
from plans.services.outdated import OutdatedError
from plans.services.work import RemovedError
from plans.views.refusals import refusals_shown


def rows(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show the rows of one kind, each with the way to change it for those who may."""
    plan = get_object_or_404(delivery_plans_seen_by(request.user), pk=pk)
    of = _kind(kind)
    context = {
        "plan": plan,
        "kind": of,
        "rows": of.rows_of(plan),
        "may_write": f"write_{of.name}" in pages.moves(plan, request.user).open,
    }
    return render(request, "plans/delivery/rows.html", context)


@refusals_shown(delivery_plans_seen_by)
def add_row(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show the form of a new row, or add it."""
    return _row(request, _errand(request, pk, f"write_{_kind(kind).name}"), _kind(kind))


@refusals_shown(delivery_plans_seen_by)
def edit_row(request: HttpRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """Show the form of a row that is there, or save it; one that was removed meanwhile can be added again."""
    errand = _errand(request, pk, f"write_{_kind(kind).name}")
    held = row_of(_plan(errand), _kind(kind), number)
    if held is None and request.method != "POST":
        raise Http404
    return _row(request, errand, _kind(kind), held, number)


@refusals_shown(delivery_plans_seen_by)
def remove_row(request: HttpRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """Ask whether a row should go, or remove it."""
    errand = _errand(request, pk, "remove_row")
    held = row_of(_plan(errand), _kind(kind), number)
    if held is None:
        raise Http404
    form = errand.act.form({"kind": kind, "number": number} if request.method == "POST" else None, record=errand.record)
    if form.is_bound and form.is_valid() and errand.make(form, request.POST):
        return _done(request, errand, _kind(kind))
    context = {"plan": errand.record, "kind": _kind(kind), "held": held, "form": form}
    return render(request, "plans/delivery/remove_row.html", context, status=422 if form.is_bound else 200)


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show two editions of a delivery plan side by side: the two newest, unless others are chosen."""
    plan = get_object_or_404(delivery_plans_seen_by(request.user), pk=pk)
    editions, before, after = edition_pair(plan, request.GET.get("from", ""), request.GET.get("to", ""))
    context = {
        "plan": plan,
        "editions": editions,
        "before": before,
        "after": after,
        "sections": compared(before, after) if before and after else [],
    }
    return render(request, "plans/delivery/compare.html", context)


def _kind(kind: str) -> RowKind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _errand(request: HttpRequest, pk: int, move: str) -> Errand:
    errand = Errand.on("delivery-plan", pk, move, request.user)
    errand.refuse_unless_possible()
    return errand


def _plan(errand: Errand) -> DeliveryPlan:
    return cast(DeliveryPlan, errand.record)


def _row(
    request: HttpRequest, errand: Errand, kind: RowKind, held: PlanRow | None = None, number: int | None = None
) -> HttpResponse:
    """Show the form of a row, or save it; what was typed stands beside what somebody else saved meanwhile."""
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data["number"] = str(number or "")  # the address says which row it is
    form = errand.act.form(data, record=errand.record, initial=kind.facts_of(held) if held else {})
    context = {"plan": errand.record, "kind": kind, "held": held, "saved": None, "removed": False}
    try:
        if data is not None and form.is_valid() and errand.make(form, data):
            return _done(request, errand, kind)
    except OutdatedError as refusal:
        return _show_outdated(request, errand, cast(QueryDict, data), context, refusal.held)
    except RemovedError:
        return render(request, "plans/delivery/row.html", context | {"form": form, "removed": True}, status=409)
    return render(request, "plans/delivery/row.html", context | {"form": form}, status=422 if data is not None else 200)


def _done(request: HttpRequest, errand: Errand, kind: RowKind) -> HttpResponse:
    messages.success(request, f"{errand.move.done}.")
    return redirect(reverse("delivery_plan_rows", args=[errand.record.pk, kind.plural]))


def _show_outdated(
    request: HttpRequest, errand: Errand, data: QueryDict, context: dict[str, Any], held: PlanRow
) -> HttpResponse:
    """Show what was typed in the form again, beside what somebody else saved meanwhile where the two differ."""
    kind: RowKind = context["kind"]
    data["revision"] = str(held.revision)
    form = errand.act.form(data, record=errand.record, initial=kind.facts_of(held))
    words = words_of(held, [name for name in form.changed_data if name not in ("revision", "number")])
    saved = [(form.fields[name].label, text or "Nothing") for name, text in words.items()]
    return render(request, "plans/delivery/row.html", context | {"form": form, "saved": saved}, status=409)
