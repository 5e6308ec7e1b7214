"""The lists that follow the Act, as on a day: whom a duty reaches, and whose money makes provision English-funded."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from reference.models import Funder, GlossaryTerm, ProviderType, ProviderTypeScope

Duty = ProviderTypeScope.Duty


def provider_types() -> QuerySet[ProviderType]:
    """Return every type of provider that can be chosen, with its definition."""
    return ProviderType.objects.all()


def provider_types_on(day: date) -> QuerySet[ProviderType]:
    """Return every type with `in_scope` and `has_local_needs_duty`: whether each duty reaches it on a day."""
    reached = ProviderTypeScope.objects.on(day).filter(provider_type=OuterRef("pk"))
    return ProviderType.objects.annotate(
        in_scope=Exists(reached.filter(duty=Duty.PLAN)),
        has_local_needs_duty=Exists(reached.filter(duty=Duty.LOCAL_NEEDS)),
    )


def scope_of(type_key: str, duty: str, day: date) -> ProviderTypeScope | None:
    """Return the row, with its citation, by which a duty reaches a type of provider on a day, or None.

    `type_key` is a key of `ProviderType`, `duty` one of `ProviderTypeScope.Duty`: the duties of section 1, or the
    local needs duty of section 5.
    """
    return ProviderTypeScope.objects.on(day).filter(provider_type__key=type_key, duty=duty).first()


def is_in_scope(type_key: str, day: date) -> bool:
    """Whether the duties of section 1 reach a type of provider on a day (section 4(1), "relevant provider")."""
    return scope_of(type_key, Duty.PLAN, day) is not None


def has_local_needs_duty(type_key: str, day: date) -> bool:
    """Whether the local needs duty of section 5 reaches a type of provider on a day (footnote 8)."""
    return scope_of(type_key, Duty.LOCAL_NEEDS, day) is not None


def funders_on(day: date) -> QuerySet[Funder]:
    """Return the sources of money that can be chosen for provision on a day."""
    return Funder.objects.on(day)


def is_english_funded(funder_keys: Iterable[str], day: date) -> bool:
    """Whether any of the funders makes provision English-funded on a day: part funding is enough (section 4(2))."""
    return Funder.objects.on(day).filter(key__in=list(funder_keys), english_funded=True).exists()


def glossary() -> QuerySet[GlossaryTerm]:
    """Return every term with its meaning, by name."""
    return GlossaryTerm.objects.all()
