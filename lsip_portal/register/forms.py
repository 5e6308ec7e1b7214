"""The forms of the public pages."""

from datetime import date

from lsip_portal.kit.forms import DateField, GovukForm, SelectField, TextField
from reference.selectors import regions

ACT_PASSED = date(2022, 4, 28)
LAST_DAY = date(2100, 1, 1)


def _regions() -> list[tuple[str, str]]:
    return [(name, name) for name in regions()]


class RegionField(SelectField):
    """One region of England, or all of them."""

    blank = "All regions"


class RegisterForm(GovukForm):
    """Asks which areas of the register to show."""

    q = TextField(
        label="Area or body",
        hint="Words from the name of an area, a district or a body.",
        required=False,
        max_length=100,
    )
    region = RegionField(label="Region", choices=_regions, required=False)


class DownloadForm(RegisterForm):
    """Asks which areas of the register to download, and as on which day; today if none is given."""

    on = DateField(label="Date", required=False, earliest=ACT_PASSED, latest=LAST_DAY)


class OnDayForm(GovukForm):
    """Asks for the day on which the areas are to be shown."""

    on = DateField(
        label="Date",
        hint="For example, 28 9 2025",
        what="the date on which to show the areas",
        earliest=ACT_PASSED,
        latest=LAST_DAY,
    )
