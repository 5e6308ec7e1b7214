"""Keeping the PDF of what was submitted, with its SHA-256 in the history."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from lifecycle import jobs
from lifecycle.engine import NotPossible, run
from lifecycle.models import Entry
from plans.content import digest_of_bytes
from plans.models import Rendering, Snapshot, Version
from plans.selectors.snapshots import latest_snapshot, rendering_of


def record_rendering(wanted: Rendering, pdf: bytes, *, by: Any) -> Entry | None:
    """Keep the PDF of a snapshot, with its SHA-256 in the history; `None` if it was kept before.

    Raises:
        jobs.Cancelled: if the snapshot is no longer what stands submitted.
    """
    version, sha256 = wanted.snapshot.version, digest_of_bytes(pdf)
    with transaction.atomic():
        if Rendering.objects.select_for_update().get(pk=wanted.pk).made:
            return None
        if latest_snapshot(version) != wanted.snapshot:
            raise jobs.Cancelled
        entry = _note(version, wanted.snapshot, sha256, by)
        wanted.file.save(f"{sha256}.pdf", ContentFile(pdf), save=False)
        wanted.sha256, wanted.entry = sha256, entry
        wanted.save()
    return entry


def _note(version: Version, snapshot: Snapshot, sha256: str, by: Any) -> Entry:
    changed = {"snapshot": snapshot.number, "pdf_sha256": sha256}
    try:
        return run(version, "rendered", by=by, facts={"changed": changed}, through="job")
    except NotPossible as refusal:
        raise jobs.Cancelled from refusal


def render_again(version: Version, *, by: Any) -> Entry:
    """Put the failed job of a version's PDF back into the queue."""
    with transaction.atomic():
        entry = run(version, "render_again", by=by)
        if rendering := rendering_of(version):
            jobs.retry(rendering.job)
    return entry
