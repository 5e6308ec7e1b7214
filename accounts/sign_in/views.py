"""The steps of signing in that are more than django-allauth's own: each failure is remembered for its owner."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from accounts.models import SignInAttempt
from accounts.sign_in import attempts

Method = SignInAttempt.Method


class EnterCode(ConfirmLoginCodeView):
    """Entering the code that was sent by email."""

    _process: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say that a code is too old where that is why the page does not open."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if self._process is None and not request.user.is_authenticated:
            messages.warning(request, "Your code does not work any more. Sign in again to get another one.")
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Remember a wrong code."""
        if self._process.user and self._action == "verify":
            attempts.record(self.request, self._process.user, method=Method.CODE, succeeded=False)
        return super().form_invalid(form)


class SecondStep(AuthenticateView):
    """Showing the second factor."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Remember a wrong second factor."""
        attempts.record(self.request, self.stage.login.user, method=Method.SECOND_FACTOR, succeeded=False)
        return super().form_invalid(form)
