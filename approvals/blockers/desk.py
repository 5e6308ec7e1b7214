"""How national blockers are reached by page and by API."""

from approvals.blockers import forms, selectors, services
from approvals.blockers.workflow import BLOCKER
from lifecycle.desk import Act, Desk

BLOCKER_DESK = Desk(
    workflow=BLOCKER,
    seen_by=selectors.blockers_seen_by,
    parents_seen_by=selectors.places_to_raise_from,
    new=services.new_blocker,
    acts={
        "raise": Act(
            forms.RaiseForm,
            services.raise_blocker,
            "Skills England reads it, and may recommend that a department clears it away. It does not step into the "
            "governance of your plan.",
        ),
        "pass_on": Act(forms.PassForm, services.pass_on, "You can pass it to each department, and pass it on again."),
        "answer": Act(forms.AnswerForm, services.answer, "Whoever raised the blocker is told the answer."),
        "close": Act(forms.CloseForm, services.close),
    },
)
