"""Kinds of document, each known by what is inside it: the ending of a name proves nothing."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from lsip_portal.kit.forms.field import CONTROL

MACROS = ("vbaproject.bin", "vbadata.xml")


@dataclass(frozen=True)
class FileType:
    """A kind of document: the endings of its names, what it is called, its media type, and how it is known."""

    endings: tuple[str, ...]
    title: str
    media_type: str
    holds: Callable[[IO[bytes]], bool]


def begins_with(signature: bytes) -> Callable[[IO[bytes]], bool]:
    """Return what tells whether a file begins with a signature."""

    def holds(file: IO[bytes]) -> bool:
        file.seek(0)
        return file.read(len(signature)) == signature

    return holds


def office(main_part: str) -> Callable[[IO[bytes]], bool]:
    """Return what tells whether a file is a package of Office Open XML with a main part, and without macros."""

    def holds(file: IO[bytes]) -> bool:
        names = {name.lower() for name in _names_in(file)}
        if any(PurePath(name).name in MACROS for name in names):
            return False
        return {"[content_types].xml", main_part} <= names

    return holds


def is_open_document_text(file: IO[bytes]) -> bool:
    """Tell whether a file is a package that says of itself that it is an OpenDocument text."""
    if "mimetype" not in _names_in(file):
        return False
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package, package.open("mimetype") as said:
            return said.read(100).strip() == b"application/vnd.oasis.opendocument.text"
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, ValueError):
        return False


def is_plain_text(file: IO[bytes]) -> bool:
    """Tell whether a file is text without control characters, and no other kind of document under a false name."""
    file.seek(0)
    content = file.read()
    if any(content.startswith(signature) for signature in SIGNATURES):
        return False
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not CONTROL.search(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", ""))
    return False


SIGNATURES = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04")
_PACKAGE = "application/vnd.openxmlformats-officedocument"
FILE_TYPES = (
    FileType(("pdf",), "PDF", "application/pdf", begins_with(SIGNATURES[0])),
    FileType(("docx",), "DOCX", f"{_PACKAGE}.wordprocessingml.document", office("word/document.xml")),
    FileType(("xlsx",), "XLSX", f"{_PACKAGE}.spreadsheetml.sheet", office("xl/workbook.xml")),
    FileType(("odt",), "ODT", "application/vnd.oasis.opendocument.text", is_open_document_text),
    FileType(("csv",), "CSV", "text/csv", is_plain_text),
    FileType(("txt",), "TXT", "text/plain", is_plain_text),
    FileType(("png",), "PNG", "image/png", begins_with(SIGNATURES[1])),
    FileType(("jpg", "jpeg"), "JPG", "image/jpeg", begins_with(SIGNATURES[2])),
)
TITLES = ", ".join(kind.title for kind in FILE_TYPES[:-1]) + f" or {FILE_TYPES[-1].title}"
ENDINGS = tuple(ending for kind in FILE_TYPES for ending in kind.endings)


def type_named(name: str) -> FileType | None:
    """Return the kind that the ending of a name claims; `None` where it claims none that is taken."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return next((kind for kind in FILE_TYPES if ending in kind.endings), None)


def _names_in(file: IO[bytes]) -> list[str]:
    """Return the names in a ZIP package, without unpacking anything; none where the file is no such package."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            return package.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return []
