"""The desk of cases."""

from approvals import services
from approvals.forms import (
    AddressForm,
    ApproveForm,
    ConcernForm,
    FindingForm,
    PublishForm,
    RespondForm,
    ReturnForm,
    SettleForm,
)
from approvals.selectors import cases_seen_by
from approvals.workflow import CASE
from lifecycle.desk import Act, Desk

NOT_THE_PRIORITIES = (
    "The Secretary of State decides whether the process was robust and each test of the Act is satisfied. "
    "The department neither agrees nor disagrees with the skills needs, priorities or actions in the plan "
    "(guidance 6.5)."
)

case_desk = Desk(
    workflow=CASE,
    seen_by=cases_seen_by,
    acts={
        "record_finding": Act(
            form=FindingForm, do=services.record_finding, intro=NOT_THE_PRIORITIES, page="approvals/record_finding.html"
        ),
        "raise_concern": Act(
            form=ConcernForm,
            do=services.raise_concern,
            intro="A concern says why the plan does not meet a requirement for approval. Raise one at a time.",
        ),
        "settle_concern": Act(
            form=SettleForm,
            do=services.settle_concern,
            intro="Say what became of a concern: read the ERB's response and what changed in the plan.",
        ),
        "recommend": Act(
            intro="The assessment closes and a decision maker is told. You can reopen it until the decision."
        ),
        "return_with_concerns": Act(
            form=ReturnForm,
            do=services.return_with_concerns,
            intro="The ERB gets the concerns. It can change the plan and submit it again. This submission stays.",
        ),
        "respond": Act(
            form=RespondForm,
            do=services.respond,
            intro="Say how you meet each concern. You can come back until the department has settled it.",
        ),
        "approve": Act(form=ApproveForm, do=services.approve, intro=NOT_THE_PRIORITIES),
        "publish": Act(
            form=PublishForm,
            do=services.publish,
            intro="Providers' duties to have regard to the plan begin when it is approved and published (Act s.1(9)).",
        ),
        "record_gov_uk_address": Act(
            form=AddressForm,
            do=services.record_gov_uk_address,
            intro="Publication is complete once the plan can be found on GOV.UK (guidance 6.6).",
        ),
    },
)

desks = [case_desk]
