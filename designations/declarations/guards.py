"""What must hold of declarations of interest: one function a rule."""

from designations.models import Declaration, DesignationState
from lifecycle.rules import Force, rule


@rule("Good administration", Force.LOCAL)
def the_designation_has_not_ended(declaration: Declaration) -> str | None:
    """An interest is declared while there is something left to do for the area."""
    if declaration.designation.state != DesignationState.ENDED:
        return None
    return f"{declaration.designation} has ended. Declare your interest below the designation that is in force."


@rule("Guidance 4.2", Force.GUIDANCE)
def the_interest_is_not_declared_already(declaration: Declaration) -> str | None:
    """One declaration in a matter is enough to stand aside from it; another kind of interest is declared as well."""
    if declaration.holder_id is None:
        return None
    same = {
        "holder": declaration.holder,
        "organisation": declaration.organisation,
        "about_kind": declaration.about_kind,
        "about_id": declaration.about_id,
        "kind": declaration.kind,
    }
    held = Declaration.objects.filter(designation=declaration.designation, state="in_force", **same)
    if not held.exclude(pk=declaration.pk).exists():
        return None
    return f"You have declared an interest of this kind in {declaration.matter} already, and stand aside."
