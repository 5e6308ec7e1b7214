"""DfE Sign-in, where it is configured: it signs in people who have an account here, and makes no accounts."""

from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User

PROVIDER = "dfe-sign-in"
NOT_CHECKED = "DfE Sign-in has not confirmed to us that the email address of your account there is yours."
UNKNOWN = "There is no account in this service with the email address that DfE Sign-in gave us."


class DfeAdapter(DefaultSocialAccountAdapter):
    """What the portal makes of an answer of DfE Sign-in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Say that accounts are not made by signing in elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link an answer to the person with its address, or show why nobody is signed in.

        Raises:
            ImmediateHttpResponse: with the page that says why.
        """
        # What else DfE Sign-in says of a person is not needed, and not kept.
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save()
            return
        person, reason = _person_of(sociallogin)
        if person is None:
            page = render(request, "socialaccount/no_account.html", {"reason": reason}, status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, person)


def start(request: HttpRequest) -> HttpResponse:
    """Send a person to DfE Sign-in; the page does not exist where it is not configured."""
    provider: Any = None
    try:
        provider = get_adapter().get_provider(request, PROVIDER)
        answer: HttpResponse = provider.redirect(request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except requests.RequestException as error:
        answer = render_authentication_error(request, provider, exception=error)
    return answer


def _person_of(sociallogin: SocialLogin) -> tuple[User | None, str]:
    """Return the person with an address that DfE Sign-in has confirmed, or why there is none."""
    confirmed = [address.email for address in sociallogin.email_addresses if address.verified]
    if settings.DFE_SIGN_IN_CONFIRMS_ADDRESSES:
        confirmed = [address.email for address in sociallogin.email_addresses]
    if not confirmed:
        return None, NOT_CHECKED
    return User.objects.filter(email__in=[email.lower() for email in confirmed]).first(), UNKNOWN
