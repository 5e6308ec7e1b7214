"""Checking that what was frozen at submission, and the files made from it, are still what the history says."""

from collections.abc import Iterator

from lifecycle.models import Entry
from lifecycle.selectors import facts_of
from plans.content import digest_of_bytes
from plans.models import Rendering, Snapshot


def faults_of_snapshots() -> Iterator[str]:
    """Yield a sentence for each snapshot or PDF that is not what was submitted or made."""
    for snapshot in Snapshot.objects.select_related("entry").order_by("pk").iterator():
        if digest_of_bytes(snapshot.content.encode()) != _noted(snapshot.entry, "sha256"):
            yield f"Snapshot {snapshot.number} of plan version {snapshot.version_id} is not what was submitted."
    for rendering in (
        Rendering.objects.exclude(entry=None).select_related("entry", "snapshot").order_by("pk").iterator()
    ):
        if _digest(rendering) != _noted(rendering.entry, "pdf_sha256"):
            snapshot = rendering.snapshot
            yield f"The PDF of snapshot {snapshot.number} of plan version {snapshot.version_id} was altered or lost."


def _noted(entry: Entry | None, name: str) -> str:
    """Return a digest that an entry wrote down; nothing matches where there is none."""
    return str(facts_of(entry)["changed"].get(name)) if entry else "nothing was written down"


def _digest(rendering: Rendering) -> str:
    try:
        with rendering.file.open("rb") as file:
            return digest_of_bytes(file.read())
    except OSError:
        return ""
