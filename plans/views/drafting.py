"""The pages on which a draft is written: its sections, priorities, changes and actions."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from lifecycle.errands import Errand
from lifecycle.forms import MoveForm
from plans import prose
from plans.models import Version
from plans.selectors.parts import KINDS, Kind, part_of, words_of
from plans.selectors.sections import PlacedSection, section_of
from plans.selectors.versions import versions_seen_by
from plans.services.outdated import OutdatedError
from plans.views.refusals import refusals_shown


@refusals_shown(versions_seen_by)
def write_section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the text of a section in a box, or save it."""
    errand = _errand(request, pk, "write")
    placed = section_of(_version(errand), key)
    if placed is None:
        raise Http404
    form = _section_form(request, errand, placed)
    if request.method != "POST":
        return _show_section(request, errand, placed, form)
    try:
        saved = form.is_valid() and errand.make(form, request.POST)
    except OutdatedError:
        placed = section_of(_version(errand), key) or placed
        form = _section_form(request, errand, placed)
        return _show_section(request, errand, placed, form, outdated=True, status=409)
    if not saved:
        return _show_section(request, errand, placed, form, status=422)
    messages.success(request, f"Saved: {placed.title}.")
    return redirect(_version(errand).get_absolute_url())


def _errand(request: HttpRequest, pk: int, move: str) -> Errand:
    errand = Errand.on("plan", pk, move, request.user)
    errand.refuse_unless_possible()
    return errand


def _version(errand: Errand) -> Version:
    return cast(Version, errand.record)


def _section_form(request: HttpRequest, errand: Errand, placed: PlacedSection) -> MoveForm:
    """Return the form of a section, with what is held or what was typed, and always the revision held now."""
    held = placed.section
    initial = {"section": held.key, "revision": held.revision, "text": prose.to_plain_text(held.content)}
    return errand.act.form(request.POST or None, record=errand.record, initial=initial)


def _show_section(
    request: HttpRequest,
    errand: Errand,
    placed: PlacedSection,
    form: MoveForm,
    *,
    outdated: bool = False,
    status: int = 200,
) -> HttpResponse:
    content = placed.section.content
    context = {
        "version": errand.record,
        "placed": placed,
        "form": form,
        "outdated": outdated,
        "saved_html": prose.to_html(content, below=2),
        "saved_text": prose.to_plain_text(content),
    }
    return render(request, "plans/section.html", context, status=status)


@refusals_shown(versions_seen_by)
def add_part(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show the form of a new priority, change or action, or add it."""
    errand = _errand(request, pk, f"add_{_kind(kind).name}")
    asked = {key: request.GET[key] for key in _kind(kind).asked if key in request.GET}
    return _part(request, errand, _kind(kind), asked)


@refusals_shown(versions_seen_by)
def edit_part(request: HttpRequest, pk: int, kind: str, part: int) -> HttpResponse:
    """Show the form of a priority, change or action that is there, or save it."""
    errand = _errand(request, pk, f"edit_{_kind(kind).name}")
    held = part_of(_version(errand), kind, part)
    if held is None:
        raise Http404
    return _part(request, errand, _kind(kind), _kind(kind).facts_of(held), held)


@refusals_shown(versions_seen_by)
def remove_part(request: HttpRequest, pk: int, kind: str, part: int) -> HttpResponse:
    """Ask whether a priority, change or action should go, or remove it."""
    errand = _errand(request, pk, f"remove_{_kind(kind).name}")
    held = part_of(_version(errand), kind, part)
    if held is None:
        raise Http404
    return _part(request, errand, _kind(kind), {}, held)


def _kind(kind: str) -> Kind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _part(request: HttpRequest, errand: Errand, kind: Kind, initial: dict[str, Any], held: Any = None) -> HttpResponse:
    """Show the form of one move on a part of the plan, or make the move."""
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and held is not None:
        data[kind.name] = held.pk  # the address says which part it is
    form = errand.act.form(data, record=errand.record, initial=initial)
    context = {"version": errand.record, "errand": errand, "kind": kind, "held": held, "saved": None}
    try:
        if data is not None and form.is_valid() and errand.make(form, data):
            messages.success(request, f"{errand.move.done}.")
            return redirect(f"{_version(errand).get_absolute_url()}#{kind.anchor}")
    except OutdatedError as refusal:
        return _show_outdated(request, errand, cast(QueryDict, data), context, refusal.held)
    return render(request, "plans/part.html", context | {"form": form}, status=422 if data is not None else 200)


def _show_outdated(
    request: HttpRequest, errand: Errand, data: QueryDict, context: dict[str, Any], held: Any
) -> HttpResponse:
    """Show what was typed in the form again, beside what somebody else saved meanwhile where the two differ."""
    kind: Kind = context["kind"]
    data["revision"] = str(held.revision)
    form = errand.act.form(data, record=errand.record, initial=kind.facts_of(held))
    words = words_of(held, [name for name in form.changed_data if name not in ("revision", kind.name)])
    saved = [(form.fields[name].label, text or "Nothing") for name, text in words.items()]
    return render(request, "plans/part.html", context | {"form": form, "saved": saved}, status=409)
