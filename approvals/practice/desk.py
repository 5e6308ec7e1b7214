"""How good practice is reached by page and by API."""

from approvals.practice import forms, selectors, services
from approvals.practice.workflow import PRACTICE
from lifecycle.desk import Act, Desk

PRACTICE_DESK = Desk(
    workflow=PRACTICE,
    seen_by=selectors.practices_seen_by,
    parents_seen_by=selectors.places_to_post_from,
    new=services.new_practice,
    acts={
        "post": Act(
            forms.PracticeForm,
            services.post,
            "Every ERB can find and read it at once, with the name of your body.",
            asked=("learned_in", "text"),
        ),
        "amend": Act(forms.PracticeForm, services.amend),
    },
)
