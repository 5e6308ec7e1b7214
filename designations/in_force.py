"""The moves of a designation after its notice is published, as part of the table in `designations.workflow`."""

from accounts.roles import CASE_OFFICER, ERB_ALL
from designations import guards
from designations.models import DesignationState as S
from lifecycle.workflow import CALENDAR, NEW, move

CLOCKS = ("delivery_plan", "progress_report", "plan_ready", "annual_review")  # duties of a body, which end with it

IN_FORCE = (
    move(
        "redesignate",
        "Begin a redesignation",
        NEW,
        S.PROPOSED,
        done="Redesignation proposed",
        who=CASE_OFFICER,
        needs=(guards.the_area_exists_today, guards.no_other_proposal_of_the_body_is_open),
        checks=(guards.a_body_is_designated_for_the_area, guards.the_body_is_not_its_own_partner),
        quiet=True,
    ),
    move(
        "set_review",
        "Set the date of review",
        S.DESIGNATED,
        S.DESIGNATED,
        done="Date of review set",
        who=CASE_OFFICER,
        needs=(guards.no_end_of_it_is_published,),
        checks=(guards.the_review_lies_ahead,),
        note=True,
    ),
    move(
        "be_succeeded",
        "Give way to a redesignation",
        S.DESIGNATED,
        S.DESIGNATED,
        done="Redesignation published: this designation ends as that one begins",
        through="designation",
        tells=ERB_ALL,
    ),
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
