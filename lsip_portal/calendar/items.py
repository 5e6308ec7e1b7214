"""What stands in the calendar: one dated duty or period, whichever record it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifecycle import clock


class Standing(StrEnum):
    """Where a dated duty stands today."""

    LATE = "late"
    DUE = "due"
    DONE = "done"
    DONE_LATE = "done_late"
    OVER = "over"
    SET = "set"

    @property
    def label(self) -> str:
        """The standing in words."""
        return LABELS[self]


LABELS = {
    Standing.LATE: "Late",
    Standing.DUE: "Due",
    Standing.DONE: "Done",
    Standing.DONE_LATE: "Done late",
    Standing.OVER: "No longer due",
    Standing.SET: "Set",
}


@dataclass(frozen=True)
class Item:
    """A date in the calendar.

    `key` names it for ever, in feeds too; `last` is the last day of a period, the day itself for a duty. `who` is whose
    it is to do. `first_on` is the day that was set first where the date was moved, with the `reason`; `revision` counts
    its changes.
    """

    key: str
    on: date
    title: str
    place: str
    place_id: int | None
    who: str
    href: str
    force: str
    source: str
    standing: Standing
    last: date
    first_on: date | None = None
    reason: str = ""
    revision: int = 0
    days_late: int = 0
    demonstration: bool = False


def open_standing(due_on: date) -> Standing:
    """Return where a duty that is not met stands today; a deadline ends at the end of its day."""
    return Standing.LATE if due_on < clock.today() else Standing.DUE


@dataclass(frozen=True)
class Window:
    """The days that a reading of the calendar is about, both included, and the place where it is about one."""

    first: date
    last: date
    place: int | None = None
    only_open: bool = False
