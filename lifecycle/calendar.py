"""Moves that no person makes: the portal makes them on their day."""

import uuid
from dataclasses import dataclass

from lifecycle.models import Actor

_PORTAL = uuid.UUID("00000000-0000-4000-8000-000000000001")


@dataclass(frozen=True)
class Portal:
    """The portal itself as the one who acts: it is signed in nowhere and holds no role."""

    actor_id: uuid.UUID
    is_authenticated: bool = False
    pk: None = None


def the_portal() -> Portal:
    """Return the portal as the one who makes a move of the calendar."""
    Actor.objects.get_or_create(id=_PORTAL, defaults={"name": "The portal, on its day"})
    return Portal(_PORTAL)
