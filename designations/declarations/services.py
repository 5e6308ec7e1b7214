"""Writes of declarations of interest."""

from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import Organisation
from designations.declarations.selectors import forget_remembered_recusals, matters_open_to, side_of
from designations.models import Declaration, Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry


def new_declaration(designation: Designation) -> Declaration:
    """Return a declaration below a designation that is not saved yet."""
    return Declaration(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def declare_interest(
    declaration: Declaration,
    *,
    by: Any,
    kind: str,
    interest: str,
    organisation: Organisation | None = None,
    matter: str = "",
) -> Entry:
    """Declare one's own interest in the area, in an organisation, or in one matter: from now on one stands aside.

    `matter` is the key of one of `matters_open_to`.

    Raises:
        ValidationError: if the person sees no such matter, or names an organisation as well.
    """
    facts = {
        "holder": by.actor,
        "side": side_of(declaration, by),
        "kind": kind,
        "interest": interest,
        "organisation": organisation,
        "declared_on": clock.today(),
    }
    entry = run(declaration, "declare", by=by, facts=facts | _about(declaration, by, organisation, matter))
    forget_remembered_recusals(by)
    return entry


def _about(declaration: Declaration, by: Any, organisation: Organisation | None, matter: str) -> dict[str, Any]:
    """Return the facts that name the one matter a declaration is about; none where it is about more."""
    if not matter:
        return {}
    if organisation is not None:
        raise ValidationError(
            {"matter": "Choose an organisation, or one plan, case or statement. Leave the other empty"}
        )
    title = dict(matters_open_to(declaration.designation, by)).get(matter)
    if title is None:
        raise ValidationError({"matter": "Choose a plan, case or statement that is in the list"})
    kind, _, key = matter.partition(":")
    return {"about_kind": kind, "about_id": int(key), "about_title": title}


def end_recusal(declaration: Declaration, *, by: Any, note: str) -> Entry:
    """End a recusal for the department, with the reason; its holder is told."""
    return run(declaration, "end", by=by, facts={"ended_on": clock.today()}, note=note)
