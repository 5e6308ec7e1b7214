"""A field for several documents: each is checked by what is inside it, measured, and scanned where that is possible."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms.boundfield import BoundField

from lsip_portal.kit import scanner
from lsip_portal.kit.filetypes import ENDINGS, TITLES, type_named
from lsip_portal.kit.forms.field import GovukField

MEGABYTE = 1024 * 1024
LONGEST_NAME = 100
AGAIN = "Choose your files again: the browser does not keep them."


@dataclass(frozen=True)
class Upload:
    """A document that was sent and found fit to keep. `scanned` says whether a scanner found nothing in it."""

    name: str
    file: File
    sha256: str
    media_type: str
    size: int
    scanned: bool


class FilesInput(forms.FileInput):
    """Reads every file that was sent under a name; also where the caller is no browser."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Return the files, none where there are none."""
        if hasattr(files, "getlist"):
            return list(files.getlist(name))
        return list((files or {}).get(name, []))


class UploadsField(GovukField, forms.FileField):
    """Any number of documents up to a limit, as a list of `Upload`."""

    component = "upload"
    verb = "Select"
    widget = FilesInput

    def __init__(self, *, label: str, most: int = 5, hint: str = "", **options: Any) -> None:
        """Make the field; `most` is how many documents may be sent at once."""
        super().__init__(label=label, hint=hint, **options)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Return what was sent, or refuse it with a reason for each document that is not fit to keep."""
        given = [file for file in data or [] if file]
        if not given and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(given) > self.most:
            raise ValidationError(f"You can select up to {self.most} files at once", code="many")
        if wrong := [reason for file in given for reason in reasons_against(file)]:
            raise ValidationError([ValidationError(reason, code="file") for reason in wrong])
        return [_upload(file) for file in given]

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukFileUpload; what is taken stands in the hint."""
        taken = f"{TITLES}, each {settings.UPLOAD_MEGABYTES}MB or smaller, up to {self.most} files."
        again = AGAIN if bound.form.is_bound and bound.data else ""
        accept = ",".join(f".{ending}" for ending in ENDINGS)
        attributes: Mapping[str, Any] = {"accept": accept, "multiple": {"value": True, "optional": True}}
        hint = " ".join(part for part in (str(self.help_text), taken, again) if part)
        return super().options(bound) | {"attributes": attributes, "hint": {"text": hint}}


def reasons_against(file: Any) -> Iterator[str]:
    """Yield why a document that was sent cannot be taken; only the first reason is told."""
    name = getattr(file, "name", None)
    if not name or not hasattr(file, "chunks"):
        yield "Select a file"
        return
    if reason := _wrong_outside(str(name), file.size) or _wrong_inside(str(name), file):
        yield reason


def _wrong_outside(name: str, size: int) -> str:
    """Return what is wrong with the name or the size."""
    if len(name) > LONGEST_NAME:
        return f"The name of “{name[:30]}…” must be {LONGEST_NAME} characters or fewer"
    if size == 0:
        return f"“{name}” is empty"
    if size > settings.UPLOAD_MEGABYTES * MEGABYTE:
        return f"“{name}” must be {settings.UPLOAD_MEGABYTES}MB or smaller"
    return ""


def _wrong_inside(name: str, file: Any) -> str:
    """Return what is wrong with the content."""
    kind = type_named(name)
    if kind is None:
        return f"“{name}” must be a {TITLES}"
    if not kind.holds(file):
        return f"“{name}” is not what its name says: it must be a {kind.title} without macros or protection"
    try:
        infected = scanner.configured() and scanner.is_infected(file)
    except scanner.ScannerError:
        return f"“{name}” could not be scanned for viruses. Try again later"
    return f"“{name}” contains a virus" if infected else ""


def _upload(file: Any) -> Upload:
    """Return a document that was found fit to keep, with its digest."""
    kind = type_named(file.name)
    if kind is None:
        raise ValidationError("Select a file", code="file")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return Upload(file.name, file, digest.hexdigest(), kind.media_type, file.size, scanner.configured())
