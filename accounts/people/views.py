"""The pages of the people of a place, of one role, of one invitation, and of one's own roles."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts import selectors
from accounts.correspondence.selectors import mends_addresses
from accounts.forms import PlacesForm
from accounts.models import RoleHeld
from accounts.resets.selectors import resets_that_wait
from lifecycle import clock, pages
from lifecycle.pages import Choice

A_PAGE = 25


def people(request: HttpRequest) -> HttpResponse:
    """List every place with its people for the department and administrators, or find some."""
    if not selectors.sees_every_place(request.user):
        raise Http404
    form = PlacesForm(request.GET)
    valid = form.is_valid()
    asked = form.cleaned_data
    found = selectors.places_found(
        request.user, words=asked.get("q", ""), kind=asked.get("kind", ""), due=asked.get("due", False)
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "address": form.address, "due_of": selectors.review_due}
    context["mends"] = mends_addresses(request.user)
    return render(request, "accounts/people.html", context | {"today": clock.today()}, status=200 if valid else 422)


def people_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who holds which role in a place, who did, and who is invited."""
    place = get_object_or_404(selectors.places_seen_by(request.user), pk=pk)
    past = Paginator(selectors.roles_past(place), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "place": place,
        "roles": selectors.roles_now(place),
        "past": past,
        "invitations": selectors.invitations_of(place),
        "resets": resets_that_wait(place),
        "review_due": selectors.review_due(place),
        "mends": mends_addresses(request.user),
        "choices": [
            *pages.beginnings("invitation", place, request.user),
            *pages.beginnings("access-review", place, request.user),
        ],
        "home": selectors.home_of(place),
        "today": clock.today(),
    }
    return render(request, "accounts/people_of.html", context)


def role(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one role with its history, and what may be done with it."""
    held = get_object_or_404(selectors.roles_seen_by(request.user), pk=pk)
    context = {
        "held": held,
        "sees_people": selectors.sees_people_of(request.user, held.scope),
        "choices": pages.choices(held, request.user) if selectors.is_in_effect(held) else [],
        "lost": _lost_factor(held, request.user),
        "may_leave": "leave" in pages.moves(held, request.user).open,
        "timeline": pages.timeline(held),
        "today": clock.today(),
    }
    return render(request, "accounts/role.html", context)


def _lost_factor(held: RoleHeld, person: Any) -> list[Choice]:
    """Return how the person may help the holder of a role who lost their second factor."""
    if held.person_id == person.pk or not held.in_effect or not selectors.looks_after(person, held.scope):
        return []
    return pages.beginnings("factor-reset", held, person)


def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one invitation to those who may see the people of its place."""
    found = get_object_or_404(selectors.invitations_seen_by(request.user), pk=pk)
    context = {
        "invitation": found,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
        "today": clock.today(),
    }
    return render(request, "accounts/invitation.html", context)


def my_roles(request: HttpRequest) -> HttpResponse:
    """Show the person's own roles, those they held, and the invitations that wait for them."""
    roles = Paginator(selectors.history_of_roles(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": roles, "waiting": selectors.invitations_for(request.user), "today": clock.today()}
    return render(request, "accounts/my_roles.html", context)
