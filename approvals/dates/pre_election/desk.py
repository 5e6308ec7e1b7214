"""How pre-election periods are reached by page and by API."""

from approvals.dates.pre_election import selectors, services
from approvals.dates.pre_election.forms import PeriodForm
from approvals.dates.pre_election.workflow import PRE_ELECTION
from lifecycle.desk import Act, Desk

_WHAT = "No plan is published on these days. Plans can still be approved. Nothing is published by itself afterwards."

pre_election_desk = Desk(
    workflow=PRE_ELECTION,
    seen_by=selectors.periods_seen_by,
    parents_seen_by=selectors.nations_open_to,
    new=services.new_period,
    acts={"enter": Act(PeriodForm, services.enter, _WHAT), "change": Act(PeriodForm, services.change, _WHAT)},
)
