"""The forms of issues of providers."""

from approvals.models import ProviderIssue
from approvals.models.provider_issues import LONGEST
from approvals.provider_issues import selectors
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, RecordSelectField, UploadsField


class RaiseForm(MoveForm):
    """What the issue is, and the support that is wanted."""

    kind = RadiosField(label="What is it about?", what="what it is about", choices=ProviderIssue.Kind.choices)
    designation = RecordSelectField(
        label="Area",
        hint="If it concerns one area.",
        records=selectors.designations_concerned,
        label_of=lambda designation: str(designation.area),
        required=False,
    )
    description = LongTextField(label="Describe the issue", what="a description of the issue", max_length=LONGEST)
    support_wanted = LongTextField(
        label="Support that you want from the department", what="the support that you want", max_length=LONGEST
    )
    attached = UploadsField(label="Files", hint="What shows it.", required=False)


class ReplyForm(MoveForm):
    """The reply of the department."""

    note = LongTextField(
        label="Reply", hint="The people of the provider read it, and get it as a message.", max_length=LONGEST
    )


class WriteAgainForm(MoveForm):
    """What the provider writes again."""

    note = LongTextField(label="What you want to say", what="what you want to say", max_length=LONGEST)


class CloseForm(MoveForm):
    """How the issue was settled."""

    note = LongTextField(label="How it was settled", what="how it was settled", max_length=LONGEST)
