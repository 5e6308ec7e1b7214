"""What the tests of the duties share: a provider with provision that counts, and what it must do."""

from engagement import duty
from lifecycle import clock
from reference.models import ProviderType
from tests.factories import engagement as make


def with_provision(designation, kind, **answers):
    """Make a provider with English-funded technical provision in the area that was decided to be material."""
    organisation = make.provider(kind, **answers)
    make.provision(organisation, designation.area)
    make.decision(designation, organisation)
    return organisation


def status(organisation, area, on=None, **more):
    """Return whether the duties reach a provider in an area, today unless said."""
    return duty.duty_status(organisation, area, on or clock.today(), **more)


def keys(found):
    """Return the tasks of a status by key."""
    return [task.key for task in found.tasks]


def type_id(key):
    """Return the id of a type of provider."""
    return ProviderType.objects.get(key=key).pk
