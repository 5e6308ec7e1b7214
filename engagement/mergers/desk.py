"""How mergers of providers are reached by page and by API."""

from engagement.mergers import forms, selectors, services
from engagement.mergers.workflow import MERGER
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

MERGER_DESK = Desk(
    workflow=MERGER,
    seen_by=selectors.mergers_seen_by,
    parents_seen_by=selectors.providers_to_merge,
    new=services.new_merger,
    acts={
        "record": Act(
            forms.MergerForm,
            services.record,
            "Its page and its records stay, and the people of the other provider can read them. It begins nothing new, "
            "and its open dates end. The leads of both providers are told.",
        ),
        "withdraw": Act(
            ReasonForm,
            None,
            "For a merger that was recorded by mistake. The provider is its own again. Dates that ended with the "
            "merger do not come back: enter them again.",
        ),
    },
)
