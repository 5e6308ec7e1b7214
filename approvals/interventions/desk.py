"""How interventions are reached by page and by API."""

from approvals.interventions import forms, selectors, services
from approvals.interventions.workflow import INTERVENTION
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

INTERVENTION_DESK = Desk(
    workflow=INTERVENTION,
    seen_by=selectors.interventions_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_intervention,
    acts={
        "open": Act(
            forms.OpenForm,
            services.open_intervention,
            "The ERB is told, and sees the intervention with each step. It does not see from whom you learned of an "
            "issue. A progress report that led to it is marked for attention.",
            asked=("origin",),
        ),
        "give_support": Act(
            forms.StepForm, services.give_support, "Record one kind of support at a time. You can give more later."
        ),
        "raise_at_working_level": Act(
            forms.StepForm,
            services.raise_at_working_level,
            "Record what you agreed with the people who do the work.",
        ),
        "raise_with_leaders": Act(
            forms.LeadershipForm,
            services.raise_with_leaders,
            "Issues that cannot be resolved at working level go to the leadership of the ERB (guidance 4.3.2).",
        ),
        "propose_funding": Act(
            forms.ProposeFundingForm,
            services.propose_funding,
            "Only exceptionally, and after all other support (guidance 4.3.2). A decision maker who took no part in "
            "the intervention decides. The ERB sees nothing of it until then.",
        ),
        "withdraw_funding": Act(ReasonForm, services.withdraw_funding, "The ERB does not see that it was proposed."),
        "decide_funding": Act(
            forms.DecideFundingForm,
            services.decide_funding,
            "You decide for the Secretary of State. The ERB is told the amount and the reasons.",
        ),
        "consider_removal": Act(
            forms.RemovalForm,
            services.consider_removal,
            "This opens the record of a removal, in which grounds, circumstances and the decision are kept. If one is "
            "open already, the intervention points to that one.",
        ),
        "record_outcome": Act(forms.OutcomeForm, services.record_outcome, "Say what came of one step."),
        "amend": Act(forms.AmendForm, services.amend),
        "close": Act(forms.CloseForm, services.close, "The ERB is told the outcome and what was learned."),
    },
)
