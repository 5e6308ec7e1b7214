"""The table of moves of a removal: a request that must be met, or grounds to weigh (Act s.3; guidance 4.1, 4.3.2).

A request in writing binds the department: from `requested` it can only decide on the day and the reasons. The body may
take its request back until then, since section 3(2) asks for a request and says nothing of one that is withdrawn.
"""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, DEPARTMENT, ERB_ALL, ERB_LEAD, PUBLISHER
from designations import guards as notices
from designations.models import RemovalState as S
from designations.removals import guards
from lifecycle.rules import Force
from lifecycle.workflow import CALENDAR, NEW, Workflow, move

_OPEN = (guards.the_designation_is_in_force, guards.no_other_removal_is_open)
_DECIDED = (
    guards.the_designation_is_in_force,
    guards.there_is_a_ground,
    guards.the_exceptional_circumstances_are_stated,
    guards.the_notice_gives_the_reasons,
)

REMOVAL = Workflow(
    name="removal",
    title="Removal",
    states=S,
    moves=(
        move(
            "request",
            "Ask in writing for removal",
            (NEW, S.PROPOSED),
            S.REQUESTED,
            done="Removal asked for by the body",
            who=ERB_LEAD,
            needs=_OPEN,
            tells=(CASE_OFFICER, DECISION_MAKER),
            asks=Force.STATUTE,
            asked=(DECISION_MAKER,),
        ),
        move(
            "record_request",
            "Record a written request for removal",
            (NEW, S.PROPOSED),
            S.REQUESTED,
            done="Written request of the body recorded",
            who=CASE_OFFICER,
            needs=_OPEN,
            checks=(guards.the_request_has_been_received,),
            tells=(*ERB_ALL, DECISION_MAKER),
            asks=Force.STATUTE,
            asked=(DECISION_MAKER,),
        ),
        move(
            "propose",
            "Consider removal",
            NEW,
            S.PROPOSED,
            done="Removal under consideration",
            who=CASE_OFFICER,
            needs=_OPEN,
        ),
        move(
            "record_ground",
            "Record a ground",
            S.PROPOSED,
            S.PROPOSED,
            done="Ground for removal recorded",
            who=CASE_OFFICER,
        ),
        move(
            "state_circumstances",
            "State the exceptional circumstances",
            S.PROPOSED,
            S.PROPOSED,
            done="Exceptional circumstances stated",
            who=CASE_OFFICER,
        ),
        move(
            "drop",
            "Do not pursue the removal",
            S.PROPOSED,
            S.DROPPED,
            done="Removal not pursued",
            who=(CASE_OFFICER, DECISION_MAKER),
            note=True,
        ),
        move(
            "withdraw_request",
            "Take the request back",
            S.REQUESTED,
            S.DROPPED,
            done="Request taken back by the body",
            who=ERB_LEAD,
            tells=(CASE_OFFICER, DECISION_MAKER),
            note=True,
        ),
        move(
            "decide",
            "Decide on removal",
            (S.REQUESTED, S.PROPOSED),
            S.DECIDED,
            done="Removal decided",
            who=DECISION_MAKER,
            needs=_DECIDED,
            checks=(guards.the_removal_lies_ahead,),
            tells=(CASE_OFFICER, PUBLISHER),
            asks=Force.STATUTE,
        ),
        move(
            "change_date",
            "Decide on another day",
            S.DECIDED,
            S.DECIDED,
            done="Another day of removal decided",
            who=DECISION_MAKER,
            needs=_DECIDED,
            checks=(guards.the_removal_lies_ahead,),
            tells=(CASE_OFFICER, PUBLISHER),
            asks=Force.STATUTE,
            note=True,
        ),
        move(
            "notify",
            "Record that the body was notified",
            S.DECIDED,
            S.DECIDED,
            done="Notification of the body recorded",
            who=CASE_OFFICER,
            needs=(guards.the_body_is_told_before_the_removal,),
            checks=(notices.what_is_recorded_has_happened,),
            tells=(*ERB_ALL, PUBLISHER),
        ),
        move(
            "publish_notice",
            "Record that the notice is published",
            S.DECIDED,
            S.PUBLISHED,
            done="Publication of the notice of removal recorded",
            who=PUBLISHER,
            needs=(
                guards.the_designation_is_in_force,
                guards.the_body_was_notified,
                guards.the_notice_is_published_before_the_removal,
            ),
            checks=(notices.what_is_recorded_has_happened, notices.the_notice_is_on_gov_uk),
            tells=(*ERB_ALL, *DEPARTMENT),
        ),
        move(
            "take_effect",
            "The designation is removed",
            S.PUBLISHED,
            S.ENDED,
            done="Designation removed",
            through=CALENDAR,
            needs=(guards.its_day_has_come,),
            tells=(*ERB_ALL, CASE_OFFICER),
        ),
        move(
            "lapse",
            "The removal lapses with the designation",
            (S.REQUESTED, S.PROPOSED, S.DECIDED),
            S.DROPPED,
            done="Removal lapsed: the designation ended by redesignation",
            through="designation",
        ),
    ),
)
