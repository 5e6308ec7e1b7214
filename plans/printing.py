"""The document of a plan as HTML for print, made from a frozen snapshot."""

from django.template.loader import render_to_string

from plans.document import Document
from plans.models import Snapshot


def html_of(snapshot: Snapshot) -> str:
    """Return the whole document of a snapshot as HTML for print, with its stylesheet inside."""
    return for_print(Document(snapshot.data, sha256=snapshot.sha256, linked=False))


def for_print(document: Document) -> str:
    """Return a document as HTML for print."""
    return render_to_string("plans/report.html", {"doc": document})
