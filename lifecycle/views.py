"""The pages that every workflow shares: making a move, and a person's messages."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lifecycle import attachments, selectors, services
from lifecycle.engine import NotAllowed, NotPossible
from lifecycle.errands import Errand
from lifecycle.forms import MoveForm
from lifecycle.models import Message
from lsip_portal.kit.formats import plural


def make_move(request: HttpRequest, workflow: str, pk: int, move: str) -> HttpResponse:
    """Show a move on a record, or make it."""
    return _answer(request, Errand.on(workflow, pk, move, request.user))


def begin(request: HttpRequest, workflow: str, parent: int, move: str) -> HttpResponse:
    """Show the beginning of a record below a parent, or make it."""
    return _answer(request, Errand.below(workflow, parent, move, request.user))


def _answer(request: HttpRequest, errand: Errand) -> HttpResponse:
    try:
        if request.method == "POST":
            return _make(request, errand)
        errand.refuse_unless_possible()
    except NotAllowed as refusal:
        return render(request, "403.html", {"reason": str(refusal)}, status=403)
    except NotPossible as refusal:
        return render(request, "409.html", {"refusal": refusal, "record": errand.record}, status=409)
    return _show(request, errand, errand.form_asked_for(request.GET))


def _make(request: HttpRequest, errand: Errand) -> HttpResponse:
    form = errand.form(request.POST, request.FILES)
    token = _token(request)
    if not token:
        errand.refuse_unless_possible()
    if not form.is_valid():
        errand.refuse_unless_possible()
        return _show(request, errand, form, status=422)
    try:
        entry = errand.make(form, request.POST, token)
    except NotPossible as refusal:
        if not refusal.unmet:
            raise
        return _show(request, errand, form, refusal=refusal, status=409)
    if entry is None:
        return _show(request, errand, form, status=422)
    messages.success(request, f"{errand.move.done}.")
    return redirect(errand.desk.record_of(entry).get_absolute_url())


def _token(request: HttpRequest) -> uuid.UUID | None:
    """Return the token of a beginning, by which a form that is sent twice counts once."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def _show(
    request: HttpRequest, errand: Errand, form: MoveForm, *, refusal: NotPossible | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "errand": errand,
        "form": form,
        "unmet": refusal.unmet if refusal else errand.unmet(),
        "refused": refusal is not None,
        "posted": request.POST,
        "once": "" if errand.record.pk else (request.POST.get("once") or uuid.uuid4()),
    }
    return render(request, errand.act.page, context, status=status)


def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Send a file of the history to somebody who may see the record: to be kept, never to be shown as a page."""
    found = attachments.attachment_seen_by(request.user, pk)
    if found is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type, headers=headers
    )


def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the person's messages, newest first: all, those of a kind, or those not read yet."""
    kind, unread = request.GET.get("kind", ""), "unread" in request.GET
    found = selectors.messages_like(request.user, kind=kind, unread=unread)
    context = {
        "page": Paginator(found, 20).get_page(request.GET.get("page")),
        "kinds": [(value, label) for value, label in Message.Kind.choices if value != Message.Kind.DIGEST],
        "kind": kind if kind in Message.Kind.values else "",
        "unread": unread,
        "new": selectors.unread_messages(request.user),
    }
    return render(request, "lifecycle/messages.html", context)


@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Mark every message to the person as read."""
    count = services.mark_all_read(request.user)
    messages.success(request, f"{plural(count, 'message')} marked as read.")
    return redirect("messages")


@require_POST
def mark_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one of the person's messages as read and go to what it is about."""
    message = get_object_or_404(selectors.messages_to(request.user), pk=pk)
    services.mark_read(message)
    return redirect(message.link or "messages")
