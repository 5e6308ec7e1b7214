"""The tables of moves of roles, of invitations and of the yearly access review."""

from collections.abc import Iterable

from accounts import guards, selectors
from accounts.models import AccessReviewState, Invitation, InvitationState, RoleHeld, RoleState
from accounts.roles import ALL_ROLES, LOOKS_AFTER_PEOPLE
from lifecycle.workflow import LINK, NEW, OPERATIONS, Addressee, Party, Recipient, Workflow, move


def _holder(held: RoleHeld) -> Iterable[Recipient]:
    """Return the person who holds, or held, a role, with a page that they can open afterwards."""
    return [held.person]


def _invitee(invitation: Invitation) -> Iterable[Addressee]:
    """Return the person invited."""
    return [invitation.addressee]


def _leads(record: RoleHeld | Invitation) -> Iterable[Recipient]:
    """Return the leads of a place."""
    return selectors.leads_of(record.scope)


HOLDER = Party("holder", "the person whose role it is", _holder)
INVITEE = Party("invitee", "the person invited", _invitee)
LEADS = Party("leads", "the leads of the organisation", _leads)
FITTING = (guards.the_role_is_held_in_such_a_place, guards.the_person_does_not_hold_the_role_already)
STAYING = (guards.the_role_has_not_ended_yet, guards.a_lead_stays, guards.a_decision_maker_stays)

ROLE = Workflow(
    name="role",
    title="Role",
    states=RoleState,
    of_accounts=True,
    moves=(
        move(
            "take_up",
            "Take up a role",
            NEW,
            RoleState.HELD,
            done="Role taken up by invitation",
            through="invitation",
            needs=FITTING,
        ),
        move(
            "set_up",
            "Set up a role",
            NEW,
            RoleState.HELD,
            done="Role set up by those who run the service",
            through=OPERATIONS,
            needs=FITTING,
        ),
        move(
            "follow",
            "Follow on from another role",
            NEW,
            RoleState.HELD,
            done="Role given in place of another",
            through="role",
            needs=FITTING,
        ),
        move(
            "change",
            "Change to another role",
            RoleState.HELD,
            RoleState.ENDED,
            done="Role changed",
            who=LOOKS_AFTER_PEOPLE,
            needs=STAYING,
            tells=(HOLDER, LEADS),
        ),
        move(
            "end",
            "End this role",
            (RoleState.HELD, RoleState.ENDED),
            RoleState.ENDED,
            done="End of the role recorded",
            who=LOOKS_AFTER_PEOPLE,
            needs=(*STAYING, guards.the_last_day_is_not_before_the_first),
            tells=(HOLDER, LEADS),
            note=True,
        ),
        move(
            "leave",
            "Give up this role",
            RoleState.HELD,
            RoleState.ENDED,
            done="Role given up",
            who=ALL_ROLES,
            needs=STAYING,
            tells=(LEADS,),
            quiet=True,
        ),
    ),
)

INVITATION = Workflow(
    name="invitation",
    title="Invitation",
    states=InvitationState,
    of_accounts=True,
    moves=(
        move(
            "invite",
            "Invite somebody",
            NEW,
            InvitationState.OPEN,
            done="Invitation sent",
            who=LOOKS_AFTER_PEOPLE,
            needs=(*FITTING, guards.the_invitation_is_for_somebody_else, guards.no_invitation_like_it_is_open),
            checks=(guards.the_first_lead_is_known_to_be_of_the_organisation,),
            tells=(INVITEE,),
        ),
        move(
            "send_again",
            "Send the invitation again",
            InvitationState.OPEN,
            InvitationState.OPEN,
            done="Invitation sent again",
            who=LOOKS_AFTER_PEOPLE,
            needs=(guards.the_invitation_is_for_somebody_else,),
            tells=(INVITEE,),
        ),
        move(
            "withdraw",
            "Withdraw the invitation",
            InvitationState.OPEN,
            InvitationState.WITHDRAWN,
            done="Invitation withdrawn",
            who=LOOKS_AFTER_PEOPLE,
            tells=(INVITEE,),
        ),
        move(
            "accept",
            "Accept the invitation",
            InvitationState.OPEN,
            InvitationState.ACCEPTED,
            done="Invitation accepted",
            through=LINK,
            needs=(guards.the_invitation_has_not_expired,),
            tells=(LEADS,),
        ),
    ),
)

ACCESS_REVIEW = Workflow(
    name="access-review",
    title="Access review",
    states=AccessReviewState,
    of_accounts=True,
    moves=(
        move(
            "confirm",
            "Review who still needs access",
            NEW,
            AccessReviewState.CONFIRMED,
            done="Access review done",
            who=LOOKS_AFTER_PEOPLE,
            needs=(guards.somebody_holds_a_role_here,),
        ),
    ),
)
