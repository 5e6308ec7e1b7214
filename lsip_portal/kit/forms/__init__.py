"""Form fields in the GOV.UK Design System: what is typed is checked, refused in plain words, and never lost."""

from lsip_portal.kit.forms.choices import (
    AutocompleteField,
    AutocompleteManyField,
    CheckboxesField,
    ConfirmField,
    RadiosField,
    SelectField,
)
from lsip_portal.kit.forms.dates import DateField
from lsip_portal.kit.forms.files import UploadField
from lsip_portal.kit.forms.form import GovukForm
from lsip_portal.kit.forms.numbers import DecimalNumberField, MoneyField, WholeNumberField
from lsip_portal.kit.forms.records import (
    RecordAutocompleteField,
    RecordRadiosField,
    RecordsAutocompleteField,
    RecordsCheckboxesField,
    RecordSelectField,
)
from lsip_portal.kit.forms.text import EmailAddressField, HiddenTextField, LongTextField, TextField
from lsip_portal.kit.forms.uploads import Upload, UploadsField

__all__ = [
    "AutocompleteField",
    "AutocompleteManyField",
    "CheckboxesField",
    "ConfirmField",
    "DateField",
    "DecimalNumberField",
    "EmailAddressField",
    "GovukForm",
    "HiddenTextField",
    "LongTextField",
    "MoneyField",
    "RadiosField",
    "RecordAutocompleteField",
    "RecordRadiosField",
    "RecordSelectField",
    "RecordsAutocompleteField",
    "RecordsCheckboxesField",
    "SelectField",
    "TextField",
    "Upload",
    "UploadField",
    "UploadsField",
    "WholeNumberField",
]
