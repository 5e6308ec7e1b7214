"""How resets of second factors are reached by page and by API."""

from accounts.resets import forms, selectors, services
from accounts.resets.workflow import FACTOR_RESET
from accounts.selectors import roles_seen_by
from lifecycle.desk import Act, Desk

RESET_DESK = Desk(
    workflow=FACTOR_RESET,
    seen_by=selectors.resets_seen_by,
    parents_seen_by=roles_seen_by,
    new=services.new_reset,
    acts={
        "ask": Act(
            forms.AskForResetForm,
            services.ask_for_reset,
            "For somebody who lost their second factor and their recovery codes. All of these are removed, they are "
            "signed out everywhere, and they set up a new one when they next sign in. Where their role decides, "
            "publishes or administers, a second person has to confirm first. They are told by email at once.",
        ),
        "confirm": Act(
            do=services.confirm_reset,
            intro="All second factors and recovery codes of the person are removed, and they are signed out "
            "everywhere. Confirm only if you too know that they asked for it.",
        ),
    },
)
