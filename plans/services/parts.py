"""Adding, changing and removing the priorities, changes and actions of a version, each with an entry in its history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from lifecycle.engine import run
from lifecycle.models import Entry
from plans.content import frozen
from plans.models import Action, Change, Priority, Version
from plans.selectors.priorities import next_position
from plans.services.outdated import OutdatedError

Part = Priority | Change | Action


def add_priority(version: Version, *, by: Any, **facts: Any) -> Entry:
    """Add a priority after the others."""
    return _save(version, "add_priority", Priority(version=version, position=next_position(version)), by, facts)


def edit_priority(version: Version, *, by: Any, priority: Priority, **facts: Any) -> Entry:
    """Change a priority, as it was seen at a revision; those below it follow its tier."""
    return _save(version, "edit_priority", priority, by, facts)


def remove_priority(version: Version, *, by: Any, priority: Priority) -> Entry:
    """Remove a priority to which no change and no other priority belongs."""
    return _remove(version, "remove_priority", priority, by)


def add_change(version: Version, *, by: Any, **facts: Any) -> Entry:
    """Add a change that a priority asks for."""
    return _save(version, "add_change", Change(version=version), by, facts)


def edit_change(version: Version, *, by: Any, change: Change, **facts: Any) -> Entry:
    """Edit a change, as it was seen at a revision."""
    return _save(version, "edit_change", change, by, facts)


def remove_change(version: Version, *, by: Any, change: Change) -> Entry:
    """Remove a change that no action brings about."""
    return _remove(version, "remove_change", change, by)


def add_action(version: Version, *, by: Any, **facts: Any) -> Entry:
    """Add an action to the roadmap."""
    return _save(version, "add_action", Action(version=version), by, facts)


def edit_action(version: Version, *, by: Any, action: Action, **facts: Any) -> Entry:
    """Change an action, as it was seen at a revision."""
    return _save(version, "edit_action", action, by, facts)


def remove_action(version: Version, *, by: Any, action: Action) -> Entry:
    """Remove an action."""
    return _remove(version, "remove_action", action, by)


def _save(version: Version, move: str, part: Part, by: Any, facts: dict[str, Any]) -> Entry:
    """Save a part; where the facts name the `revision` that was seen, it must still be at it."""
    seen = facts.pop("revision", None)
    linked = {field.name for field in part._meta.many_to_many} & set(facts)

    def save(version: Version) -> None:
        part.revision = _next_revision(part, seen)
        for name in set(facts) - linked:
            setattr(part, name, facts[name])
        if isinstance(part, Priority):
            _place(part)
        _refuse_taken_code(version, part)
        part.full_clean(validate_constraints=False)
        part.save()
        for name in linked:
            getattr(part, name).set(facts[name])
        if isinstance(part, Priority):
            _follow(part)

    code = facts.get("code", part.code)
    return run(version, move, by=by, facts={"changed": _changed(part, code, facts)}, children=save, note=code)


def _next_revision(part: Part, seen: int | None) -> int:
    """Return the number of the revision that is saved now.

    Raises:
        OutdatedError: if the part is at another revision than the one that was seen.
    """
    held = type(part)._default_manager.select_for_update().filter(pk=part.pk).first()
    if held is None:
        return part.revision
    if seen is not None and held.revision != seen:
        raise OutdatedError(held)
    return held.revision + 1


def _changed(part: Part, code: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Return what the history keeps of a change: the part's code, and the SHA-256 of what it says now."""
    said = {name: _key(value) for name, value in facts.items()}
    return {_kind(part): code, "sha256": frozen(said)[1]}


def _kind(part: Part) -> str:
    """Return what a part is called in moves, forms and the history."""
    return type(part).__name__.lower()


def _key(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    return sorted(one.pk for one in value) if isinstance(value, models.QuerySet | list | set | tuple) else value


def _refuse_taken_code(version: Version, part: Part) -> None:
    others = type(part)._default_manager.filter(version=version, code__iexact=part.code).exclude(pk=part.pk)
    if others.exists():
        kind = part._meta.verbose_name
        raise ValidationError({"code": f"Another {kind} of this plan has the code “{part.code}”"})


def _place(priority: Priority) -> None:
    """Put a priority on the tier below its parent; refuse a parent that lies below it."""
    above = priority.parent
    while above is not None:
        if above.pk == priority.pk:
            raise ValidationError({"parent": "A priority cannot belong to itself or to one below it"})
        above = above.parent
    priority.tier = priority.parent.tier + 1 if priority.parent else 1


def _follow(priority: Priority) -> None:
    for below in priority.below.all():
        below.tier = priority.tier + 1
        below.save(update_fields=["tier"])
        _follow(below)


def _remove(version: Version, move: str, part: Part, by: Any) -> Entry:
    code = part.code

    def remove(version: Version) -> None:
        _refuse_if_depended_on(part)
        part.delete()

    changed = {_kind(part): code, "removed": True}
    return run(version, move, by=by, facts={"changed": changed}, children=remove, note=code)


def _dependents(part: Part) -> list[Part]:
    if isinstance(part, Priority):
        return [*part.changes.all(), *part.below.all()]
    return list(part.actions.all()) if isinstance(part, Change) else []


def _refuse_if_depended_on(part: Part) -> None:
    if codes := ", ".join(one.code for one in _dependents(part)):
        raise ValidationError(f"“{part.code}” cannot be removed while these belong to it: {codes}")
