"""Who was heard in the demonstration, and what they need."""

from accounts.models import Organisation, User
from accounts.roles import PROVIDER, ScopeKind
from accounts.services import scope_of
from designations.models import Designation
from engagement import services
from engagement.models import EngagementRecord, Need, SizeBand
from engagement.services import Party
from lifecycle import clock
from lsip_portal.demonstration.plan_story import GENERIC, Wish, occupations
from lsip_portal.demonstration.story import Life
from reference.models import Level, Provider


def provider_of(life: Life) -> Organisation:
    """Return a real provider whose teaching lies mostly in the area, or one from anywhere where none does."""
    near = Provider.objects.filter(main_area=life.area).order_by("-last_year", "ukprn").first()
    provider = near or Provider.objects.order_by("ukprn").first()
    if provider is None:
        raise LookupError("Load the reference data before the demonstration.")
    return services.organisation_for_provider(provider)


def listen(life: Life, record: Designation, lead: User, *, on: int) -> list[Need]:
    """Record a roundtable and an interview on a day, and the needs heard there."""
    meetings = [
        one_meeting(life, record, lead, on=on),
        meet(
            life,
            record,
            lead,
            on=on + 6,
            title="Demonstration: interview with a manufacturer",
            method=EngagementRecord.Method.INTERVIEW,
            parties=[Party("Demonstration Engineering Ltd", capacity="employer", size_band=SizeBand.MEDIUM)],
        ),
    ]
    with clock.at(life.day(on + 8)):
        return [record_need(record, lead, wish, meetings) for wish in GENERIC]


def one_meeting(life: Life, record: Designation, lead: User, *, on: int) -> EngagementRecord:
    """Record a roundtable of small employers and a provider."""
    provider = provider_of(life)
    if life.offered:
        life.cast.join(PROVIDER, scope_of(provider, ScopeKind.PROVIDER))
    return meet(
        life,
        record,
        lead,
        on=on,
        title="Demonstration: roundtable with employers and a provider",
        method=EngagementRecord.Method.ROUNDTABLE,
        parties=[
            Party("Demonstration Care Homes", capacity="employer", size_band=SizeBand.SMALL, role="Registered manager"),
            Party("Demonstration Joinery", capacity="employer", size_band=SizeBand.MICRO, role="Owner"),
            Party(provider, role="Head of employer engagement"),
        ],
    )


def meet(
    life: Life, record: Designation, lead: User, *, on: int, title: str, method: str, parties: list[Party]
) -> EngagementRecord:
    """Record one engagement on the day after it was held."""
    meeting = services.new_engagement(record)
    with clock.at(life.day(on + 1)):
        services.record_engagement(
            meeting,
            by=lead,
            parties=parties,
            title=title,
            held_on=life.day(on),
            stage=EngagementRecord.Stage.A,
            method=method,
            depth=EngagementRecord.Depth.IN_DEPTH,
            notes="Demonstration: what was said is invented.",
            hard_to_fill=EngagementRecord.HardToFill.YES,
            hard_to_fill_why="Demonstration: too few applicants with the skills asked for.",
            environment_discussed=True,
            environment_what="Demonstration: heat pumps, and the energy that machines use.",
        )
    return meeting


def record_need(record: Designation, lead: User, wish: Wish, meetings: list[EngagementRecord]) -> Need:
    """Record the need behind a wish."""
    need = services.new_need(record)
    found = occupations(wish.occupations)
    services.record_need(
        need,
        by=lead,
        heard_in=meetings,
        occupations=found,
        skill=wish.skills[:300],
        occupation_note=wish.note or ("" if found else "No occupation of SOC 2020 fits."),
        level_from=Level.objects.get(order=wish.levels[0]),
        level_to=Level.objects.get(order=wish.levels[1]),
        when_needed=Need.WhenNeeded.NOW,
        why_hard_to_find="Demonstration: few courses nearby teach it.",
    )
    return need
