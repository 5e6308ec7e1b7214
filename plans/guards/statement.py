"""What must hold before an authority's statement may be asked for, given or accounted for."""

from lifecycle.rules import Force, rule
from plans.models import AuthorityStatement, VersionState


@rule("Guidance 6.4", Force.GUIDANCE)
def the_plan_is_still_being_drafted(statement: AuthorityStatement) -> str | None:
    """A statement accompanies the plan's submission, so it comes before it."""
    if statement.version.state == VersionState.DRAFTING:
        return None
    return "The plan is no longer being drafted: its statements were submitted with it."


@rule("One statement for each authority", Force.LOCAL)
def the_authority_was_not_asked_before(statement: AuthorityStatement) -> str | None:
    """An authority is asked once for each version."""
    asked = AuthorityStatement.objects.filter(version=statement.version_id, authority=statement.authority_id)
    if asked.exclude(pk=statement.pk).exists():
        return f"{statement.authority} was asked for a statement on this version already."
    return None
