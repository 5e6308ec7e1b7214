"""Accepting an invitation: by its sealed link, or signed in as the person invited."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from accounts import selectors, services
from accounts.forms import AcceptForm, AcknowledgeForm
from accounts.models import Invitation, SignInAttempt, User
from accounts.sign_in import attempts, sessions
from lifecycle import seals
from lifecycle.engine import NotPossible
from lsip_portal.kit.forms import GovukForm

GONE, CONFLICT = 410, 409


@dataclass
class Joining:
    """One request to accept an invitation: what it is, and who asks."""

    request: HttpRequest
    invitation: Invitation
    account: User | None

    @property
    def signed_in(self) -> bool:
        """Whether somebody is signed in."""
        return self.request.user.is_authenticated

    @property
    def is_somebody_else(self) -> bool:
        """Whether the person who is signed in is not the one invited."""
        return self.signed_in and self.request.user != self.account

    @property
    def must_sign_in(self) -> bool:
        """Whether the address has an account, whose owner must sign in before they accept."""
        return self.account is not None and not self.signed_in

    def form(self) -> GovukForm:
        """Return the form to fill in: a person who has an account only confirms."""
        sent = self.request.POST if self.request.method == "POST" else None
        if self.account:
            return AcknowledgeForm(sent)
        return AcceptForm(sent, email=self.invitation.email, initial={"name": self.invitation.name})


@never_cache
def by_link(request: HttpRequest, pk: int, round: int, seal: str) -> HttpResponse:
    """Show an invitation to whoever opens its sealed link, or accept it."""
    path = request.path.removesuffix(f"{seal}/")
    invitation = selectors.invitation_by_link(pk)
    if invitation is None or not seals.is_sealed(path, seal):
        return _sorry(request, "Check that you opened the whole link in the email.", status=404)
    return _answer(request, invitation, round)


def signed_in(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """Show an invitation to the person invited, who is signed in, or accept it."""
    invitation = selectors.invitation_by_link(pk)
    if invitation is None or selectors.person_with_address(invitation.email) != request.user:
        return _sorry(request, "Open the link in the email, signed in with the address it was sent to.", status=404)
    return _answer(request, invitation, round)


def _answer(request: HttpRequest, invitation: Invitation, round: int) -> HttpResponse:
    joining = Joining(request, invitation, selectors.person_with_address(invitation.email))
    try:
        services.check_acceptable(invitation)
    except NotPossible as refusal:
        return _sorry(request, " ".join(refusal.reasons), status=GONE)
    if round != invitation.round:
        return _sorry(request, "This invitation was sent again. Open the link in the newest email.", status=GONE)
    if joining.is_somebody_else:
        return render(request, "accounts/not_yours.html", {"joining": joining}, status=403)
    return _show_or_accept(joining)


def _show_or_accept(joining: Joining) -> HttpResponse:
    form, request = joining.form(), joining.request
    if request.method != "POST" or joining.must_sign_in:
        return _show(joining, form)
    if not form.is_valid():
        return _show(joining, form, status=422)
    try:
        person = services.accept(joining.invitation, person=joining.account, **_given(form.cleaned_data))
    except NotPossible as refusal:
        return _sorry(request, " ".join(refusal.reasons), status=CONFLICT)
    if not joining.signed_in:
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        attempts.record(request, person, method=SignInAttempt.Method.INVITATION, succeeded=True)
        sessions.begin(request)
    messages.success(request, f"You are now {joining.invitation.get_role_display()}.")
    return redirect("home")


def _given(answers: dict[str, Any]) -> dict[str, str]:
    """Return what a person without an account said of themselves."""
    return {"name": answers.get("name", ""), "password": answers.get("password1", "")}


def _show(joining: Joining, form: GovukForm, status: int = 200) -> HttpResponse:
    context = {"joining": joining, "invitation": joining.invitation, "form": form}
    return render(joining.request, "accounts/join.html", context, status=status)


def _sorry(request: HttpRequest, reason: str, *, status: int) -> HttpResponse:
    """Say why an invitation cannot be accepted."""
    return render(request, "accounts/link_does_not_work.html", {"reason": reason}, status=status)
