"""The table of moves of a designation: from a proposal to a notice in force (Act s.2; guidance 4.1)."""

from accounts.roles import ASSESSOR, CASE_OFFICER, DECISION_MAKER, DEPARTMENT, ERB_ALL, ERB_LEAD, PUBLISHER
from designations import guards
from designations.designating import guards as around
from designations.in_force import IN_FORCE
from designations.models import DesignationState as S
from lifecycle.rules import Force
from lifecycle.workflow import NEW, Starting, Workflow, move

SATISFIED = (guards.every_test_is_answered, guards.every_test_is_met, guards.the_body_consented_in_writing)
DECIDED = (
    guards.the_effective_date_lies_ahead,
    guards.the_area_exists_on_the_effective_date,
    guards.the_consent_covers_the_terms,
    guards.the_notice_can_state_its_four_items,
)

# A rule that a constraint of the database keeps too stands in `needs`, which are asked before the row is written: then
# the person reads the reason. Such a rule has nothing to say while the date it is about is not given yet.
DESIGNATION = Workflow(
    name="designation",
    title="Designation",
    states=S,
    moves=(
        move(
            "propose",
            "Propose a body",
            NEW,
            S.PROPOSED,
            done="Body proposed",
            who=CASE_OFFICER,
            needs=(
                guards.the_area_is_one_that_plans_are_made_for,
                guards.the_area_exists_today,
                guards.no_other_proposal_of_the_body_is_open,
            ),
            checks=(guards.the_body_is_not_its_own_partner,),
        ),
        move(
            "adopt",
            "Take in a published designation",
            NEW,
            S.DESIGNATED,
            done="Published designation taken in",
            who=CASE_OFFICER,
            needs=(
                guards.the_area_is_one_that_plans_are_made_for,
                guards.no_other_body_is_designated_for_the_area,
            ),
            checks=(
                guards.the_designation_has_taken_effect,
                guards.the_area_exists_on_the_effective_date,
                guards.what_is_recorded_has_happened,
                guards.the_notice_is_on_gov_uk,
                guards.the_body_is_not_its_own_partner,
            ),
        ),
        move(
            "record_test",
            "Record a test",
            S.PROPOSED,
            S.PROPOSED,
            done="Finding on a test recorded",
            who=(CASE_OFFICER, ASSESSOR),
            quiet=True,
        ),
        move(
            "record_consent",
            "Record the body's consent",
            S.PROPOSED,
            S.PROPOSED,
            done="Consent of the body recorded",
            who=CASE_OFFICER,
            checks=(guards.the_consent_is_not_dated_ahead,),
        ),
        move(
            "give_consent",
            "Give the body's consent",
            S.PROPOSED,
            S.PROPOSED,
            done="Consent of the body given on screen",
            who=ERB_LEAD,
            tells=(CASE_OFFICER,),
        ),
        move(
            "record_view",
            "Record the Strategic Authority's view",
            S.PROPOSED,
            S.PROPOSED,
            done="View of the Strategic Authority recorded",
            who=CASE_OFFICER,
            under=around.the_edition_asks_strategic_authorities,
        ),
        move(
            "agree",
            "Agree to designate the body",
            S.PROPOSED,
            S.AGREED,
            done="Designation agreed",
            who=DECISION_MAKER,
            needs=(
                *SATISFIED,
                around.each_strategic_authority_was_asked,
                around.no_strategic_authority_is_against_the_choice,
            ),
            checks=DECIDED,
            tells=(CASE_OFFICER, PUBLISHER),
            asks=Force.STATUTE,
        ),
        move(
            "change_date",
            "Agree to another effective date",
            S.AGREED,
            S.AGREED,
            done="Another effective date agreed",
            who=DECISION_MAKER,
            needs=SATISFIED,
            checks=DECIDED,
            tells=(CASE_OFFICER, PUBLISHER),
            asks=Force.STATUTE,
            note=True,
        ),
        move(
            "notify",
            "Record that the body was notified",
            S.AGREED,
            S.AGREED,
            done="Notification of the body recorded",
            who=CASE_OFFICER,
            needs=(guards.the_body_was_notified_before_the_effective_date,),
            checks=(guards.what_is_recorded_has_happened, guards.the_consent_came_first),
            tells=(*ERB_ALL, PUBLISHER),
            asks=Force.STATUTE,
            asked=(PUBLISHER,),
        ),
        move(
            "send_notification",
            "Send the notification",
            S.AGREED,
            S.AGREED,
            done="Notification sent to the body",
            who=CASE_OFFICER,
            needs=(
                around.the_body_has_a_lead_to_write_to,
                guards.the_body_was_notified_before_the_effective_date,
            ),
            checks=(guards.the_consent_came_first,),
            tells=(ERB_LEAD, PUBLISHER),
            asks=Force.STATUTE,
            asked=(PUBLISHER,),
        ),
        move(
            "publish_notice",
            "Record that the notice is published",
            S.AGREED,
            S.DESIGNATED,
            done="Publication of the notice recorded",
            who=PUBLISHER,
            needs=(
                guards.the_body_was_notified,
                around.the_notification_was_sent,
                guards.no_other_body_is_designated_for_the_area,
                guards.the_notice_was_published_before_the_effective_date,
            ),
            checks=(
                guards.what_is_recorded_has_happened,
                guards.the_consent_came_first,
                guards.the_notice_is_on_gov_uk,
            ),
            starts=(
                Starting("delivery_plan", since="effective_on"),
                Starting("progress_report", since="effective_on"),
                Starting("plan_ready", since="effective_on"),
            ),
            tells=(*ERB_ALL, *DEPARTMENT),
        ),
        move(
            "accept_terms",
            "Accept the terms and conditions",
            S.DESIGNATED,
            S.DESIGNATED,
            done="Terms and conditions accepted",
            who=ERB_LEAD,
            needs=(around.the_designation_has_terms_to_accept, around.the_terms_are_not_accepted_yet),
            tells=(CASE_OFFICER,),
        ),
        move(
            "confirm_standards",
            "Confirm the four standards",
            S.DESIGNATED,
            S.DESIGNATED,
            done="Honesty, transparency, integrity and impartiality confirmed",
            who=ERB_LEAD,
        ),
        move(
            "withdraw_proposal",
            "Withdraw the proposal",
            (S.PROPOSED, S.AGREED),
            S.ENDED,
            done="Proposal withdrawn",
            who=CASE_OFFICER,
            tells=(*ERB_ALL, DECISION_MAKER),
            note=True,
        ),
        *IN_FORCE,
    ),
)
