"""A small portal of a few addresses, to test the frame of the pages and the middleware around them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from lsip_portal import pages


def plain(request, **kwargs):
    return HttpResponse("shown")


def framed(request):
    messages.success(request, "Saved.")
    return render(request, "layouts/wide.html")


NAMES = ["public_home", "public_plans", "public_designations", "about_data", "glossary", "home", "messages"]
NAMES += ["account_login", "account_logout", "your_account", "session_left", "stay_signed_in"]
reference = [path("areas/", plain, name="reference-areas"), path("plans/", plain, name="plans")]

urlpatterns = [
    path("framed/", framed, name="areas"),
    path("secret/<int:pk>/", plain, name="secret"),
    path("nameless/", plain),
    path("api/v1/", include((reference, "api"))),
    path("accessibility-statement/", pages.accessibility_statement, name="accessibility_statement"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    *(path(f"{name}/", plain, name=name) for name in NAMES),
]
