"""The pages of authorities: finding one, where it is, what was asked of it, and who acts for it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from engagement.selectors import may_open_people
from lifecycle import clock
from plans.forms.authorities import AuthoritySearchForm
from plans.selectors import authorities as selectors
from plans.services.organisations import open_people_of
from reference.models import AuthorityType
from reference.selectors import areas_covered_by

A_PAGE = 25
KINDS = dict(AuthorityType.Kind.choices)


def authorities(request: HttpRequest) -> HttpResponse:
    """List the authorities of today, or find some by name."""
    form = AuthoritySearchForm(request.GET)
    valid = form.is_valid()
    found = selectors.authorities_found(form.cleaned_data.get("q", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "address": form.address, "kinds": KINDS}
    return render(request, "plans/authorities.html", context, status=200 if valid else 422)


def authority(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an authority: what it is, the areas it covers, the statements asked of it, and who acts for it."""
    found = _known(slug)
    asked = selectors.statements_asked_of(found, request.user)
    context = {
        "authority": found,
        "kind": KINDS[found.kind],
        "areas": areas_covered_by([found], clock.today()),
        "page": Paginator(asked, A_PAGE).get_page(request.GET.get("page")),
        "people": selectors.people_of_authority(request.user, found),
        "may_open_people": may_open_people(request.user),
    }
    return render(request, "plans/authority.html", context)


@require_POST
def open_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the place of an authority's people, so that its first signatory can be invited there."""
    found = _known(slug)
    if not may_open_people(request.user):
        raise PermissionDenied
    return redirect(open_people_of(found))


def _known(slug: str) -> Any:
    found = selectors.authority_of_today(slug)
    if found is None:
        raise Http404
    return found
