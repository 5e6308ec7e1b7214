"""How governance groups and their meetings are reached by page and by API."""

from designations.governance import forms, selectors, services
from designations.governance.workflow import GOVERNANCE_GROUP, MEETING
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk

group_desk = Desk(
    workflow=GOVERNANCE_GROUP,
    seen_by=selectors.groups_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_group,
    acts={
        "set_up": Act(
            forms.GroupForm,
            services.set_up_group,
            "The department can read what you keep about a group. The members of a steering group whose membership is "
            "public are printed in the annex of the plan.",
        ),
        "amend": Act(forms.GroupForm, services.amend_group),
        "add_member": Act(forms.MemberForm, services.add_member),
        "end_membership": Act(forms.EndMembershipForm, services.end_membership),
    },
)

meeting_desk = Desk(
    workflow=MEETING,
    seen_by=selectors.meetings_seen_by,
    parents_seen_by=selectors.groups_seen_by,
    new=services.new_meeting,
    acts={
        "record": Act(forms.MeetingForm, services.record_meeting, "You then add its items, conflicts and actions."),
        "add_item": Act(forms.ItemForm, services.add_item),
        "declare_conflict": Act(forms.ConflictForm, services.declare_conflict, "The department is told at once."),
        "add_action": Act(forms.ActionForm, services.add_action),
        "finish_action": Act(forms.FinishForm, services.finish_action, "The action counts as done from today."),
    },
)
