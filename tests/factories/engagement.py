"""Engagement, needs, providers and provision, each made by the same services as in the portal."""

from datetime import date
from itertools import count

from accounts.models import Organisation, User
from accounts.roles import ERB_EDITOR, PROVIDER_LEAD, ScopeKind
from accounts.services import scope_of
from designations.models import Designation
from engagement import services
from engagement.models import EngagementRecord, MaterialityDecision, Need, ProviderProfile, Provision, SizeBand
from engagement.services import Party
from lifecycle import clock
from lifecycle.engine import run
from reference.models import Area, Funder, Provider, ProviderType
from tests.factories.accounts import holder, person
from tests.factories.designations import designated

_number = count(1)
TRAINING_PROVIDER = {
    "active_in_england": True,
    "publicly_funded": True,
    "inspected_by_ofsted": True,
    "exclusions_answered": True,
}


def editor_of(designation: Designation) -> User:
    """Make a person who edits for the body of a designation."""
    return holder(ERB_EDITOR, designation.scope)


def employer(name: str = "", size_band: str = SizeBand.SMALL) -> Organisation:
    """Make an employer."""
    return services.find_or_add_employer(name or f"Employer {next(_number)}", size_band=size_band)


def facts(**changed: object) -> dict[str, object]:
    """Return the facts of an interview held today, some of them changed."""
    usual = {
        "title": "Interview about welding",
        "held_on": clock.today(),
        "stage": EngagementRecord.Stage.A,
        "method": EngagementRecord.Method.INTERVIEW,
        "depth": EngagementRecord.Depth.IN_DEPTH,
    }
    return usual | changed


def engagement(
    designation: Designation | None = None, *, parties: list[Party] | None = None, **changed: object
) -> EngagementRecord:
    """Record an interview with an employer, held today unless said."""
    record = services.new_engagement(designation or designated())
    heard = [Party(employer())] if parties is None else parties
    services.record_engagement(record, by=editor_of(record.designation), parties=heard, **facts(**changed))
    return record


def withdraw(record: EngagementRecord | Need, *, by: User | None = None) -> None:
    """Withdraw a record."""
    run(record, "withdraw", by=by or editor_of(record.designation), note="Recorded twice")


def need(
    designation: Designation | None = None, *, heard_in: list[EngagementRecord] | None = None, **changed: object
) -> Need:
    """Record a need that was heard in an engagement and has no occupation of its own."""
    made = services.new_need(designation or designated())
    usual = {
        "skill": "Weld aluminium",
        "when_needed": Need.WhenNeeded.NOW,
        "occupation_note": "Nearest: 5213 Welding trades",
    }
    records = [engagement(made.designation)] if heard_in is None else heard_in
    services.record_need(made, by=editor_of(made.designation), heard_in=records, **(usual | changed))
    return made


def published_provider(**fields: object) -> Provider:
    """Make a provider as the statistics publish it."""
    number = next(_number)
    return Provider.objects.create(**({"ukprn": 90000000 + number, "name": f"PROVIDER {number}"} | fields))


def provider(kind: str | None = None, **answers: object) -> Organisation:
    """Make a provider's organisation; with a type, one that gave all answers in favour of a duty, unless said."""
    organisation = services.organisation_for_provider(published_provider())
    if kind is not None:
        describe(organisation, kind, **answers)
    return organisation


def describe(organisation: Organisation, kind: str, **answers: object) -> ProviderProfile:
    """Write down what a provider is, with all answers in favour of a duty, unless said."""
    usual = {"provider_type": ProviderType.objects.get(key=kind), "technical": True, "based_in_england": True}
    more = TRAINING_PROVIDER if kind == "independent_training_provider" else {}
    return services.describe_provider(organisation, by=person(), **(usual | more | answers))


def provision(
    organisation: Organisation, area: Area, *, paid_by: tuple[str, ...] = ("secretary_of_state",), **changed: object
) -> Provision:
    """Add technical provision for people of 16 and over, taught in an area since long ago, unless said."""
    usual = {
        "title": "Welding",
        "mode": Provision.Mode.IN_PERSON,
        "technical": True,
        "age_from": 16,
        "since": date(2020, 9, 1),
        "areas": [area],
        "funders": Funder.objects.filter(key__in=paid_by),
    }
    return services.add_provision(organisation, by=person(), **(usual | changed))


def decision(designation: Designation, organisation: Organisation, *, material: bool = True) -> MaterialityDecision:
    """Decide whether a provider's provision is material to a designation's area."""
    made = services.new_decision(designation)
    services.decide_materiality(
        made,
        by=editor_of(designation),
        provider=organisation,
        material=material,
        skills="Welding of aluminium",
        period=MaterialityDecision.Period.NOW,
        circumstances="Forty places a year, and three employers nearby that hire.",
        guidance="Statutory guidance, section 3.4",
    )
    return made


def lead_of(organisation: Organisation) -> User:
    """Make a person who leads for a provider."""
    return holder(PROVIDER_LEAD, scope_of(organisation, ScopeKind.PROVIDER))
