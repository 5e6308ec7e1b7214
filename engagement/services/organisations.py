"""Organisations that are heard: one record for each real one, made when it is first needed."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from engagement.models import EmployerProfile, SizeBand
from reference.models import Provider


def name_key(name: str) -> str:
    """Return the form of a name in which two names are the same: without regard to case and spacing."""
    return " ".join(name.split()).casefold()


def find_or_add_employer(name: str, *, size_band: str = "", demonstration: bool = False) -> Organisation:
    """Return the employer with a name, added if there is none; an organisation known otherwise becomes one.

    Args:
        name: compared without regard to case and spacing.
        size_band: one of `SizeBand`; empty leaves what is known.
        demonstration: whether an employer that is added is invented.
    """
    held = _employer(name)
    if held is not None:
        return known_as_employer(held, size_band=size_band)
    try:
        with transaction.atomic():
            return _add_employer(" ".join(name.split()), size_band, demonstration)
    except IntegrityError:
        if (held := _employer(name)) is None:
            raise
        return held  # somebody else added it at the same moment


def _employer(name: str) -> Organisation | None:
    return Organisation.objects.filter(employer_profile__name_key=name_key(name)).first()


def _add_employer(name: str, size_band: str, demonstration: bool) -> Organisation:
    organisation = _of_that_name(name) or Organisation.objects.create(
        name=name, kind=Organisation.Kind.EMPLOYER, demonstration=demonstration
    )
    return known_as_employer(organisation, size_band=size_band)


def known_as_employer(organisation: Organisation, *, size_band: str = "") -> Organisation:
    """Return an organisation that has an employer's profile, with its newest size band where one is given.

    Raises:
        ValidationError: if another organisation is the employer of that name already.
    """
    profile = EmployerProfile.objects.filter(organisation=organisation).first()
    if profile is None:
        profile = EmployerProfile(organisation=organisation, name_key=name_key(organisation.name))
        if EmployerProfile.objects.filter(name_key=profile.name_key).exists():
            raise ValidationError(
                f"Another organisation is recorded as the employer “{organisation}”. Choose that one."
            )
    if profile.pk is None or size_band not in ("", SizeBand.UNKNOWN, profile.size_band):
        profile.size_band = size_band or SizeBand.UNKNOWN
        profile.save()
    return organisation


@transaction.atomic
def find_or_add_stakeholder(name: str, *, demonstration: bool = False) -> Organisation:
    """Return the organisation with a name, whatever its kind, or add it as a stakeholder."""
    tidy = " ".join(name.split())
    return _of_that_name(tidy) or Organisation.objects.create(
        name=tidy, kind=Organisation.Kind.STAKEHOLDER, demonstration=demonstration
    )


def _of_that_name(name: str) -> Organisation | None:
    return Organisation.objects.filter(name__iexact=name).order_by("pk").first()


def organisation_for_provider(provider: Provider) -> Organisation:
    """Return the organisation record of a published provider, made when it is first needed."""
    defaults = {"name": provider.name, "kind": Organisation.Kind.PROVIDER}
    return Organisation.objects.get_or_create(provider=provider, defaults=defaults)[0]
