"""How policies, registers of interests and their entries are reached by page and by API."""

from designations.interests import forms, selectors, services
from designations.interests.workflow import CONFLICT_POLICY, INTEREST, INTERESTS_REGISTER
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk

policy_desk = Desk(
    workflow=CONFLICT_POLICY,
    seen_by=selectors.policies_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.policy_below,
    acts={
        "publish": Act(
            forms.PolicyForm,
            services.publish_policy,
            "Everybody can read the policy from now on. Earlier versions stay readable.",
        ),
        "confirm_review": Act(
            forms.ReviewForm,
            services.confirm_review,
            "The policy is reviewed each year. If something changes, publish a new version instead.",
        ),
    },
)

register_desk = Desk(
    workflow=INTERESTS_REGISTER,
    seen_by=selectors.registers_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.register_below,
    acts={
        "confirm": Act(
            forms.RegisterForm,
            services.confirm_register,
            "The day of the confirmation is public. Confirm the register again within a year.",
        ),
    },
)

interest_desk = Desk(
    workflow=INTEREST,
    seen_by=selectors.interests_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_interest,
    acts={
        "register": Act(
            forms.InterestForm,
            services.register_interest,
            "The entry is public from now on, until a year after its end.",
        ),
        "amend": Act(forms.InterestForm, services.amend_interest, "The history keeps that the entry was changed."),
        "end": Act(forms.EndForm, services.end_interest, "The entry stays public for a year after this day."),
    },
)
