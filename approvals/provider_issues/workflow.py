"""The table of moves of an issue that a provider raises (guidance 3.4.2)."""

from accounts.roles import CASE_OFFICER, PROVIDER
from approvals.models import ProviderIssueState as S
from lifecycle.workflow import NEW, Workflow, move

PROVIDER_ISSUE = Workflow(
    name="provider-issue",
    title="Issue of a provider",
    states=S,
    moves=(
        move(
            "raise",
            "Raise an issue with the department",
            NEW,
            S.RAISED,
            done="Issue raised with the department",
            who=PROVIDER,
            tells=(CASE_OFFICER,),
        ),
        move(
            "reply",
            "Reply to the provider",
            (S.RAISED, S.ANSWERED),
            S.ANSWERED,
            done="Reply of the department",
            who=CASE_OFFICER,
            tells=PROVIDER,
            note=True,
        ),
        move(
            "write_again",
            "Write to the department again",
            (S.RAISED, S.ANSWERED),
            S.RAISED,
            done="The provider wrote again",
            who=PROVIDER,
            tells=(CASE_OFFICER,),
            note=True,
        ),
        move(
            "close",
            "Say that it is settled",
            (S.RAISED, S.ANSWERED),
            S.CLOSED,
            done="Issue settled",
            who=PROVIDER,
            tells=(CASE_OFFICER,),
            note=True,
        ),
    ),
)
