"""What must hold before the second factors of a person are removed."""

from accounts.models import FactorReset
from accounts.resets import selectors
from accounts.roles import ScopeKind
from lifecycle.rules import Force, rule

SIGN_IN = "Sign-in"


@rule(SIGN_IN, Force.LOCAL)
def the_person_acts_here(reset: FactorReset) -> str | None:
    """A reset is asked for where the person holds a role today."""
    if selectors.acts_in(reset.person, reset.scope):
        return None
    return f"{reset.person} holds no role in {reset.scope} today."


@rule(SIGN_IN, Force.LOCAL)
def there_is_a_factor_to_remove(reset: FactorReset) -> str | None:
    """A reset removes a second factor that is set up."""
    if selectors.has_factors(reset.person):
        return None
    return f"{reset.person} has no second factor. They can sign in with a code by email."


@rule(SIGN_IN, Force.LOCAL)
def no_other_reset_waits(reset: FactorReset) -> str | None:
    """One reset of a person waits at a time."""
    if not selectors.waits_already(reset.person):
        return None
    return "A reset waits for a second person already. They can confirm or refuse it."


@rule(SIGN_IN, Force.LOCAL)
def the_department_resets_its_own_people(reset: FactorReset) -> str | None:
    """A reset of somebody who acts for the department is asked for in the department."""
    if reset.scope.kind == ScopeKind.NATION or not selectors.acts_for_the_department(reset.person):
        return None
    return f"{reset.person} also acts for the department. Only its administrators of access can ask for this."


@rule(SIGN_IN, Force.LOCAL)
def somebody_else_can_confirm(reset: FactorReset) -> str | None:
    """Where a second person has to agree, there is one."""
    if not selectors.needs_a_second_person(reset.person) or selectors.those_who_may_confirm(reset):
        return None
    return "Nobody else could confirm this. Invite another administrator of access or decision maker first."
