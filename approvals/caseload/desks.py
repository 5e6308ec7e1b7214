"""How officers' areas and cover are reached by page and by API."""

from approvals.caseload import forms, selectors, services
from approvals.caseload.workflow import ASSIGNMENT, COVER
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

assignment_desk = Desk(
    workflow=ASSIGNMENT,
    seen_by=selectors.assignments_seen_by,
    parents_seen_by=selectors.areas_to_assign,
    new=services.new_assignment,
    acts={
        "assign": Act(
            forms.OfficerForm,
            services.assign,
            "The officer is told what happens in the area, instead of every case officer.",
        ),
        "hand_over": Act(forms.HandOverForm, services.hand_over, "The area passes over today. Both officers are told."),
        "end": Act(ReasonForm, services.end, "Every case officer is then told of what happens in the area."),
    },
)

cover_desk = Desk(
    workflow=COVER,
    seen_by=selectors.covers_seen_by,
    parents_seen_by=selectors.officers_seen_by,
    new=services.new_cover,
    acts={
        "arrange": Act(
            forms.CoverForm,
            services.arrange,
            "On these days whoever covers sees the areas on their own page, and is told of what happens in them.",
        ),
        "cancel": Act(intro="The areas are then with their own officer again."),
    },
)
