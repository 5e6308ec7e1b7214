"""The desk of the versions of a plan."""

from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm
from plans.forms import parts as forms
from plans.forms.carrying import CarryForwardForm
from plans.forms.plan import AdoptForm, BeginForm, SectionForm
from plans.selectors.versions import versions_seen_by
from plans.services import parts, plan, rendering, sections
from plans.services.carrying import carry_forward
from plans.workflow.plan import PLAN

plan_desk = Desk(
    workflow=PLAN,
    seen_by=versions_seen_by,
    parents_seen_by=designations_seen_by,
    new=plan.new_version,
    acts={
        "begin": Act(
            form=BeginForm,
            do=plan.begin,
            intro="The plan in force stays in force while you write this one.",
        ),
        "adopt": Act(
            form=AdoptForm,
            do=plan.adopt,
            intro="Use this for a plan that was approved and published before it came into this service. "
            "It is in force from its publication, and its annual review falls due.",
        ),
        "write": Act(form=SectionForm, do=sections.write_section),
        "add_priority": Act(form=forms.PriorityForm, do=parts.add_priority),
        "edit_priority": Act(form=forms.EditPriorityForm, do=parts.edit_priority),
        "remove_priority": Act(form=forms.RemovePriorityForm, do=parts.remove_priority),
        "add_change": Act(form=forms.ChangeForm, do=parts.add_change),
        "edit_change": Act(form=forms.EditChangeForm, do=parts.edit_change),
        "remove_change": Act(form=forms.RemoveChangeForm, do=parts.remove_change),
        "add_action": Act(form=forms.ActionForm, do=parts.add_action),
        "edit_action": Act(form=forms.EditActionForm, do=parts.edit_action),
        "remove_action": Act(form=forms.RemoveActionForm, do=parts.remove_action),
        "carry_forward": Act(
            form=CarryForwardForm,
            do=carry_forward,
            intro="What you bring forward is copied into this draft, with the place it came from. "
            "The earlier plan stays as it is.",
        ),
        "submit": Act(
            do=plan.submit,
            intro="What you submit is frozen as it stands, with the authorities' statements. The Secretary of State "
            "looks at how the plan was made, and does not agree to its needs, priorities or actions.",
        ),
        "withdraw": Act(form=ReasonForm, intro="The draft stays on record and cannot be changed or submitted."),
        "take_back": Act(
            form=ReasonForm,
            do=plan.take_back,
            intro="The plan becomes a draft again. What was submitted stays on record.",
        ),
        "render_again": Act(do=rendering.render_again, intro="A worker makes the PDF from what was submitted."),
    },
)
