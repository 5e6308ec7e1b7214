"""The table of moves of a departure from the guidance (guidance 1.4 and 4.2; Act s.3(1)(d))."""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD
from designations.departures import guards
from designations.models import DepartureState as S
from lifecycle.workflow import NEW, Workflow, move

_DATES = (guards.it_ends_after_it_begins, guards.the_edition_had_been_issued)
_TOLD = (CASE_OFFICER, DECISION_MAKER)

DEPARTURE = Workflow(
    name="departure",
    title="Departure from the guidance",
    states=S,
    moves=(
        move(
            "log",
            "Log a departure from the guidance",
            NEW,
            S.LOGGED,
            done="Departure from the guidance logged",
            who=ERB_LEAD,
            needs=(guards.the_body_is_designated, *_DATES),
            tells=_TOLD,
        ),
        move(
            "revise",
            "Revise the departure",
            S.LOGGED,
            S.LOGGED,
            done="Departure from the guidance revised",
            who=ERB_LEAD,
            needs=(guards.the_body_is_designated, *_DATES),
            tells=_TOLD,
            note=True,
        ),
        move(
            "end",
            "Record that the departure ends",
            S.LOGGED,
            S.LOGGED,
            done="End of the departure recorded",
            who=ERB_LEAD,
            needs=(guards.it_ends_after_it_begins,),
            tells=_TOLD,
        ),
        move(
            "withdraw",
            "Withdraw the entry",
            S.LOGGED,
            S.WITHDRAWN,
            done="Entry in the log of departures withdrawn",
            who=ERB_LEAD,
            tells=_TOLD,
            note=True,
        ),
    ),
)
