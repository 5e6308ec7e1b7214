"""How declarations of interest are reached by page and by API."""

from designations.declarations import forms, selectors, services
from designations.declarations.workflow import DECLARATION
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

declaration_desk = Desk(
    workflow=DECLARATION,
    seen_by=selectors.declarations_seen_by,
    parents_seen_by=selectors.designations_to_declare_in,
    new=services.new_declaration,
    acts={
        "declare": Act(
            forms.DeclareForm,
            services.declare_interest,
            "From then on you can read everything about the matter, and change nothing in it. The department is told "
            "at once. Only the department can end this.",
            asked=("matter", "organisation"),
        ),
        "end": Act(ReasonForm, services.end_recusal, "The person can act in the matter again. The history keeps both."),
    },
)
