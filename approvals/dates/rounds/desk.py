"""How rounds of dates are reached by page and by API."""

from approvals.dates.pre_election.selectors import nations_open_to
from approvals.dates.rounds import selectors, services
from approvals.dates.rounds.forms import RoundForm
from approvals.dates.rounds.workflow import DATE_ROUND
from lifecycle.desk import Act, Desk

date_round_desk = Desk(
    workflow=DATE_ROUND,
    seen_by=selectors.rounds_seen_by,
    parents_seen_by=nations_open_to,
    new=services.new_round,
    acts={
        "open": Act(
            RoundForm,
            services.open_round,
            "The date is entered for each place, and its people are told. A place that has an open date for the same "
            "keeps it: you can change those dates together.",
        ),
        "go_on": Act(do=services.go_on, intro="Places that have the date already keep it as it is."),
    },
)
