"""The public pages of the reference data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lifecycle import clock
from reference import selectors
from reference.forms import DayForm


def areas(request: HttpRequest) -> HttpResponse:
    """List the areas specified today, or on the day that is asked for."""
    asked = any(name.startswith("on") for name in request.GET)
    form = DayForm(request.GET) if asked else DayForm(initial={"on": clock.today()})
    valid = asked and form.is_valid()
    day = form.cleaned_data["on"] if valid else clock.today()
    context = {"form": form, "day": day, "areas": list(selectors.areas_on(day)), "today": clock.today()}
    return render(request, "reference/areas.html", context, status=200 if valid or not asked else 422)


def about_data(request: HttpRequest) -> HttpResponse:
    """Show where all data comes from."""
    return render(request, "reference/about_data.html", {"datasets": selectors.datasets()})


def glossary(request: HttpRequest) -> HttpResponse:
    """Show what the words of the guidance and of the field mean."""
    return render(request, "reference/glossary.html", {"terms": selectors.glossary()})


def technical_education(request: HttpRequest) -> HttpResponse:
    """Explain technical education to people who are new to it."""
    context = {"levels": selectors.levels(), "routes": selectors.routes_with_qualifications()}
    return render(request, "reference/technical_education.html", context)
