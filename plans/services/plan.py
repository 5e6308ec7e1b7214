"""The moves of a version that begin, submit and end it, and those that the department's case makes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from designations.models import Designation, DesignationPartner
from lifecycle import clock, history, jobs
from lifecycle.engine import run
from lifecycle.models import Chain, Edition, Entry
from lsip_portal.kit.formats import day
from plans import prose
from plans.content import content_of, frozen
from plans.models import Plan, PlanParty, PlanSeries, Rendering, Section, Snapshot, Version, VersionState
from plans.selectors.snapshots import latest_snapshot, rendering_of
from plans.selectors.statements import relevant_authorities
from plans.selectors.versions import next_number
from plans.services.organisations import organisation_of
from reference.models import Area

RENDER = "plan.render"


def new_version(designation: Designation) -> Version:
    """Return an unsaved version below a designation, under the edition of the designation unless another is chosen."""
    return Version(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def begin(
    version: Version,
    *,
    by: Any,
    period_from: date,
    period_to: date,
    replaces_current: bool = True,
    edition: Edition | None = None,
) -> Entry:
    """Begin a version of the area's plan for a run of years, with the sections of the edition's template."""
    with transaction.atomic():
        history.lock(version.chain)
        facts = _placed(version, period_from, period_to)
        facts |= {"replaces_current": replaces_current, "edition": edition or version.edition}
        return run(version, "begin", by=by, facts=facts, children=_seed)


def adopt(
    version: Version, *, by: Any, period_from: date, period_to: date, published_on: date, source_address: str
) -> Entry:
    """Take in a plan that was published elsewhere; it takes the place of the one in force."""
    with transaction.atomic():
        history.lock(version.chain)
        facts = _placed(version, period_from, period_to)
        facts |= {"published_on": published_on, "source_address": source_address}
        version.plan = facts["plan"]
        _supersede_others(version, by=by, on=published_on)
        return run(version, "adopt", by=by, facts=facts, children=_seed_parties, effective_on=published_on)


def _placed(version: Version, period_from: date, period_to: date) -> dict[str, Any]:
    """Return plan and number of a new version, and make the series and the plan where they are not there yet."""
    slug = _period_slug(period_from, period_to)
    days = {"period_from": period_from, "period_to": period_to}
    series = _series(version.designation.area)
    plan, _ = Plan.objects.get_or_create(series=series, slug=slug, defaults=days)
    if (plan.period_from, plan.period_to) != (period_from, period_to):
        held = f"{day(plan.period_from)} to {day(plan.period_to)}"
        raise ValidationError({"period_from": f"The area has a plan for {plan.years} already, with other days: {held}"})
    return {"plan": plan, "number": next_number(plan)}


def _period_slug(first: date, last: date) -> str:
    """Return the period as addresses write it: "2026-29", or "2026" within one year."""
    return f"{first.year}-{last.year % 100:02}" if last.year > first.year else str(first.year)


def _series(area: Area) -> PlanSeries:
    parent = _series(area.parent) if area.parent else None
    title = f"{area.name} local skills improvement plan"
    return PlanSeries.objects.get_or_create(area=area, defaults={"title": title, "parent": parent})[0]


def _seed(version: Version) -> None:
    """Give a new version the sections of its edition's template, once, and its parties."""
    keys = [section.key for part in version.edition.parts() for section in part.sections]
    Section.objects.bulk_create(
        Section(version=version, key=key, position=at, content=prose.empty()) for at, key in enumerate(keys, start=1)
    )
    _seed_parties(version)


def _seed_parties(version: Version) -> None:
    """Name the designated body as lead and its partners; the edition says whether authorities own the plan with it."""
    today, body = clock.today(), version.designation.body
    parties = {body.pk: (PlanParty.Part.LEAD, True)}
    if version.edition.content["authority_view"]["form"] == "joint":
        owners = [organisation_of(authority) for authority in relevant_authorities(version)]
        parties |= {owner.pk: (PlanParty.Part.JOINT_OWNER, True) for owner in owners if owner.pk not in parties}
    for partner in DesignationPartner.objects.filter(designation=version.designation, until=None):
        parties.setdefault(partner.organisation_id, (PlanParty.Part.PARTNER, False))
    PlanParty.objects.bulk_create(
        PlanParty(version=version, organisation_id=pk, part=part, must_sign=must_sign, since=today)
        for pk, (part, must_sign) in parties.items()
    )


def submit(version: Version, *, by: Any, explanations: Mapping[str, str] | None = None, signatory: Any = None) -> Entry:
    """Submit a version: its content is frozen, the SHA-256 goes into the history, and the PDF is asked for."""
    with transaction.atomic():
        history.lock(version.chain)
        before = latest_snapshot(version)
        text, sha256 = frozen(content_of(version))
        snapshot = Snapshot(version=version, number=before.number + 1 if before else 1, content=text, sha256=sha256)
        entry = run(
            version,
            "submit",
            by=by,
            facts={"submitted_on": clock.today(), "changed": {"snapshot": snapshot.number, "sha256": sha256}},
            children=_kept(snapshot),
            explanations=explanations,
            signatory=signatory,
        )
        snapshot.entry = entry
        snapshot.save(update_fields=["entry"])
        job = jobs.request(RENDER, by_actor=by.actor_id, arguments={"snapshot": snapshot.pk})
        Rendering.objects.create(snapshot=snapshot, job=job)
    return entry


def _kept(snapshot: Snapshot) -> Callable[[Version], None]:
    """Return what writes a snapshot with the move, so that what follows the submission finds it."""

    def keep(version: Version) -> None:
        snapshot.save(force_insert=True)

    return keep


def take_back(version: Version, *, by: Any, note: str) -> Entry:
    """Take a submission back before it is assessed."""
    with transaction.atomic():
        entry = run(version, "take_back", by=by, note=note)
        _stop_rendering(version)
    return entry


def return_version(version: Version, *, by: Any, note: str) -> Entry:
    """Return a submitted version to the ERB with concerns, as part of a move of its case (guidance 6.5)."""
    with transaction.atomic():
        entry = run(version, "return", by=by, note=note, through="case")
        _stop_rendering(version)
    return entry


def _stop_rendering(version: Version) -> None:
    rendering = rendering_of(version)
    if rendering and not rendering.job.finished:
        jobs.cancel(rendering.job)


def approve_version(version: Version, *, by: Any, approved_on: date | None = None) -> Entry:
    """Record the approval of a submitted version, as part of a move of its case."""
    facts = {"approved_on": approved_on or clock.today()}
    return run(version, "approve", by=by, facts=facts, effective_on=facts["approved_on"], through="case")


def publish_version(version: Version, *, by: Any, published_on: date) -> Entry:
    """Publish an approved version, as part of a move of its case; the plan in force gives way to it if it says so."""
    with transaction.atomic():
        if version.replaces_current:
            _supersede_others(version, by=by, on=published_on)
        facts = {"published_on": published_on}
        return run(version, "publish", by=by, facts=facts, effective_on=published_on, through="case")


def _supersede_others(version: Version, *, by: Any, on: date) -> None:
    """Supersede the published versions of the same series; every chain is locked first, in one order."""
    others = Version.objects.filter(plan__series=version.plan.series, state=VersionState.PUBLISHED).exclude(
        pk=version.pk
    )
    published = list(others)
    _lock(other.chain for other in [version, *published])
    for other in published:
        run(other, "supersede", by=by, facts={"superseded_on": on}, effective_on=on, through="plan")


def _lock(chains: Iterable[Chain]) -> None:
    for chain in sorted(set(chains), key=lambda chain: chain.pk):
        history.lock(chain)
