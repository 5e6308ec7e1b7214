"""Bringing priorities of earlier plans forward into a draft, with their changes, actions and needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db import transaction

from engagement.models import Need
from engagement.services import carry_need
from lifecycle import history
from lifecycle.engine import NotPossible, check, run
from lifecycle.models import Entry
from plans.models import Action, Change, Priority, Version
from plans.selectors.priorities import next_position

LONGEST_CODE = 20


@dataclass(frozen=True)
class Chosen:
    """A priority to bring forward: how much of the area it concerns, and the actions and needs that come with it."""

    priority: Priority
    concerns: str
    part: str = ""
    actions: list[Action] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)


def carry_forward(version: Version, *, by: Any, chosen: list[Chosen], left: Iterable[Priority] = ()) -> Entry:
    """Copy priorities of earlier plans into a draft, each linked to where it came from, as one move of the draft.

    Raises:
        NotPossible: if one of them was brought forward meanwhile: nothing is brought twice.
    """
    with transaction.atomic():
        history.lock(version.chain)
        check(version, "carry_forward", by)
        _refuse_brought(version, chosen)
        copying = Copying(version, _needs(version, chosen, by))
        codes = {one.priority.pk: copying.codes.free("priority", one.priority.code) for one in chosen}

        def write(version: Version) -> None:
            copying.write(chosen, codes)

        changed = {
            "brought": {codes[one.priority.pk]: one.priority.pk for one in chosen},
            "left": [priority.pk for priority in left],
        }
        return run(
            version, "carry_forward", by=by, facts={"changed": changed}, children=write, note=_told(chosen, codes)
        )


def _refuse_brought(version: Version, chosen: list[Chosen]) -> None:
    origins = [one.priority.pk for one in chosen]
    there = version.priorities.filter(came_from__in=origins).select_related("came_from")
    if found := ", ".join(f"{one.came_from.code} as {one.code}" for one in there if one.came_from):
        raise NotPossible(f"Brought forward meanwhile: {found}. Nothing comes twice, so nothing was saved.")


def _needs(version: Version, chosen: list[Chosen], by: Any) -> dict[int, Need]:
    """Return, for each need that comes along, the one that the draft cites: carried unless it is the body's own."""
    designation = version.designation
    wanted = {need.pk: need for one in chosen for need in one.needs}
    return {
        pk: need if need.designation_id == designation.pk else carry_need(need, designation, by=by)
        for pk, need in sorted(wanted.items())
    }


def _told(chosen: list[Chosen], codes: dict[int, str]) -> str:
    """Return what the history says in words: which priorities of which plans came, and as what."""
    by_plan: dict[str, list[str]] = {}
    for one in chosen:
        then, now = one.priority.code, codes[one.priority.pk]
        by_plan.setdefault(str(one.priority.version), []).append(then if then == now else f"{then} as {now}")
    return "\n".join(f"{', '.join(parts)} from {plan}" for plan, parts in by_plan.items())


class Codes:
    """The codes of a version that are taken; one that is taken gets a number behind it."""

    def __init__(self, version: Version) -> None:
        models = {"priority": Priority, "change": Change, "action": Action}
        self.taken = {
            name: {
                code.lower() for code in model._default_manager.filter(version=version).values_list("code", flat=True)
            }
            for name, model in models.items()
        }

    def free(self, kind: str, code: str) -> str:
        """Return a code that no part of a kind has, as near to the wanted one as can be, and take it."""
        numbered = (f"{code[: LONGEST_CODE - len(tail)]}{tail}" for number in count(2) for tail in [f"-{number}"])
        made = code if code.lower() not in self.taken[kind] else next(
            one for one in numbered if one.lower() not in self.taken[kind]
        )  # fmt: skip
        self.taken[kind].add(made.lower())
        return made


class Copying:
    """The writing of copies into a version; `needs` says by the key of a need which one the copies cite for it."""

    def __init__(self, version: Version, needs: dict[int, Need]) -> None:
        self.version, self.needs, self.codes = version, needs, Codes(version)
        self.priorities = {one.came_from_id: one for one in version.priorities.exclude(came_from=None)}
        self.actions = {one.came_from_id: one for one in version.actions.exclude(came_from=None)}

    def write(self, chosen: list[Chosen], codes: dict[int, str]) -> None:
        """Write every priority after those above it, then its changes, then the actions that bring them about."""
        places = {one.priority.pk: at for at, one in enumerate(chosen, start=next_position(self.version))}
        for one in sorted(chosen, key=lambda one: (one.priority.tier, places[one.priority.pk])):
            copy = self._priority(one, codes[one.priority.pk], places[one.priority.pk])
            cited = {need.pk for need in one.needs}
            wanted = {action.pk for action in one.actions}
            for change in one.priority.changes.order_by("pk"):
                self._change(change, copy, cited, wanted)

    def _priority(self, one: Chosen, code: str, position: int) -> Priority:
        origin = one.priority
        parent = self.priorities.get(origin.parent_id) if origin.parent_id else None
        copy = Priority(
            version=self.version, came_from=origin, concerns=one.concerns, concerned_part=one.part, code=code,
            parent=parent, tier=parent.tier + 1 if parent else 1, kind=origin.kind, status=origin.status,
            title=origin.title, outcome=origin.outcome, skills=origin.skills, occupation_note=origin.occupation_note,
            level_from=origin.level_from, level_to=origin.level_to, position=position,
        )  # fmt: skip
        copy.full_clean(validate_constraints=False)
        copy.save()
        copy.occupations.set(origin.occupations.all())
        copy.pathways.set(origin.pathways.all())
        copy.needs.set(self._cited(origin.needs.all(), {need.pk for need in one.needs}))
        self.priorities[origin.pk] = copy
        return copy

    def _cited(self, needs: Iterable[Need], chosen: set[int]) -> list[Need]:
        return [self.needs[need.pk] for need in needs if need.pk in chosen]

    def _change(self, origin: Change, priority: Priority, cited: set[int], wanted: set[int]) -> None:
        code = self.codes.free("change", origin.code)
        copy = Change.objects.create(
            version=self.version, came_from=origin, priority=priority, code=code, kind=origin.kind, text=origin.text
        )
        copy.needs.set(self._cited(origin.needs.all(), cited))
        for action in origin.actions.order_by("pk"):
            if action.pk in wanted or action.pk in self.actions:
                self._action(action).changes.add(copy)

    def _action(self, origin: Action) -> Action:
        """Return the copy of an action: with its owner, measure and date, and proposed until the owner agrees again."""
        if origin.pk not in self.actions:
            self.actions[origin.pk] = Action.objects.create(
                version=self.version, came_from=origin, code=self.codes.free("action", origin.code), text=origin.text,
                owner=origin.owner, status=Action.Status.PROPOSED, measure_kind=origin.measure_kind,
                measure=origin.measure, baseline=origin.baseline, target=origin.target, due_on=origin.due_on,
            )  # fmt: skip
        return self.actions[origin.pk]
