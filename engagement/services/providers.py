"""Writing down what the law asks about providers, their provision and whether it is material."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from accounts.services import scope_of
from designations.models import Designation
from engagement import guards
from engagement.mergers.guards import no_provision_is_added_to_a_provider_that_is_part_of_another
from engagement.models import MaterialityDecision, ProviderProfile, Provision
from engagement.services.organisations import organisation_for_provider
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from lifecycle.rules import Rule
from reference.models import Area, Funder, Provider


@transaction.atomic
def open_people_of(provider: Provider) -> Scope:
    """Return the place in which the people of a published provider hold roles, opened for its first lead."""
    return scope_of(organisation_for_provider(provider), ScopeKind.PROVIDER)


@transaction.atomic
def describe_provider(
    organisation: Organisation, *, by: Any, members: Iterable[Provider] = (), **answers: Any
) -> ProviderProfile:
    """Write down the answers about a provider; only an Institute of Technology has members.

    Raises:
        ValidationError: if the answers contradict each other or the provision that is held.
    """
    profile, _ = ProviderProfile.objects.select_for_update().get_or_create(organisation=organisation)
    for name, answer in answers.items():
        setattr(profile, name, answer)
    profile.full_clean(validate_constraints=False)
    _refuse(guards.what_is_academic_only_teaches_nothing_technical, profile, "technical")
    _save(profile, by)
    profile.members.set(organisation_for_provider(member) for member in members if profile.is_institute)
    return profile


@transaction.atomic
def add_provision(
    organisation: Organisation,
    *,
    by: Any,
    areas: Iterable[Area],
    funders: Iterable[Funder],
    partner: Provider | None = None,
    once: uuid.UUID | None = None,
    **facts: Any,
) -> Provision:
    """Add provision of a provider; the same token twice adds it once.

    Raises:
        ValidationError: if the provider is part of another one, or the facts contradict each other or its answers.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two that arrive at once wait for each other
    held = Provision.objects.filter(once=once).first() if once else None
    if held is not None and held.provider_id == organisation.pk:
        return held
    if reason := no_provision_is_added_to_a_provider_that_is_part_of_another(organisation):
        raise ValidationError({"title": reason})
    new = Provision(provider=organisation, once=uuid.uuid4() if held or once is None else once)
    return change_provision(new, by=by, areas=areas, funders=funders, partner=partner, **facts)


@transaction.atomic
def change_provision(
    provision: Provision,
    *,
    by: Any,
    areas: Iterable[Area],
    funders: Iterable[Funder],
    partner: Provider | None = None,
    **facts: Any,
) -> Provision:
    """Set the facts about provision, where it is taught, who delivers it for the provider and who pays for it.

    Raises:
        ValidationError: if the facts contradict each other or the provider's own answers.
    """
    provision.partner = organisation_for_provider(partner) if partner else None
    for name, value in facts.items():
        setattr(provision, name, value)
    provision.full_clean(validate_constraints=False)
    _refuse(guards.it_is_not_technical_where_all_is_academic, provision, "technical")
    _save(provision, by)
    provision.areas.set(areas)
    provision.funders.set(funders)
    return provision


def _refuse(rule: Rule, row: Any, field: str) -> None:
    if reason := rule(row):
        raise ValidationError({field: reason})


def _save(row: Any, by: Any) -> None:
    """Save a row whose changes are kept, each with the person who made it."""
    row._history_user = by
    row.save()


def new_decision(designation: Designation) -> MaterialityDecision:
    """Return a decision on materiality in a designation's area that is not saved yet."""
    return MaterialityDecision(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def decide_materiality(decision: MaterialityDecision, *, by: Any, **facts: Any) -> Entry:
    """Decide whether a provider's provision is material to the area; who decided and when is part of it."""
    return run(decision, "decide", by=by, facts=facts | {"decided_by": by.actor, "decided_on": clock.today()})
