"""How departures from the guidance are reached by page and by API."""

from designations.departures import forms, selectors, services
from designations.departures.workflow import DEPARTURE
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk

departure_desk = Desk(
    workflow=DEPARTURE,
    seen_by=selectors.departures_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_departure,
    acts={
        "log": Act(
            forms.DepartureForm,
            services.log_departure,
            "You must have regard to the guidance, and may depart from it for a good cause. The department is told at "
            "once. The plans that you submit while this is in force print it in their annex.",
        ),
        "revise": Act(forms.ReviseForm, services.revise_departure, "The department is told at once."),
        "end": Act(forms.EndForm, services.end_departure, "From the day after, you follow the guidance again."),
    },
)
