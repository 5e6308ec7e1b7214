"""Nudges to workers: a broker that is down must not undo, or seem to undo, what was committed."""

import logging
from typing import Any

from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def nudge(task: Any, *arguments: object) -> None:
    """Send a task to a worker; where the broker does not answer, a sweep finds the work later."""
    try:
        task.delay(*arguments)
    except (OSError, OperationalError) as error:
        logger.warning("The broker did not take %s: %s", task.name, error)
