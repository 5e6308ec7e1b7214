"""How engagement, needs and decisions on materiality are reached by page and by API."""

from engagement import forms, selectors, services
from engagement.workflow import ENGAGEMENT, MATERIALITY, NEED
from lifecycle.desk import Act, Desk

engagement_desk = Desk(
    workflow=ENGAGEMENT,
    seen_by=selectors.engagement_seen_by,
    parents_seen_by=selectors.designations_worked_in_by,
    new=services.new_engagement,
    acts={
        "record": Act(
            forms.RecordEngagementForm,
            services.record_engagement,
            "The first questions and one organisation are enough. You can add the rest later.",
        ),
        "amend": Act(
            forms.AmendEngagementForm,
            services.amend_engagement,
            "Whoever you take out of the lists is recorded as not having taken part.",
        ),
        "describe": Act(
            forms.DescribeForm,
            services.describe_participation,
            "Describe one organisation at a time.",
        ),
    },
)

need_desk = Desk(
    workflow=NEED,
    seen_by=selectors.needs_seen_by,
    parents_seen_by=selectors.designations_worked_in_by,
    new=services.new_need,
    acts={
        "record": Act(
            forms.NeedForm,
            services.record_need,
            "Any level and any kind of technical education or training after 16 is in scope.",
            asked=("heard_in",),
        ),
        "amend": Act(forms.NeedForm, services.amend_need),
    },
)

materiality_desk = Desk(
    workflow=MATERIALITY,
    seen_by=selectors.decisions_seen_by,
    parents_seen_by=selectors.designations_worked_in_by,
    new=services.new_decision,
    acts={
        "decide": Act(
            forms.MaterialityForm,
            services.decide_materiality,
            "The duties of the Act reach a provider only where its provision is material to the area (section 1(2)). "
            "The provider is told. A later decision takes the place of this one.",
        ),
    },
)
