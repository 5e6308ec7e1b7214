"""What happens to designations by itself: moves that the portal makes because their day has come."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from designations import ending
from designations.selectors import over_on
from designations.terms_changes import selectors as terms_changes
from designations.terms_changes import services as changing_terms
from lifecycle import clock
from lifecycle.engine import NotPossible

logger = logging.getLogger(__name__)


def keep() -> int:
    """Make the moves whose day has come and return how many: run twice, it makes none the second time.

    A record that refuses is logged and does not hold up the others.
    """
    return sum(_made(act, record) for records, act in _of_today(clock.today()) for record in list(records))


def _of_today(today: date) -> Iterator[tuple[Iterable[Any], Callable[[Any], None]]]:
    """Yield what is due on a day with what to do with it, in the order in which it happens."""
    yield terms_changes.silent_on(today), changing_terms.bind
    yield terms_changes.beginning_on(today), changing_terms.put_into_effect
    yield over_on(today), ending.end


def _made(act: Callable[[Any], None], record: Any) -> bool:
    try:
        act(record)
    except NotPossible as refusal:
        logger.error("%s of %s %s was refused: %s", act.__name__, record.workflow_name, record.pk, refusal.reasons)
        return False
    return True
