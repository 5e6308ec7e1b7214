"""Your account: how a person signs in, who tried to, and ending other sessions."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from accounts.sign_in import attempts, factors, sessions

ATTEMPTS_ON_A_PAGE = 20


class YourAccount(TemplateView):
    """How a person signs in, and who tried to."""

    template_name = "account/your_account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the methods, and the attempts newest first."""
        person = self.request.user
        page = Paginator(attempts.attempts_of(person), ATTEMPTS_ON_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | factors.methods_of(person) | {"person": person, "page": page}


class SetUpSecondFactor(TemplateView):
    """Where somebody is held whose role needs a second factor, until they have shown one."""

    template_name = "account/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether there is a factor to show, or none yet."""
        asked_for = self.request.GET.get("next", "")
        return super().get_context_data(**kwargs) | {
            "shown_at": factors.where_to_show(self.request.user),
            "done": factors.used_second_factor(self.request),
            "next": asked_for,
        }


class SetUpApp(ActivateTOTPView):
    """Setting up an authenticator app."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Count the app as shown in this session."""
        response: HttpResponse = super().form_valid(form)
        factors.remember_new_factor(self.request)
        return response


class RemoveApp(DeactivateTOTPView):
    """Removing the authenticator app."""

    success_url = reverse_lazy("your_account")


class AddPasskey(AddWebAuthnView):
    """Adding a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask the device for a passkey that it keeps, and for which it checks who holds it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """Count the passkey as shown in this session."""
        response: HttpResponse = super().form_valid(form)
        factors.remember_new_factor(self.request)
        return response


class RenamePasskey(EditWebAuthnView):
    """Giving a passkey another name."""

    success_url = reverse_lazy("your_account")


class RemovePasskey(RemoveWebAuthnView):
    """Removing a passkey, unless its owner needs it."""

    success_url = reverse_lazy("your_account")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why it stays where it does."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"why_kept": factors.why_kept(self.object)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Refuse where its owner needs it."""
        if factors.why_kept(self.object):
            return render(self.request, self.template_name, self.get_context_data(), status=409)
        response: HttpResponse = super().form_valid(form)
        return response


def session_left(request: HttpRequest) -> HttpResponse:
    """Say how many seconds are left until the person is signed out; asking is no activity."""
    return JsonResponse({"seconds": sessions.seconds_left(request) if request.user.is_authenticated else 0})


@require_POST
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    """Let the time without activity begin anew."""
    sessions.stay(request)
    return JsonResponse({"seconds": sessions.seconds_left(request)})


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign the person out on every other device."""
    sessions.end_others(request, request.user)
    messages.success(request, "You are signed out everywhere else.")
    return redirect("your_account")
