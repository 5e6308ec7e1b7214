"""The tables of the department's acts on dates (guidance 4.2.1, 4.3.1, 6.6)."""

from accounts.roles import AUTHORITY, CASE_OFFICER, ERB, ERB_ALL, PROVIDER
from approvals.dates import guards
from approvals.models import DateChangeState as C
from approvals.models import EnteredDateState as S
from lifecycle.workflow import NEW, Workflow, move

CONCERNED = (*ERB_ALL, *PROVIDER, *AUTHORITY)

DATE_CHANGE = Workflow(
    name="date-change",
    title="Change of a date",
    states=C,
    moves=(
        move(
            "change",
            "Change the due date",
            NEW,
            C.MADE,
            done="Due date changed",
            who=CASE_OFFICER,
            needs=(guards.the_duty_is_open, guards.the_date_moves),
            checks=(
                guards.nobody_moved_it_meanwhile,
                guards.the_new_date_is_not_past,
                guards.the_new_date_follows_the_beginning,
                guards.the_next_one_is_due_after_it,
                guards.the_body_is_designated_on_the_new_date,
            ),
            tells=CONCERNED,
            note=True,
        ),
    ),
)

ENTERED_DATE = Workflow(
    name="entered-date",
    title="Date set by the department",
    states=S,
    moves=(
        move(
            "enter",
            "Enter a date",
            NEW,
            S.ENTERED,
            done="Date entered",
            who=CASE_OFFICER,
            needs=(
                guards.the_place_is_at_work,
                guards.the_edition_does_not_set_it,
                guards.no_date_for_the_same_is_open,
                guards.the_date_is_not_past,
                guards.the_date_follows_its_beginning,
            ),
            checks=(guards.only_what_is_sent_here_repeats, guards.the_body_is_designated_on_the_date),
            tells=CONCERNED,
            note=True,
        ),
        move(
            "enter_with_round",
            "Enter a date with a round",
            NEW,
            S.ENTERED,
            done="Date entered with a round",
            through="date-round",
            needs=(guards.the_place_is_at_work, guards.no_date_for_the_same_is_open, guards.the_date_is_not_past),
            checks=(guards.the_body_is_designated_on_the_date,),
            tells=CONCERNED,
            note=True,
        ),
        move(
            "record_done",
            "Record that it is done",
            S.ENTERED,
            S.DONE,
            done="Recorded as done",
            who=(*ERB, *PROVIDER, *AUTHORITY, CASE_OFFICER),
            needs=(guards.it_is_open, guards.nothing_in_the_portal_fulfils_it),
            checks=(guards.it_was_done_by_today,),
            tells=(*CONCERNED, CASE_OFFICER),
        ),
        move(
            "withdraw",
            "Withdraw the date",
            S.ENTERED,
            S.WITHDRAWN,
            done="Date withdrawn",
            who=CASE_OFFICER,
            needs=(guards.it_is_open,),
            tells=CONCERNED,
            note=True,
        ),
    ),
)
