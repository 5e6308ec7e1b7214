"""How intelligence is reached by page and by API: by the department alone."""

from approvals.intelligence import forms, selectors, services
from approvals.intelligence.workflow import INTELLIGENCE
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk

INTELLIGENCE_DESK = Desk(
    workflow=INTELLIGENCE,
    seen_by=selectors.intelligence_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_intelligence,
    acts={
        "record": Act(
            forms.RecordForm,
            services.record_intelligence,
            "Record what somebody told the department about an area. No report is needed. The ERB does not see it.",
        ),
        "weigh": Act(forms.WeighForm, services.weigh),
        "share": Act(
            forms.ShareForm,
            services.share,
            "The ERBs of the areas concerned get a message. From then on everybody in the department sees the record.",
        ),
        "limit": Act(
            forms.LimitForm,
            services.limit,
            "If it is shared with the ERB, the ERB will no longer find it. What it has read cannot be taken back.",
        ),
    },
)
