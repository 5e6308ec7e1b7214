"""The table of a pre-election period. Nothing is published by itself when it ends: a publisher goes on."""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from approvals.dates.pre_election import guards
from approvals.models import PreElectionState as S
from lifecycle.workflow import NEW, Workflow, move

DAYS = (guards.it_ends_after_it_begins, guards.it_is_not_over, guards.no_other_period_overlaps)

PRE_ELECTION = Workflow(
    name="pre-election",
    title="Pre-election period",
    states=S,
    moves=(
        move(
            "enter",
            "Enter a pre-election period",
            NEW,
            S.SET,
            done="Pre-election period entered",
            who=CASE_OFFICER,
            needs=DAYS,
            tells=(PUBLISHER, DECISION_MAKER),
            note=True,
        ),
        move(
            "change",
            "Change the period",
            S.SET,
            S.SET,
            done="Pre-election period changed",
            who=CASE_OFFICER,
            needs=DAYS,
            tells=(PUBLISHER, DECISION_MAKER),
            note=True,
        ),
        move(
            "withdraw",
            "Withdraw the period",
            S.SET,
            S.WITHDRAWN,
            done="Pre-election period withdrawn",
            who=CASE_OFFICER,
            needs=(guards.it_is_not_over,),
            tells=(PUBLISHER, DECISION_MAKER),
            note=True,
        ),
    ),
)
