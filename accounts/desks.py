"""How roles, invitations and access reviews are reached by page and by API."""

from accounts import forms, selectors, services
from accounts.workflow import ACCESS_REVIEW, INVITATION, ROLE
from lifecycle.desk import Act, Desk

role_desk = Desk(
    workflow=ROLE,
    seen_by=selectors.roles_seen_by,
    parents_seen_by=selectors.places_seen_by,
    new=services.new_role,
    acts={
        "change": Act(
            forms.ChangeRoleForm,
            services.change_role,
            "The present role ends at once, and the new one begins. What the person has drafted stays where it is.",
        ),
        "end": Act(
            forms.EndRoleForm,
            services.end_role,
            "What the person has drafted or left open belongs to the organisation and stays with it.",
        ),
        "leave": Act(
            forms.LeaveRoleForm,
            services.leave_role,
            "What you have drafted or left open belongs to the organisation and stays with it.",
        ),
    },
)

invitation_desk = Desk(
    workflow=INVITATION,
    seen_by=selectors.invitations_seen_by,
    parents_seen_by=selectors.places_seen_by,
    new=services.new_invitation,
    acts={
        "invite": Act(
            forms.InviteForm,
            services.invite,
            "The person gets a link by email. They have 14 days to accept, and hold no role until they do.",
        ),
        "send_again": Act(
            do=services.send_again,
            intro="The person gets a new link, for another 14 days. The links that were sent before stop working.",
        ),
        "withdraw": Act(do=services.withdraw, intro="The link stops working. You can invite the person again later."),
    },
)

review_desk = Desk(
    workflow=ACCESS_REVIEW,
    seen_by=selectors.reviews_seen_by,
    parents_seen_by=selectors.places_seen_by,
    new=services.new_review,
    acts={
        "confirm": Act(
            forms.ReviewForm,
            services.confirm_access,
            "Once a year, say who still needs what. Everybody whose role ends is told.",
        ),
    },
)
