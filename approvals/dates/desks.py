"""How the department's acts on dates are reached by page and by API."""

from approvals.dates import forms, selectors, services
from approvals.dates.workflow import DATE_CHANGE, ENTERED_DATE
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

date_change_desk = Desk(
    workflow=DATE_CHANGE,
    seen_by=selectors.changes_seen_by,
    parents_seen_by=selectors.deadlines_seen_by,
    new=services.new_change,
    acts={
        "change": Act(
            forms.ChangeForm,
            services.change_date,
            "The old date is kept, and everybody concerned is told the new one with your reason. Where the duty comes "
            "again, the dates after this one stay.",
        ),
    },
)

entered_date_desk = Desk(
    workflow=ENTERED_DATE,
    seen_by=selectors.entered_dates_seen_by,
    parents_seen_by=selectors.places_open_to,
    new=services.new_date,
    acts={
        "enter": Act(
            forms.EnterForm,
            services.enter,
            "For what the guidance of this place sets no date for. Everybody concerned is told, with your reason.",
        ),
        "record_done": Act(forms.DoneForm, services.record_done, "A date after the due date is recorded as late."),
        "withdraw": Act(ReasonForm, services.withdraw, "The duty falls away. What was done before stays recorded."),
    },
)

desks = [date_change_desk, entered_date_desk]
