"""Signing in, and signing in as a demonstration account."""

from typing import Any

from allauth.account.utils import get_login_redirect_url
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts import selectors
from accounts.models import SignInAttempt
from accounts.sign_in import attempts, sessions


class SignIn(LoginView):
    """Sign-in by e-mail address; in a demonstration it also offers one account for each role."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demonstration accounts, in the order of the roles."""
        people = selectors.demonstration_people() if settings.DEMONSTRATION else []
        offered = [{"label": person.name, "email": person.email} for person in people]
        return super().get_context_data(**kwargs) | {
            "demonstration_accounts": offered,
            "dfe_sign_in": bool(settings.SOCIALACCOUNT_PROVIDERS),
        }


@require_POST
def demonstration_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration accounts; the page does not exist outside demonstration mode."""
    if not settings.DEMONSTRATION:
        raise Http404
    person = get_object_or_404(selectors.demonstration_people(), email=request.POST.get("email", ""))
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    attempts.record(request, person, method=SignInAttempt.Method.DEMONSTRATION, succeeded=True)
    sessions.begin(request)
    return redirect(get_login_redirect_url(request))
