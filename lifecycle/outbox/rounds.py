"""Handing a message over anew, deliberately: a round of its own, under another reference."""

from datetime import datetime
from typing import Any

from django.db.models import F

from lifecycle.models import Message


def another_round(begins_at: datetime) -> dict[str, Any]:
    """Return the fields of a message that is to be handed over anew."""
    return {
        "status": Message.Status.WAITING,
        "round": F("round") + 1,
        "attempts": 0,
        "next_attempt_at": begins_at,
        "sent_at": None,
        "failed_at": None,
        "failure": "",
        "receipt": "",
    }
