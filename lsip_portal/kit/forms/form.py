"""The form that pages and the API share: it checks a browser's post, or a plain dict, in the same way."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from lsip_portal.kit.forms.records import ChoosingRecords, bind_records
from lsip_portal.kit.forms.rendering import SummaryItem, summary_items


class GovukForm(forms.Form):
    """A form whose fields are drawn by the GOV.UK macros; see templates/kit/forms.html."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form, and the queries of its record fields."""
        super().__init__(*args, **kwargs)
        bind_records(self.fields.values())

    def limit(self, **records: QuerySet[Any]) -> None:
        """Bound record fields to what this person may choose here: `form.limit(area=areas_seen_by(person))`.

        Raises:
            TypeError: if a name is not that of a record field.
        """
        for name, queryset in records.items():
            field = self.fields[name]
            if not isinstance(field, ChoosingRecords):
                raise TypeError(f"{name} does not choose records.")
            field.queryset = queryset

    @property
    def error_summary(self) -> list[SummaryItem]:
        """Return every refusal with a link to its input."""
        return summary_items(self)
