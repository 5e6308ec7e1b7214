"""The pages of how a person is written to, of addresses that fail, of every notice, and of the outbox."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.correspondence import selectors
from accounts.correspondence.forms import AddressForm, NewsForm, OwnAddressForm
from lifecycle import notices
from lifecycle.outbox import addresses, choices, measures

A_PAGE = 25


def your_mail(request: HttpRequest) -> HttpResponse:
    """Show how the person is written to, and let them choose how often about news."""
    known = selectors.correspondence_of(request.user)
    sent = request.POST if request.method == "POST" else None
    form = NewsForm(sent, initial={"news": known.news})
    if sent is not None and form.is_valid():
        choices.choose_news(request.user, form.cleaned_data["news"])
        messages.success(request, "Your choice is saved.")
        return redirect("your_mail")
    context = {"form": form, "known": known, "person": request.user}
    return render(request, "accounts/your_mail.html", context, status=422 if sent is not None else 200)


def your_address(request: HttpRequest) -> HttpResponse:
    """Show where notices to the person go, and let them change it or try again."""
    known = selectors.correspondence_of(request.user)
    sent = request.POST if request.method == "POST" else None
    form = OwnAddressForm(sent, initial={"address": known.address or selectors.sign_in_address(request.user)})
    if sent is not None and form.is_valid():
        address = form.cleaned_data["address"]
        addresses.write_to(known, address, sign_in=selectors.sign_in_address(request.user), by=request.user)
        messages.success(request, f"Notices to you go to {address}.")
        return redirect("your_mail")
    context = {"form": form, "known": known}
    return render(request, "accounts/your_address.html", context, status=422 if sent is not None else 200)


def failed_addresses(request: HttpRequest) -> HttpResponse:
    """List the addresses that fail, to those who look after the people."""
    if not selectors.mends_addresses(request.user):
        raise Http404
    found = selectors.failing_addresses_seen_by(request.user)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/failed_addresses.html", {"page": page})


def failed_address(request: HttpRequest, pk: str) -> HttpResponse:
    """Show an address that fails and let it be corrected, by somebody who looks after all of its owner's places."""
    known = get_object_or_404(selectors.failing_addresses_seen_by(request.user), pk=pk)
    reason = selectors.why_not_mended_by(request.user, known)
    if request.method == "POST" and reason:
        return render(request, "403.html", {"reason": reason}, status=403)
    form = AddressForm(request.POST or None, initial={"address": known.failing_address})
    if form.is_bound and form.is_valid():
        return _mended(request, known, form.cleaned_data["address"])
    context = {"known": known, "form": form, "reason": reason, "invitations": selectors.open_invitations_of(known)}
    return render(request, "accounts/failed_address.html", context, status=422 if form.is_bound else 200)


def _mended(request: HttpRequest, known: Any, address: str) -> HttpResponse:
    addresses.write_to(known, address, sign_in=selectors.sign_in_address(known.actor.user), by=request.user)
    messages.success(request, f"Notices to {known.actor} go to {address}. What failed is sent again.")
    return redirect("failed_addresses")


def every_notice(request: HttpRequest) -> HttpResponse:
    """List every notice that a move sends, for the department."""
    if not selectors.watches_mail(request.user):
        raise Http404
    return render(request, "accounts/every_notice.html", {"tables": notices.by_table()})


def notice(request: HttpRequest, workflow: str, move: str) -> HttpResponse:
    """Show a notice as it would read, for an example that the viewer may see."""
    if not selectors.watches_mail(request.user):
        raise Http404
    found = notices.notice_of(workflow, move)
    if found is None:
        raise Http404
    context = {"notice": found, "preview": notices.preview(found, request.user)}
    return render(request, "accounts/notice.html", context)


def outbox(request: HttpRequest) -> HttpResponse:
    """Show whether mail goes out: what waits, what failed, and since when."""
    if not selectors.watches_mail(request.user):
        raise Http404
    return render(request, "accounts/outbox.html", {"outbox": measures.of_the_outbox()})
