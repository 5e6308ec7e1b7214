"""Writes about messages and editions."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from lifecycle import clock, selectors
from lifecycle.models import Edition, Message

GUIDANCE = Path(__file__).parent / "guidance"


def mark_read(message: Message) -> None:
    """Note when a message was first read."""
    if message.read_at is None:
        message.read_at = clock.now()
        message.save(update_fields=["read_at"])


def mark_all_read(person: Any) -> int:
    """Note that a person has read every message to them, and return how many were new."""
    return selectors.messages_to(person).filter(read_at=None).update(read_at=clock.now())


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of an edition's file, by which a released revision is known."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@transaction.atomic
def load_editions(folder: Path = GUIDANCE) -> list[Edition]:
    """Write a row for each edition file that is not there yet, oldest first; return the new rows.

    Raises:
        ValueError: if a file changed after its revision was released: a change needs a new revision number.
    """
    files = {path: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    ordered = sorted(files.items(), key=lambda item: str(item[1]["edition"]["issued_on"]))
    return [edition for path, content in ordered if (edition := _load(path, content))]


def _load(path: Path, content: dict[str, Any]) -> Edition | None:
    about, digest = content.pop("edition"), digest_of_file(path)
    held = Edition.objects.filter(code=about["code"], revision=about["revision"]).first()
    if held is None:
        before = about.get("replaces")
        predecessor = Edition.objects.filter(code=before).order_by("-revision").first() if before else None
        return Edition.objects.create(
            code=about["code"],
            revision=about["revision"],
            title=about["title"],
            status=about["status"],
            issued_on=about["issued_on"],
            review_on=about.get("review_on"),
            review_note=about.get("review_note", ""),
            predecessor=predecessor,
            digest=digest,
            content=content | {"about": {k: str(v) for k, v in about.items()}},
        )
    if held.digest != digest:
        raise ValueError(f"{path.name} changed after revision {held.revision} was loaded. Give it the next revision.")
    return None
