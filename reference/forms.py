"""The one form of the reference pages."""

from lsip_portal.kit.forms import DateField, GovukForm


class DayForm(GovukForm):
    """Asks for the day on which the areas are to be shown."""

    on = DateField(label="Day", hint="For example, 31 5 2024", what="the day on which to show the areas")
