"""The form that narrows the calendar, by page and by the API."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError

from accounts.models import Scope
from lifecycle import clock
from lsip_portal.calendar.items import Item, Standing, Window
from lsip_portal.calendar.months import Month
from lsip_portal.calendar.sources import WHO, items_in, places_in
from lsip_portal.kit.forms import GovukForm, SelectField, TextField

LATE_SINCE_YEARS = 5
FORCES = ("Statute", "Guidance", "Terms of designation", "Local arrangement")


class CalendarForm(GovukForm):
    """A month, and what to show of it: one area, one standing, one party, one force."""

    month = TextField(
        label="Month", required=False, max_length=7, hint="Year and month, for example 2027-03.", width="10"
    )
    place = SelectField(label="Place", choices=[], required=False)
    standing = SelectField(
        label="State",
        choices=[
            ("", "Every state"),
            ("late_now", "Late now, from any month"),
            *((one.value, one.label) for one in Standing),
        ],
        required=False,
    )
    who = SelectField(label="Whose it is to do", choices=[(name, name) for name in WHO.values()], required=False)
    force = SelectField(label="How it binds", choices=[(name, name) for name in FORCES], required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.places = places_in(person)
        places = [(key, place.title) for key, place in self.places.items()]
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean_month(self) -> Month:
        """Return the month, this one unless one is asked for."""
        text = self.cleaned_data["month"].strip()
        found = Month.read(text) if text else Month.of(clock.today())
        if found is None:
            raise ValidationError("Month must be a year and a month, like 2027-03")
        return found

    @property
    def shown_month(self) -> Month:
        """The month that is shown: this one where what was asked for is none."""
        found: Month = self.cleaned_data.get("month") or Month.of(clock.today())
        return found

    @property
    def shown_place(self) -> Scope | None:
        """The place whose dates are shown; `None` where those of every place are."""
        return self.places.get(self.cleaned_data.get("place", ""))

    def items(self) -> list[Item]:
        """Return what the calendar shows."""
        asked = self.cleaned_data
        found = items_in(self.person, self._window())
        if asked.get("standing"):
            wanted = Standing.LATE if asked["standing"] == "late_now" else Standing(asked["standing"])
            found = [item for item in found if item.standing == wanted]
        if asked.get("who"):
            found = [item for item in found if item.who == asked["who"]]
        return [item for item in found if item.force == asked["force"]] if asked.get("force") else found

    def _window(self) -> Window:
        place = int(self.cleaned_data["place"]) if self.cleaned_data.get("place") else None
        if self.cleaned_data.get("standing") == "late_now":
            today = clock.today()
            since = today.replace(year=today.year - LATE_SINCE_YEARS, day=1)
            return Window(since, today, place, only_open=True)
        return Window(self.shown_month.first, self.shown_month.last, place)

    def address(self, month: Month) -> str:
        """Return the query of the same view of another month."""
        kept = {name: self.cleaned_data.get(name, "") for name in ("place", "standing", "who", "force")}
        if kept["standing"] == "late_now":
            kept["standing"] = ""
        return "?" + urlencode({"month": str(month)} | {name: value for name, value in kept.items() if value})

    @property
    def page_address(self) -> str:
        """Return the query of this view, up to the number of its page."""
        kept = {name: self.data.get(name, "") for name in self.fields}
        return "?" + urlencode({name: value for name, value in kept.items() if value}) + "&page="
