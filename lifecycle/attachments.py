"""Keeping the files that are given with a move, and checking that they are still what was given."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage

from lifecycle import clock, wiring
from lifecycle.models import Attachment, Entry
from lsip_portal.kit.forms.uploads import Upload

FOLDER = "attachments"
IN_FLIGHT = timedelta(days=1)  # a younger file may belong to a transaction that has not ended


def attachment_seen_by(person: Any, pk: int) -> Attachment | None:
    """Return a file of the history of a record that the person may see; `None` where there is none."""
    found = Attachment.objects.select_related("entry").filter(pk=pk).first()
    desk = wiring.desk(found.entry.workflow) if found else None
    if found is None or desk is None or not desk.seen_by(person).filter(pk=found.entry.record_id).exists():
        return None
    return found


def facts_of(files: Sequence[Upload]) -> dict[str, object]:
    """Return what the payload of an entry says of its files: the digest of each."""
    digests = [upload.sha256 for upload in files]
    return {"attachments": digests} if digests else {}


def attach(entry: Entry, files: Sequence[Upload]) -> None:
    """Keep the files of an entry, each under a name that nobody can guess."""
    for upload in files:
        scan = Attachment.Scan.CLEAN if upload.scanned else Attachment.Scan.NOT_SCANNED
        upload.file.seek(0)
        Attachment.objects.create(
            entry=entry,
            name=upload.name,
            file=File(upload.file, name=secrets.token_urlsafe(24)),
            sha256=upload.sha256,
            media_type=upload.media_type,
            size=upload.size,
            scan=scan,
        )


def faults_of(entry: Entry, facts: dict[str, Any]) -> Iterator[str]:
    """Yield a sentence for each file of an entry that was altered, lost, added or taken away."""
    name = f"Entry {entry.sequence} of chain {entry.chain_id}"
    held = list(entry.attachments.all())
    if sorted(one.sha256 for one in held) != sorted(facts.get("attachments", [])):
        yield f"{name} does not have the files that its payload names."
    for attachment in held:
        if _digest(attachment) != attachment.sha256:
            yield f"{name}: the file {attachment.name!r} was altered or lost."


def _digest(attachment: Attachment) -> str:
    digest = hashlib.sha256()
    try:
        with attachment.file.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def remove_unreferenced() -> int:
    """Delete stored files that no entry has, left by transactions that were undone; return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    stored = {f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]}
    kept = set(Attachment.objects.filter(file__startswith=FOLDER).values_list("file", flat=True))
    old = [one for one in stored - kept if default_storage.get_modified_time(one) < clock.now() - IN_FLIGHT]
    for name in old:
        default_storage.delete(name)
    return len(old)
