"""The pages of providers: finding one, what the law asks about it, what it provides, and which duties follow."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from designations.models import Designation
from engagement import duty, selectors, services
from engagement.dossier import Dossier
from engagement.forms import ProviderProfileForm, ProviderSearchForm, ProvisionForm
from engagement.models import Provision
from lifecycle import clock, pages
from lifecycle.pages import Choice
from lsip_portal.kit.forms import GovukForm
from reference.models import Provider
from reference.selectors import provider_by_ukprn

A_PAGE = 25


def providers(request: HttpRequest) -> HttpResponse:
    """List the providers, or find some by name, number and type."""
    form = ProviderSearchForm(request.GET)
    valid = form.is_valid()
    asked = form.cleaned_data
    listed = Paginator(selectors.providers_listed(asked.get("q", ""), asked.get("kind", "")), A_PAGE)
    context = {"form": form, "page": listed.get_page(request.GET.get("page")), "address": form.address}
    return render(request, "engagement/providers.html", context, status=200 if valid else 422)


def provider(request: HttpRequest, ukprn: int) -> HttpResponse:
    """Show a provider: what is known of it, what it provides, and its duties for each area with their sources."""
    found, dossier = _known(ukprn)
    context = {
        "provider": found,
        "dossier": dossier,
        "outside": duty.reason_against_any(dossier),
        "merging": pages.beginnings("merger", found, request.user),
        "taken": selectors.taken_over(request.user, found),
        "duties": selectors.duties_from(dossier),
        "review": duty.local_needs_review(dossier),
        "decisions": selectors.decisions_seen_by(request.user).filter(provider__provider=found),
        "kin": selectors.institute_and_members(dossier),
        "deciding": _deciding(request.user, dossier),
        "may_describe": selectors.may_describe(request.user, dossier),
        "people": selectors.people_of_provider(request.user, found),
        "may_open_people": selectors.may_open_people(request.user),
    }
    return render(request, "engagement/provider.html", context)


@require_POST
def open_people(request: HttpRequest, ukprn: int) -> HttpResponse:
    """Open the place of a provider's people, so that its first lead can be invited there."""
    found, _ = _known(ukprn)
    if not selectors.may_open_people(request.user):
        raise PermissionDenied
    return redirect(services.open_people_of(found))


def describe_provider(request: HttpRequest, ukprn: int) -> HttpResponse:
    """Show the questions about a provider, or write down the answers."""
    found, dossier = _describable(request, ukprn)
    form = ProviderProfileForm(_sent(request), profile=dossier.profile)

    def write(**answers: Any) -> None:
        organisation = services.organisation_for_provider(found)
        services.describe_provider(organisation, by=request.user, **answers)

    return _write(request, found, form, write, "Questions about the provider")


def add_provision(request: HttpRequest, ukprn: int) -> HttpResponse:
    """Show the form of new provision, or add it; a form that is sent twice adds it once."""
    found, _ = _describable(request, ukprn)
    form = ProvisionForm(_sent(request), provision=Provision())

    def write(**facts: Any) -> None:
        services.add_provision(services.organisation_for_provider(found), by=request.user, **facts)

    return _write(request, found, form, write, "Add provision")


def change_provision(request: HttpRequest, ukprn: int, pk: int) -> HttpResponse:
    """Show the form of provision as it is recorded, or change it."""
    found, dossier = _describable(request, ukprn)
    held = get_object_or_404(selectors.provision_of(dossier.organisation), pk=pk)
    form = ProvisionForm(_sent(request), provision=held)

    def write(**facts: Any) -> None:
        services.change_provision(held, by=request.user, **facts)

    return _write(request, found, form, write, "Change provision")


def _known(ukprn: int) -> tuple[Provider, Dossier]:
    found = provider_by_ukprn(ukprn)
    if found is None:
        raise Http404
    return found, selectors.dossier_on(found, clock.today())


def _describable(request: HttpRequest, ukprn: int) -> tuple[Provider, Dossier]:
    """Return a provider that the person may describe; refuse everybody else with 403."""
    found, dossier = _known(ukprn)
    if not selectors.may_describe(request.user, dossier):
        raise PermissionDenied
    return found, dossier


def _deciding(person: Any, dossier: Dossier) -> list[tuple[Designation, Choice]]:
    """Return where the person may decide on materiality, among the areas that the provider has to do with."""
    designations = selectors.designations_worked_in_by(person).filter(area__in=dossier.areas())
    return [(place, choice) for place in designations for choice in pages.beginnings("materiality", place, person)]


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _write(
    request: HttpRequest, found: Provider, form: GovukForm, write: Callable[..., None], heading: str
) -> HttpResponse:
    """Show a form, or write what it says and go back to the provider; a refusal is shown beside its field."""
    if form.is_valid() and _written(form, write):
        messages.success(request, "Saved.")
        return redirect("provider", found.ukprn)
    context = {"provider": found, "form": form, "heading": heading}
    return render(request, "engagement/provider_form.html", context, status=422 if form.errors else 200)


def _written(form: GovukForm, write: Callable[..., None]) -> bool:
    try:
        write(**form.cleaned_data)
    except ValidationError as refusal:
        for field, reasons in refusal.message_dict.items():
            form.add_error(field if field in form.fields else None, reasons)
        return False
    return True
