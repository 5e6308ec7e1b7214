"""The desk of the statements of authorities."""

from lifecycle.desk import Act, Desk
from plans.forms.statement import GiveForm, RequestForm, SilenceForm
from plans.selectors.statements import statements_seen_by
from plans.selectors.versions import versions_seen_by
from plans.services import statements
from plans.workflow.statement import STATEMENT

statement_desk = Desk(
    workflow=STATEMENT,
    seen_by=statements_seen_by,
    parents_seen_by=versions_seen_by,
    new=statements.new_statement,
    acts={
        "request": Act(
            form=RequestForm,
            do=statements.request_statement,
            intro="The authority's people can read this version of the plan from then on.",
        ),
        "give": Act(
            form=GiveForm,
            do=statements.give_statement,
            intro="Read the plan first: the statement says which text lay before you. It is not an approval.",
        ),
        "record_silence": Act(
            form=SilenceForm,
            do=statements.record_silence,
            intro="The authority can still give its statement until the plan is submitted.",
        ),
    },
)
