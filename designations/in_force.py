"""The moves of a designation after its notice is published, as part of the table in `designations.workflow`."""

from accounts.roles import CASE_OFFICER, ERB_ALL
from designations import guards
from designations.models import DesignationState as S
from lifecycle.workflow import CALENDAR, move

CLOCKS = ("delivery_plan", "progress_report", "plan_ready", "annual_review")  # duties of a body, which end with it

IN_FORCE = (
    move(
        "modify_terms",
        "Change the terms",
        S.DESIGNATED,
        S.DESIGNATED,
        done="Terms and conditions changed",
        through="terms-change",
    ),
    move(
        "set_end",
        "Set the end",
        S.DESIGNATED,
        S.DESIGNATED,
        done="End of the designation published",
        through="removal",
    ),
    move(
        "end",
        "The designation ends",
        S.DESIGNATED,
        S.ENDED,
        done="Designation ended",
        through=CALENDAR,
        needs=(guards.its_last_day_is_over,),
        ends=CLOCKS,
        tells=(*ERB_ALL, CASE_OFFICER),
    ),
)
