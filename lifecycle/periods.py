"""Lengths of time as the guidance writes them: days, weeks, calendar months and years (ISO 8601 durations)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")


@dataclass(frozen=True)
class Period:
    """A length of time in whole calendar months and days."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a duration such as `P28D`, `P6W`, `P9M` or `P1Y`.

        Raises:
            ValueError: if the text is not a duration of at least one day.
        """
        match = _FORM.fullmatch(text)
        part = {name: int(value or 0) for name, value in match.groupdict().items()} if match else {}
        if not any(part.values()):
            raise ValueError(f"{text!r} is not a duration. Write it like P28D, P6W, P9M or P1Y.")
        return cls(months=12 * part["Y"] + part["M"], days=7 * part["W"] + part["D"])

    def after(self, anchor: date, times: int = 1) -> date:
        """Return the day that lies this period, or several of them, after the anchor.

        Months are calendar months, counted from the anchor itself, so that a run of them keeps its rhythm:
        31 May + 9 months is 28 February, and 29 February + 4 × 12 months is 29 February again.
        """
        month = anchor.month - 1 + self.months * times
        year, month = anchor.year + month // 12, month % 12 + 1
        day = min(anchor.day, calendar.monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days * times)

    @property
    def iso(self) -> str:
        """The period as ISO 8601 writes it: `P9M`, `P42D`."""
        return "P" + (f"{self.months}M" if self.months else "") + (f"{self.days}D" if self.days else "")

    def __str__(self) -> str:
        """Say the period in words: "28 days", "6 weeks", "9 months", "1 year"."""
        parts = [
            _count(self.months // 12, "year"),
            _count(self.months % 12, "month"),
            _count(self.days // 7, "week") if self.days % 7 == 0 and self.days != 28 else _count(self.days, "day"),
        ]
        return " and ".join(part for part in parts if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
