"""A field for one file: its ending, its size and that it is not empty; what is inside is for others to check."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms.field import GovukField

MEGABYTE = 1024 * 1024


class UploadField(GovukField, forms.FileField):
    """A file of one of the given endings, at most 10 MB unless another limit is given."""

    component = "upload"
    verb = "Select"

    def __init__(self, *, label: str, endings: Sequence[str], max_bytes: int = 10 * MEGABYTE, **options: Any) -> None:
        """Make the field; `endings` are written without a dot and in lower case: `["csv", "xlsx"]`."""
        super().__init__(label=label, max_length=100, **options)
        self.endings, self.max_bytes = tuple(endings), max_bytes
        self.error_messages |= {
            "invalid": f"{self.wording.subject} must be a file",
            "missing": f"{self.wording.subject} must be a file",
            "empty": "The selected file is empty",
            "max_length": "The name of the selected file must be 100 characters or fewer",
        }

    def to_python(self, data: Any) -> File | None:
        """Return the file, after refusing a wrong ending, an empty file and one that is too large."""
        file = super().to_python(data)
        if file is None:
            return None
        if PurePath(str(file.name)).suffix.lower().removeprefix(".") not in self.endings:
            kinds = " or ".join(ending.upper() for ending in self.endings)
            raise ValidationError(f"The selected file must be a {kinds}", code="ending")
        if file.size > self.max_bytes:
            raise ValidationError(f"The selected file must be {self.max_bytes // MEGABYTE}MB or smaller", code="size")
        return file

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukFileUpload."""
        accept = ",".join(f".{ending}" for ending in self.endings)
        return super().options(bound) | {"attributes": {"accept": accept}}
