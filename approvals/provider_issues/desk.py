"""How issues of providers are reached by page and by API."""

from approvals.provider_issues import forms, selectors, services
from approvals.provider_issues.workflow import PROVIDER_ISSUE
from lifecycle.desk import Act, Desk

PROVIDER_ISSUE_DESK = Desk(
    workflow=PROVIDER_ISSUE,
    seen_by=selectors.issues_seen_by,
    parents_seen_by=selectors.places_to_raise_from,
    new=services.new_issue,
    acts={
        "raise": Act(
            forms.RaiseForm,
            services.raise_issue,
            "Raise a significant issue about working on or delivering a plan, for example where you need support "
            "(guidance 3.4.2). The department reads it. The employer representative body does not.",
        ),
        "reply": Act(forms.ReplyForm, services.reply),
        "write_again": Act(forms.WriteAgainForm),
        "close": Act(forms.CloseForm, None, "The department is told, and you can no longer write about this issue."),
    },
)
