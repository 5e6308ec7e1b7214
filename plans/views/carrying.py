"""The pages on which parts of an earlier plan are brought forward: the plans, what still holds, and the answers."""

from collections.abc import Iterable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lifecycle.engine import NotPossible
from lifecycle.errands import Errand
from plans.forms.carrying import CarryForwardForm, EarlierPlansForm
from plans.models import Version
from plans.selectors.carrying import earlier_plans, to_complete
from plans.selectors.versions import versions_seen_by
from plans.services.carrying import Chosen
from plans.views.refusals import refusals_shown


@refusals_shown(versions_seen_by)
def bring_forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the earlier plans, ask of each priority whether it still holds, show the answers, and bring them forward."""
    errand = Errand.on("plan", pk, "carry_forward", request.user)
    errand.refuse_unless_possible()
    if unmet := errand.unmet():
        raise NotPossible("Nothing can be brought forward yet.", unmet)
    plans = EarlierPlansForm(request.GET if "look" in request.GET else None, record=errand.record)
    if not plans.is_valid():
        return _choose(request, errand, plans)
    chosen = plans.cleaned_data["plan"]
    if request.method != "POST" or "back" in request.POST:
        return _ask(request, errand, _unsent(request, errand, chosen))
    form = CarryForwardForm(request.POST, record=errand.record, plans=chosen)
    if not form.is_valid():
        return _ask(request, errand, form, status=422)
    return _bring(request, errand, form) if "confirmed" in request.POST else _check(request, errand, form)


def _unsent(request: HttpRequest, errand: Errand, plans: Iterable[Version]) -> CarryForwardForm:
    """Return the form with what was answered before, which refuses nothing yet."""
    form = CarryForwardForm(record=errand.record, plans=plans)
    if request.method == "POST":
        form.show_again(request.POST)
    return form


def _choose(request: HttpRequest, errand: Errand, form: EarlierPlansForm) -> HttpResponse:
    context = {"version": errand.record, "form": form, "plans": earlier_plans(cast(Version, errand.record))}
    return render(request, "plans/bring_forward.html", context, status=422 if form.is_bound else 200)


def _ask(
    request: HttpRequest, errand: Errand, form: CarryForwardForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {"version": errand.record, "form": form, "refusal": refusal}
    return render(request, "plans/bring_forward_parts.html", context, status=status)


def _check(request: HttpRequest, errand: Errand, form: CarryForwardForm) -> HttpResponse:
    version = cast(Version, errand.record)
    chosen: list[Chosen] = form.cleaned_data["chosen"]
    context = {
        "version": version,
        "chosen": [(one, to_complete(one.priority, one.needs, version.edition)) for one in chosen],
        "left": form.cleaned_data["left"],
        "answers": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
    }
    return render(request, "plans/bring_forward_check.html", context)


def _bring(request: HttpRequest, errand: Errand, form: CarryForwardForm) -> HttpResponse:
    """Bring forward what was confirmed; show the answers again where it cannot be."""
    try:
        made = errand.make(form, request.POST)
    except NotPossible as refusal:
        fresh = _unsent(request, errand, [offer.version for offer in form.offers])
        return _ask(request, errand, fresh, refusal=" ".join(refusal.reasons), status=409)
    if made is None:
        return _ask(request, errand, form, status=422)
    messages.success(request, f"{errand.move.done}.")
    return redirect(f"{errand.record.get_absolute_url()}#priorities")
