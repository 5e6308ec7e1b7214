"""The public page of an area: what others publish of it, its designations and its plans."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from designations.models import StandardsConfirmation
from designations.selectors import last_confirmation
from designations.selectors.public import Tenures, tenures_of
from designations.selectors.terms import TermsThen, terms_on
from plans.models import Rendering, Version
from plans.selectors.snapshots import renderings_of
from plans.selectors.versions import public_versions_of, version_in_force, versions_in_force_on
from reference.models import Area, BodyDesignation
from reference.selectors import AreaPage, area_page, body_statements


@dataclass(frozen=True)
class PublishedPlan:
    """A published version of a plan, and its PDF where one is made."""

    version: Version
    pdf: Rendering | None


@dataclass(frozen=True)
class AreaInPublic:
    """An area as everybody may read of it on a day; for an area that had ended by then, on its last day.

    `whole` is the area that a body is designated for: the area itself, or the one that it is a part of. `inherited`
    are the plans of the areas before it, which stay in force until it has a plan of its own.
    """

    facts: AreaPage
    whole: Area
    tenures: Tenures
    terms: TermsThen | None
    confirmation: StandardsConfirmation | None
    statements: list[BodyDesignation]
    plan: PublishedPlan | None
    other_plans: list[PublishedPlan]
    inherited: list[Version]


def area_in_public(area: Area, today: date) -> AreaInPublic:
    """Gather what everybody may read about an area, with a number of queries that does not grow with the records."""
    facts = area_page(area, today)
    whole = area.parent or area
    tenures = tenures_of(whole, facts.day)
    in_force = version_in_force(area, facts.day)
    files = renderings_of(versions := list(public_versions_of(area)))
    plans = [PublishedPlan(one, _made(files.get(one.pk))) for one in versions]
    return AreaInPublic(
        facts=facts,
        whole=whole,
        tenures=tenures,
        terms=terms_on([tenures.current], facts.day)[tenures.current.pk] if tenures.current else None,
        confirmation=last_confirmation(tenures.current) if tenures.current else None,
        statements=list(body_statements(whole)),
        plan=next((plan for plan in plans if plan.version == in_force), None),
        other_plans=[plan for plan in plans if plan.version != in_force],
        inherited=[] if in_force else list(plans_before(facts)),
    )


def plans_before(facts: AreaPage) -> QuerySet[Version]:
    """Return the plans in force for the areas whose districts an area took over."""
    before = [step.predecessor_id for step in facts.origins]
    return versions_in_force_on(facts.day).filter(plan__series__area__in=before)


def _made(rendering: Rendering | None) -> Rendering | None:
    return rendering if rendering and rendering.made else None
