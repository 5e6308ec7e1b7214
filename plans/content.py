"""The content of a version with every fact resolved, as previews show it and as submission freezes it.

One function makes it for the preview, the public page, the PDF and the file for programs, so that none of them can
disagree. It holds plain JSON values only: days are ISO dates, texts are ProseMirror documents.
"""

import hashlib
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch

from designations.declarations.selectors import declarations_of_the_body
from designations.departures.selectors import departures_in_plan
from designations.governance.selectors import steering_groups
from designations.interests.selectors import standing_of
from designations.models import Declaration, Departure, Designation
from engagement.models import Need, NeedEvidence, Participation
from lifecycle import clock
from lifecycle.history import canonical
from plans.models import Action, AuthorityStatement, Change, PlanParty, Priority, Version
from plans.origins import origin_of_need, origin_of_part, origin_of_priority
from plans.selectors.priorities import actions_of, priorities_of
from plans.selectors.sections import PlacedSection, placed_sections
from plans.selectors.statements import statements_on

FORMAT = 1
Content = dict[str, Any]


class Heard(NamedTuple):
    """In which engagements a need was heard, and from which employers, by key."""

    engagements: frozenset[int]
    employers: frozenset[int]


def content_of(version: Version) -> Content:
    """Return the whole content of a version as it stands."""
    return {
        "format": FORMAT,
        "about": _about(version),
        **text_of(version),
        "statements": _statements(version),
        "impartiality": _impartiality(version.designation),
        "departures": [_departure(one) for one in departures_in_plan(version.designation, clock.today())],
    }


def text_of(version: Version) -> Content:
    """Return what the ERB wrote: the parts with their sections, priorities, changes, actions, and the needs cited."""
    priorities = list(priorities_of(version))
    needs = _cited(priorities)
    heard = {need.pk: _heard(need) for need in needs}
    return {
        "parts": _parts(placed_sections(version)),
        "priorities": [_priority(priority, heard) for priority in priorities],
        "actions": [_action(action) for action in actions_of(version)],
        "needs": [_need(need, heard[need.pk], version.designation) for need in needs],
    }


def frozen(content: Content) -> tuple[str, str]:
    """Return the canonical JSON text of a content, and the SHA-256 of its bytes."""
    text = canonical(content)
    return text, digest_of_bytes(text.encode())


def digest_of_bytes(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def text_digest(version: Version) -> str:
    """Return the SHA-256 of what the ERB wrote, by which an authority's statement says what it saw."""
    return frozen(text_of(version))[1]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _about(version: Version) -> Content:
    plan, designation = version.plan, version.designation
    return {
        "title": plan.series.title,
        "area": {"slug": plan.series.area.slug, "name": plan.series.area.name},
        "supplements": plan.series.parent.title if plan.series.parent else None,
        "period": {"slug": plan.slug, "from": _day(plan.period_from), "to": _day(plan.period_to), "years": plan.years},
        "version": version.number,
        "body": designation.body.name,
        "designated_on": _day(designation.effective_on),
        "edition": {"code": version.edition.code, "revision": version.edition.revision, "title": version.edition.title},
        "parties": [_party(party) for party in version.parties.select_related("organisation")],
        "demonstration": version.demonstration,
        "as_of": _day(clock.today()),
    }


def _party(party: PlanParty) -> Content:
    return {
        "name": party.organisation.name,
        "part": party.get_part_display(),
        "must_sign": party.must_sign,
        "since": _day(party.since),
        "until": _day(party.until),
    }


def _parts(placed: list[PlacedSection]) -> list[Content]:
    parts: dict[str, Content] = {}
    for one in placed:
        part = one.part
        made = parts.setdefault(part.key, {"key": part.key, "title": part.title, "counts": part.counts, "sections": []})
        made["sections"].append(
            {
                "key": one.section.key,
                "title": one.title,
                "revision": one.section.revision,
                "schema_version": one.section.schema_version,
                "content": one.section.content,
            }
        )
    return list(parts.values())


def _priority(priority: Priority, heard: dict[int, Heard]) -> Content:
    needs = [need.pk for need in priority.needs.all()]
    return {
        "code": priority.code,
        "parent": priority.parent.code if priority.parent else None,
        "tier": priority.tier,
        "kind": priority.get_kind_display(),
        "status": priority.get_status_display(),
        "title": priority.title,
        "outcome": priority.outcome,
        "skills": priority.skills,
        "occupations": [{"code": one.code, "title": one.title} for one in priority.occupations.all()],
        "occupation_note": priority.occupation_note,
        "pathways": [{"route": one.route.name, "pathway": one.name} for one in priority.pathways.all()],
        "levels": priority.levels,
        "level_from": priority.level_from,
        "level_to": priority.level_to,
        "needs": needs,
        "engagements": len(frozenset[int]().union(*(heard[pk].engagements for pk in needs))),
        "employers": len(frozenset[int]().union(*(heard[pk].employers for pk in needs))),
        "changes": [_change(change) for change in priority.changes.all()],
        "came_from": origin_of_priority(priority),
    }


def _change(change: Change) -> Content:
    return {
        "code": change.code,
        "kind": change.get_kind_display(),
        "text": change.text,
        "needs": [need.pk for need in change.needs.all()],
        "actions": [action.code for action in change.actions.all()],
        "came_from": origin_of_part(change),
    }


def _action(action: Action) -> Content:
    return {
        "code": action.code,
        "text": action.text,
        "changes": [change.code for change in action.changes.all()],
        "owner": action.owner.name,
        "owner_kind": action.owner.get_kind_display(),
        "status": action.get_status_display(),
        "measure_kind": action.get_measure_kind_display(),
        "measure": action.measure,
        "baseline": action.baseline,
        "target": action.target,
        "due_on": _day(action.due_on),
        "came_from": origin_of_part(action),
    }


def _cited(priorities: list[Priority]) -> list[Need]:
    """Return the needs that the priorities and their changes cite, each once, with where they were heard."""
    cited = {need.pk for priority in priorities for need in priority.needs.all()}
    cited |= {need.pk for priority in priorities for change in priority.changes.all() for need in change.needs.all()}
    evidence = NeedEvidence.objects.prefetch_related("record__participations")
    heard_for = [f"{way}designation__{of}" for way in ("", "came_from__") for of in ("area", "body")]
    found = Need.objects.filter(pk__in=cited).select_related("route", "pathway", "level_from", "level_to", *heard_for)
    return list(found.prefetch_related("occupations", Prefetch("evidence", queryset=evidence)).order_by("pk"))


def _heard(need: Need) -> Heard:
    records = [evidence.record for evidence in need.evidence.all()]
    taking_part = [one for record in records for one in record.participations.all()]
    employers = {one.organisation_id for one in taking_part if one.capacity == Participation.Capacity.EMPLOYER}
    return Heard(frozenset(record.pk for record in records), frozenset(employers))


def _need(need: Need, heard: Heard, designation: Designation) -> Content:
    return {
        "id": need.pk,
        "skill": need.skill,
        "occupations": [{"code": one.code, "title": one.title} for one in need.occupations.all()],
        "occupation_note": need.occupation_note,
        "route": need.route.name if need.route else None,
        "pathway": need.pathway.name if need.pathway else None,
        "levels": need.levels,
        "when_needed": need.get_when_needed_display(),
        "engagements": len(heard.engagements),
        "employers": len(heard.employers),
        "came_from": origin_of_need(need, designation),
    }


def _statements(version: Version) -> list[Content]:
    return [_statement(statement) for statement in statements_on(version)]


def _statement(statement: AuthorityStatement) -> Content:
    return {
        "authority": statement.authority.name,
        "state": statement.get_state_display(),
        "requested_on": _day(statement.requested_on),
        "given_on": _day(statement.given_on),
        "engaged": statement.engaged,
        "had_opportunity": statement.had_opportunity,
        "views": statement.views,
        "signatory_name": statement.signatory_name,
        "signatory_role": statement.signatory_role,
        "saw": statement.saw,
        "silence_account": statement.silence_account,
    }


def _impartiality(designation: Designation) -> Content:
    """Return how conflicts of interest were handled: what the body publishes, and who of its people stood aside."""
    standing = standing_of(designation)
    return {
        "policy_version": standing.policy.number if standing.policy else None,
        "policy_reviewed_on": _day(standing.policy.reviewed_on if standing.policy else None),
        "register_confirmed_on": _day(standing.register.reviewed_on if standing.register else None),
        "declarations": [_declaration(one) for one in declarations_of_the_body(designation)],
        "steering_groups": [_group(one) for one in steering_groups(designation, clock.today())],
    }


def _declaration(declaration: Declaration) -> Content:
    return {
        "holder": str(declaration.holder),
        "matter": declaration.matter,
        "kind": declaration.get_kind_display(),
        "interest": declaration.interest,
        "declared_on": _day(declaration.declared_on),
        "ended_on": _day(declaration.ended_on),
    }


def _group(group: Any) -> Content:
    """Return a group with who sits in it, as `steering_groups` reads it."""
    members = [{"name": one.name, "organisation": one.organisation, "role": one.role} for one in group.sitting]
    return {"name": group.name, "members": members}


def _departure(departure: Departure) -> Content:
    return {
        "edition": departure.edition.title,
        "paragraph": departure.paragraph,
        "instead": departure.instead,
        "reason": departure.reason,
        "since": _day(departure.since),
        "until": _day(departure.until),
    }
