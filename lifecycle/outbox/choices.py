"""How often a person wants mail about news."""

from typing import Any

from lifecycle.models import Correspondence


def choose_news(person: Any, news: str) -> None:
    """Write down how often a person wants mail about news; what is gathered by now still comes in a last digest."""
    Correspondence.objects.update_or_create(actor_id=person.actor_id, defaults={"news": news})
