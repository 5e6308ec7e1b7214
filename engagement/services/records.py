"""Recording who was heard."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import Organisation
from designations.models import Designation
from engagement.models import EmployerProfile, EngagementRecord, Participation
from engagement.services.organisations import (
    find_or_add_employer,
    find_or_add_stakeholder,
    known_as_employer,
    organisation_for_provider,
)
from lifecycle.engine import run
from lifecycle.models import Entry
from reference.models import Area, Provider, Route

Capacity = Participation.Capacity


@dataclass(frozen=True)
class Party:
    """Somebody who took part: a known organisation, a published provider, or the name of one to find or add.

    An empty `capacity` follows from the kind of organisation; an empty `size_band` is what is known of the employer.
    """

    who: Organisation | Provider | str
    capacity: str = ""
    size_band: str = ""
    role: str = ""
    named: bool = False


def new_engagement(designation: Designation) -> EngagementRecord:
    """Return an engagement record of a designation that is not saved yet."""
    return EngagementRecord(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def record_engagement(
    record: EngagementRecord,
    *,
    by: Any,
    parties: Iterable[Party],
    areas: Iterable[Area] = (),
    routes: Iterable[Route] = (),
    **facts: Any,
) -> Entry:
    """Record an engagement with who took part, the further areas it served and the routes it was about."""
    return run(record, "record", by=by, facts=facts, children=_writer(parties, areas, routes))


def amend_engagement(
    record: EngagementRecord,
    *,
    by: Any,
    parties: Iterable[Party],
    areas: Iterable[Area] = (),
    routes: Iterable[Route] = (),
    **facts: Any,
) -> Entry:
    """Change an engagement record; those who took part before and still do keep their capacity, role and consent."""
    return run(record, "amend", by=by, facts=facts, children=_writer(parties, areas, routes))


def _writer(
    parties: Iterable[Party], areas: Iterable[Area], routes: Iterable[Route]
) -> Callable[[EngagementRecord], None]:
    def write(record: EngagementRecord) -> None:
        record.areas.set(areas)
        record.routes.set(routes)
        _write_parties(record, list(parties))

    return write


def _write_parties(record: EngagementRecord, parties: list[Party]) -> None:
    """Make the participations those of the parties, each organisation once; its first mention counts."""
    wanted: dict[int, tuple[Organisation, Party]] = {}
    for party in parties:
        organisation = _organisation_of(party, record.demonstration)
        wanted.setdefault(organisation.pk, (organisation, party))
    held = {row.organisation_id: row for row in record.participations.all()}
    for pk in held.keys() - wanted.keys():
        held[pk].delete()
    for pk in wanted.keys() - held.keys():
        _add(record, *wanted[pk])


def _organisation_of(party: Party, demonstration: bool) -> Organisation:
    if isinstance(party.who, Provider):
        return organisation_for_provider(party.who)
    if isinstance(party.who, Organisation):
        return party.who
    if party.capacity == Capacity.EMPLOYER:
        return find_or_add_employer(party.who, size_band=party.size_band, demonstration=demonstration)
    return find_or_add_stakeholder(party.who, demonstration=demonstration)


_CAPACITIES = {
    Organisation.Kind.EMPLOYER: Capacity.EMPLOYER,
    Organisation.Kind.PROVIDER: Capacity.PROVIDER,
    Organisation.Kind.AUTHORITY: Capacity.AUTHORITY,
}


def _add(record: EngagementRecord, organisation: Organisation, party: Party) -> None:
    capacity = party.capacity or _CAPACITIES.get(Organisation.Kind(organisation.kind), Capacity.STAKEHOLDER)
    row = Participation(
        record=record,
        organisation=organisation,
        capacity=capacity,
        size_band=_band(organisation, capacity, party.size_band),
        role=party.role,
        named=party.named,
    )
    row.full_clean()
    row.save()


def _band(organisation: Organisation, capacity: str, given: str) -> str:
    """Return the size band to write down: for an employer the one given or known, for others none."""
    if capacity != Capacity.EMPLOYER:
        return ""
    known_as_employer(organisation, size_band=given)
    return given or EmployerProfile.objects.get(organisation=organisation).size_band


def describe_participation(
    record: EngagementRecord,
    *,
    by: Any,
    participation: Participation,
    capacity: str,
    role: str = "",
    size_band: str = "",
    named: bool = False,
) -> Entry:
    """Set in which capacity an organisation took part, its size, who spoke for it and whether it may be named."""

    def write(locked: EngagementRecord) -> None:
        row = locked.participations.select_related("organisation").get(pk=participation.pk)
        row.capacity, row.role, row.named = capacity, role, named
        row.size_band = _band(row.organisation, capacity, size_band)
        row.full_clean()
        row.save()

    return run(record, "describe", by=by, children=write)
