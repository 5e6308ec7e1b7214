"""Deny by default: what is not declared public needs a signed-in person, and is never stored by a cache."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.sign_in import factors, sessions
from lsip_portal.public import WITHOUT_SECOND_FACTOR, is_public

GetResponse = Callable[[HttpRequest], HttpResponse]
READING = ("GET", "HEAD")


class DenyByDefaultMiddleware:
    """Sends people who have not signed in to do so, and API callers away with 401, unless the URL is public."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on: the URL is not resolved yet."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in place of a view that the person may not reach."""
        if _is_open(request) or request.user.is_authenticated:
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": "Sign in to use this address."}, status=401)
        return redirect_to_login(_way_back(request), resolve_url(settings.LOGIN_URL))


class SessionLimitMiddleware:
    """Signs people out who did nothing for too long, or who ended this session from another one."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End a session that is over, and say so on the next page."""
        if request.user.is_authenticated and (reason := sessions.why_over(request)):
            sessions.end(request)
            messages.warning(request, reason)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Let every request count as activity but the question how much time is left."""
        match = request.resolver_match
        if request.user.is_authenticated and not (match and match.view_name == "session_left"):
            sessions.note_activity(request)


class SecondFactorMiddleware:
    """Holds people whose role needs a second factor until they have set one up, and shown it in this session."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on: the URL is not resolved yet."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in place of a view that needs a second factor."""
        match = request.resolver_match
        if match is not None and match.view_name in WITHOUT_SECOND_FACTOR:
            return None
        if not factors.needs_second_factor(request.user) or factors.used_second_factor(request):
            return None
        if request.path.startswith("/api/"):
            return JsonResponse({"detail": "Your role needs a second factor. Sign in with one."}, status=403)
        return redirect_to_login(_way_back(request), resolve_url("second_factor"))


class PrivatePagesAreNotStoredMiddleware:
    """Forbids browsers and proxies to keep what a signed-in person sees: "back" shows nothing after sign-out."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the response."""
        response = self.get_response(request)
        if request.user.is_authenticated or not (request.resolver_match is None or _is_open(request)):
            response["Cache-Control"] = "no-store"
        else:
            patch_vary_headers(response, ["Cookie"])
        return response


def _is_open(request: HttpRequest) -> bool:
    """Return whether the URL of a request is public."""
    return request.resolver_match is not None and is_public(request.resolver_match)


def _way_back(request: HttpRequest) -> str:
    """Return where to go after signing in: here, or to the page whose form was sent: its target may not be a page."""
    came_from = request.headers.get("Referer", "")
    if request.method in READING or not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
