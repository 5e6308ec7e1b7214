"""The text of a section: a ProseMirror document with a schema version, its plain form, and its HTML, made here."""

from plans.prose.documents import Document, empty, is_empty, words
from plans.prose.html import to_html
from plans.prose.plain import from_plain_text, to_plain_text
from plans.prose.schema import SCHEMA_VERSION, ProseError, validate

__all__ = [
    "SCHEMA_VERSION",
    "Document",
    "ProseError",
    "empty",
    "from_plain_text",
    "is_empty",
    "to_html",
    "to_plain_text",
    "validate",
    "words",
]
