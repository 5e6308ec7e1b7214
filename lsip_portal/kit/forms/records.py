"""Fields for choosing records, bounded by the caller: with a query, a function that makes one, or a later limit."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms.choices import (
    AutocompleteLook,
    AutocompleteManyLook,
    CheckboxesLook,
    Choosing,
    RadiosLook,
    SelectLook,
)

Records = QuerySet[Any] | Callable[[], QuerySet[Any]] | None


class ChoosingRecords(Choosing):
    """A list of options that are records; without a bound there are none, so a forgotten limit opens nothing."""

    queryset: QuerySet[Any] | None
    to_field_name: str | None

    def __init__(
        self, *, label: str, records: Records = None, label_of: Callable[[Any], str] = str, **options: Any
    ) -> None:
        """Make the field.

        Args:
            label: the question.
            records: a query, or a function that makes one when the form is made; `GovukForm.limit` may set it later.
            label_of: writes a record as an option.
            options: those of the Django field.
        """
        super().__init__(label=label, queryset=None, **options)
        self.records, self.label_of = records, label_of

    def bind(self) -> None:
        """Make the query of this form's own copy of the field."""
        if self.records is not None:
            self.queryset = self.records() if callable(self.records) else self.records.all()

    def label_from_instance(self, record: Model) -> str:
        """Write a record as an option."""
        return self.label_of(record)

    def clean(self, value: Any) -> Any:
        """Return the record or records, after refusing keys that the database could not even compare."""
        keys = value if isinstance(value, list | tuple) else [value]
        if self.queryset is None or not all(
            key in self.empty_values or _fits(self.queryset, key, self.to_field_name) for key in keys
        ):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)

    def items(self, bound: BoundField, mark: str) -> list[dict[str, Any]]:
        """Return the records as options for the macro."""
        return [] if self.queryset is None else super().items(bound, mark)


def _fits(queryset: QuerySet[Any], key: Any, name: str | None) -> bool:
    """Return whether a key has the shape and the range of the field it is compared with: `name`, or the primary key."""
    options = queryset.model._meta
    field = options.get_field(name) if name else options.pk
    try:
        field.run_validators(field.to_python(key))
    except ValidationError:
        return False
    return True


class ChoosingOneRecord(ChoosingRecords):
    """A list of records to choose one from."""

    def __init__(self, *, label: str, **options: Any) -> None:
        """Make the field; the look adds its own option for no choice."""
        super().__init__(label=label, empty_label=None, **options)


class RecordRadiosField(ChoosingOneRecord, RadiosLook, forms.ModelChoiceField):
    """One of a few records."""


class RecordSelectField(ChoosingOneRecord, SelectLook, forms.ModelChoiceField):
    """One of many records."""


class RecordAutocompleteField(ChoosingOneRecord, AutocompleteLook, forms.ModelChoiceField):
    """One of hundreds of records."""


class RecordsCheckboxesField(ChoosingRecords, CheckboxesLook, forms.ModelMultipleChoiceField):
    """Any of a few records."""


class RecordsAutocompleteField(ChoosingRecords, AutocompleteManyLook, forms.ModelMultipleChoiceField):
    """Any of hundreds of records."""


def bind_records(fields: Iterable[forms.Field]) -> None:
    """Make the queries of the record fields of a form that is being made."""
    for field in fields:
        if isinstance(field, ChoosingRecords):
            field.bind()
