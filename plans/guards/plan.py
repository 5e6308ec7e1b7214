"""What must hold before a version of a plan may begin, be submitted, approved and published."""

from designations.selectors import designation_of
from lifecycle import clock
from lifecycle.rules import Force, rule
from plans import prose
from plans.models import UNPUBLISHED, Version
from plans.selectors.priorities import (
    actions_of,
    changes_without_action,
    needs_heard_from_employers,
    overarching_count,
    priorities_of,
    priorities_without_change,
    wanting,
)
from plans.selectors.sections import unwritten_sections
from plans.selectors.snapshots import ready_for_decision, rendering_of
from plans.selectors.statements import relevant_authorities, statements_unanswered, statements_wanted
from plans.selectors.versions import public_versions

ENVIRONMENT = "environment"  # the key of the section on net zero, in every edition's template


def _listed(names: list[str]) -> str:
    """Write names as a sentence does: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _cites(version: Version, part: str) -> str:
    """Return the source that the edition gives for a part of its content."""
    return str(version.edition.content[part]["source"])


# Beginning


@rule("Act s.1(8)(a)", Force.STATUTE)
def the_body_is_designated_for_the_area(version: Version) -> str | None:
    """Only the body that is designated for the area makes its plan."""
    designation = version.designation
    if designation_of(designation.area, clock.today()) == designation:
        return None
    return f"{designation.body} is not designated for {designation.area} today."


@rule("One version at a time", Force.LOCAL)
def no_other_version_of_the_plan_is_open(version: Version) -> str | None:
    """A plan has at most one version that is not published yet."""
    if not version.plan_id:
        return None
    others = Version.objects.filter(plan=version.plan, state__in=UNPUBLISHED).exclude(pk=version.pk)
    other = others.first()
    return f"Version {other.number} of the plan for {other.plan.years} is not published yet." if other else None


@rule("Order of plans", Force.LOCAL)
def no_later_plan_is_published(version: Version) -> str | None:
    """Plans that were published elsewhere are taken in in the order of their publication."""
    if version.published_on is None or not version.plan_id:
        return None
    later = public_versions().filter(plan__series=version.plan.series, published_on__gt=version.published_on)
    if found := later.exclude(pk=version.pk).first():
        return f"“{found}” was published later. Take plans in in the order in which they were published."
    return None


# Submission


@rule("Guidance 6, Table 1", Force.GUIDANCE)
def every_section_is_written(version: Version) -> str | None:
    """Every section that the edition's template asks for holds some text."""
    missing = unwritten_sections(version)
    if not missing:
        return None
    titles = _listed([f"“{title}”" for title in missing])
    count = "1 section is" if len(missing) == 1 else f"{len(missing)} sections are"
    return f"{count} not written yet: {titles} ({_cites(version, 'report')})."


@rule("Guidance 6.2", Force.GUIDANCE)
def there_is_a_priority(version: Version) -> str | None:
    """The plan sets out priorities."""
    return None if version.priorities.exists() else "The plan has no priority yet."


@rule("Guidance 5.2.2 and 6.2", Force.GUIDANCE)
def every_priority_is_ready(version: Version) -> str | None:
    """Each priority names occupations, levels, the outcome wanted, specific skills, and the evidence it rests on."""
    lacking = [(priority, wanting(priority)) for priority in priorities_of(version)]
    sentences = [f"{priority.code} lacks {_listed(missing)}" for priority, missing in lacking if missing]
    return f"Not every priority is ready: {'; '.join(sentences)}." if sentences else None


@rule("Guidance 6.2", Force.GUIDANCE)
def every_priority_leads_to_a_change(version: Version) -> str | None:
    """Each priority says what must start, change, stop or be kept."""
    codes = [priority.code for priority in priorities_without_change(version)]
    return f"No change is recorded for {_listed(codes)}." if codes else None


@rule("Guidance 6.3", Force.GUIDANCE)
def every_change_leads_to_an_action(version: Version) -> str | None:
    """Each change is brought about by an action on the roadmap."""
    codes = [change.code for change in changes_without_action(version)]
    return f"No action brings about {_listed(codes)}." if codes else None


@rule("Act s.1(8)(b)", Force.STATUTE)
def employers_views_are_drawn_on(version: Version) -> str | None:
    """The plan draws on the views of employers in the area."""
    if needs_heard_from_employers(version).exists():
        return None
    return "No priority rests on a need that was heard from an employer."


@rule("Act s.1(8)(c)", Force.STATUTE)
def actions_for_relevant_providers_are_identified(version: Version) -> str | None:
    """The plan identifies actions that relevant providers can take."""
    if actions_of(version).filter(owner__kind="provider").exists():
        return None
    return "No action is owned by a provider. The plan must identify actions that relevant providers can take."


@rule("Act s.1(6)", Force.STATUTE)
def environmental_goals_are_considered(version: Version) -> str | None:
    """The plan says how skills for net zero, adaptation to climate change and environmental goals were considered."""
    section = version.sections.filter(key=ENVIRONMENT).first()
    if section and not prose.is_empty(section.content):
        return None
    return "The section on net zero, climate and environmental goals is empty."


@rule("Act s.1(7)", Force.STATUTE)
def every_relevant_authority_is_asked(version: Version) -> str | None:
    """Each relevant authority that covers any of the area is asked for its views and statement."""
    names = [authority.name for authority in statements_wanted(version)]
    return f"{_listed(names)} {'has' if len(names) == 1 else 'have'} not been asked for a statement." if names else None


@rule("Guidance 3.5 and 6.4", Force.GUIDANCE)
def every_statement_is_given_or_its_absence_explained(version: Version) -> str | None:
    """Each relevant authority's statement is given, or the ERB says what it tried and when."""
    relevant = relevant_authorities(version)
    names = [one.authority.name for one in statements_unanswered(version).filter(authority__in=relevant)]
    if not names:
        return None
    return f"The statement of {_listed(names)} is not there yet. If it will not come, record what you tried and when."


def _only_advised(version: Version) -> bool:
    return bool(version.edition.content["priorities"].get("advisory"))


@rule("Guidance on the number of priorities", Force.GUIDANCE, advisory=_only_advised)
def there_are_as_many_priorities_as_expected(version: Version) -> str | None:
    """The plan has about as many overarching priorities as the edition expects, where it expects a number."""
    expected = version.edition.content["priorities"].get("expected")
    count = overarching_count(version)
    if not expected or expected[0] <= count <= expected[1]:
        return None
    number = f"{count} overarching {'priority' if count == 1 else 'priorities'}"
    return (
        f"The plan has {number}; the guidance expects {expected[0]} to {expected[1]} ({_cites(version, 'priorities')})."
    )


# After submission


@rule("Guidance 6.5", Force.LOCAL)
def the_snapshot_is_rendered(version: Version) -> str | None:
    """A decision rests on the document made from what was submitted."""
    return None if ready_for_decision(version) else "The PDF of what was submitted has not been made yet."


@rule("One PDF for each submission", Force.LOCAL)
def the_rendering_has_failed(version: Version) -> str | None:
    """The PDF is only made again where making it failed or was stopped."""
    rendering = rendering_of(version)
    if rendering and rendering.job.status in {"failed", "cancelled"}:
        return None
    return "Making the PDF has not failed."


@rule("Act s.1(9)", Force.STATUTE)
def publication_follows_approval(version: Version) -> str | None:
    """A plan is published on or after the day of its approval, and not ahead of time."""
    if version.published_on is None:
        return None
    if version.approved_on and version.published_on < version.approved_on:
        return f"The plan cannot be published before its approval on {version.approved_on:%d %B %Y}."
    return "The day of publication lies in the future." if version.published_on > clock.today() else None
