"""Saving on top of what somebody else saved meanwhile: refused, so that neither text is lost or lost sight of."""

from typing import Any

from lifecycle.engine import NotPossible


class OutdatedError(NotPossible):
    """Something was saved by somebody else after it was opened; nothing is saved. `held` is what is saved now."""

    def __init__(self, held: Any) -> None:
        self.held = held
        what = held._meta.verbose_name
        super().__init__(
            f"Somebody saved this {what} after you opened it. Read their words beside yours, then save again."
        )
