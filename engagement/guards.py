"""What must hold before engagement, needs and decisions about providers are recorded: one function a rule."""

from designations.models import DesignationState
from engagement import selectors
from engagement.models import EngagementRecord, MaterialityDecision, Need, ProviderProfile, Provision
from engagement.models.needs import level_fault, pathway_fault
from lifecycle import clock
from lifecycle.periods import Period
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

HELD_AT_MOST = Period(months=36)  # as far back as a plan looks ahead


@rule("Act s.2; guidance 3.1", Force.LOCAL)
def the_body_is_designated(record: EngagementRecord | Need | MaterialityDecision) -> str | None:
    """What is heard and needed is recorded by the body that is designated for the area."""
    designation = record.designation
    if designation.state == DesignationState.DESIGNATED:
        return None
    return f"{designation.body} is not designated for {designation.area}: {designation.get_state_display().lower()}."


@rule("Good records", Force.LOCAL)
def the_day_has_come(record: EngagementRecord) -> str | None:
    """An engagement is recorded once it has been held."""
    if record.held_on <= clock.today():
        return None
    return f"{day(record.held_on)} has not come yet. Record the engagement once it has been held."


@rule("Good records", Force.LOCAL)
def it_is_recent_enough_for_this_cycle(record: EngagementRecord) -> str | None:
    """An engagement was held no more than three years before the designation took effect."""
    begun = record.designation.effective_on
    if begun is None or HELD_AT_MOST.after(record.held_on) >= begun:
        return None
    return (
        f"{day(record.held_on)} is more than {HELD_AT_MOST} before {day(begun)}, when the designation took effect. "
        "What was heard so long ago does not show what is needed now. Check the year."
    )


@rule("Guidance 3.1", Force.LOCAL)
def somebody_took_part(record: EngagementRecord) -> str | None:
    """An engagement names at least one organisation that took part."""
    return None if record.participations.exists() else "Say who took part: an employer, a provider or somebody else."


@rule("Research lessons, lesson 1", Force.LOCAL)
def what_is_hard_to_fill_has_a_reason(record: EngagementRecord) -> str | None:
    """Where vacancies are hard to fill, the reason that was given is recorded."""
    if record.hard_to_fill == EngagementRecord.HardToFill.YES and not record.hard_to_fill_why.strip():
        return "Say why the vacancies are hard to fill."
    return None


@rule("Guidance 6.4; Act s.1(6)", Force.LOCAL)
def what_was_said_of_the_environment_is_told(record: EngagementRecord) -> str | None:
    """Where net zero or other environmental goals were discussed, what was said is recorded."""
    if record.environment_discussed and not record.environment_what.strip():
        return "Say what was discussed about net zero, climate or other environmental goals."
    return None


@rule("Good records", Force.LOCAL)
def no_need_rests_on_it_alone(record: EngagementRecord) -> str | None:
    """No need that stands rests on this engagement alone."""
    resting = [str(need) for need in selectors.needs_resting_alone_on(record)[:3]]
    if not resting:
        return None
    listed = ", ".join(f"“{need}”" for need in resting)
    return f"{listed} was heard nowhere else. Add other evidence to the need, or withdraw the need first."


@rule("Guidance 5.2.1", Force.LOCAL)
def it_was_heard_somewhere(need: Need) -> str | None:
    """A need was heard in at least one engagement."""
    return None if need.evidence.exists() else "Choose the engagement in which the need was heard."


@rule("Guidance 5.2.1", Force.LOCAL)
def what_it_rests_on_stands_for_the_area(need: Need) -> str | None:
    """Every engagement behind a need was heard for its area, or for one before it, and has not been withdrawn."""
    standing = selectors.engagement_citable_for(need.designation).values("pk")
    fallen = need.evidence.exclude(record__in=standing).select_related("record")
    listed = [f"“{evidence.record}”" for evidence in fallen]
    if not listed:
        return None
    return (
        f"Was withdrawn or was not heard for {need.designation.area}: {', '.join(listed)}. Choose another engagement."
    )


@rule("Guidance 5.2.2", Force.LOCAL)
def it_has_an_occupation_or_says_why_not(need: Need) -> str | None:
    """A need names an occupation of SOC 2020, or says which stands nearest or why none fits."""
    if need.occupations.exists() or need.occupation_note.strip():
        return None
    return "Choose an occupation. If none fits, name the nearest or say why there is none."


@rule("Guidance Annex C", Force.GUIDANCE)
def its_pathway_is_of_its_route(need: Need) -> str | None:
    """A pathway stands under its own route."""
    return pathway_fault(need.route, need.pathway)


@rule("Good records", Force.LOCAL)
def its_levels_are_a_range(need: Need) -> str | None:
    """The levels run from the lower to the higher; no level means any level."""
    return level_fault(need.level_from, need.level_to)


@rule("Guidance 3.4 and footnote 5", Force.GUIDANCE)
def the_provider_teaches_in_the_area(decision: MaterialityDecision) -> str | None:
    """Materiality is decided about technical provision after 16 that is taught in the area, or online for it."""
    teaching = selectors.providers_teaching_in(decision.designation, clock.today())
    if teaching.filter(pk=decision.provider_id).exists():
        return None
    return (
        f"{decision.provider} has no technical provision for people aged 16 or over in {decision.area}. "
        "Add the provision first: it counts where it is taught, or for the area in which it is online."
    )


@rule("Guidance, footnote 3", Force.LOCAL)
def what_is_academic_only_teaches_nothing_technical(profile: ProviderProfile) -> str | None:
    """A provider that says it is academic only has no technical provision."""
    if profile.technical is not False:
        return None
    offered = selectors.technical_provision_of(profile.organisation, clock.today()).first()
    if offered is None:
        return None
    return f"Its provision “{offered}” is technical. Change or end that provision first."


@rule("Guidance, footnote 3", Force.LOCAL)
def it_is_not_technical_where_all_is_academic(provision: Provision) -> str | None:
    """Technical provision belongs to a provider that does not say it is academic only."""
    profile = ProviderProfile.objects.filter(organisation=provision.provider_id).first()
    if not provision.technical or profile is None or profile.technical is not False:
        return None
    return f"{provision.provider} says that it offers academic qualifications only. Change that answer first."
