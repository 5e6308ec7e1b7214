"""How days, moments, money and numbers are written on a page: plain functions, also used as Jinja2 filters."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils import dateformat
from markupsafe import Markup, escape

LONDON = ZoneInfo("Europe/London")
PENNY = Decimal("0.01")


def day(value: date) -> str:
    """Write a day, or the London day of an aware moment: "22 November 2026"."""
    return dateformat.format(_london_day(value), "j F Y")


def day_short(value: date) -> str:
    """Write a day, or the London day of an aware moment, for a narrow column: "22 Nov 2026"."""
    return dateformat.format(_london_day(value), "j M Y")


def iso_day(value: str) -> str:
    """Write a day that is held as text, such as "2026-11-22", for a narrow column: "22 Nov 2026"."""
    return day_short(date.fromisoformat(value))


def moment(value: datetime) -> str:
    """Write an aware moment in London time: "22 November 2026 at 4:05pm".

    Raises:
        ValueError: if the moment has no time zone.
    """
    if value.tzinfo is None:
        raise ValueError("A moment is written in London time, so it needs a time zone.")
    local = value.astimezone(LONDON)
    return f"{day(local)} at {_clock(local)}"


def pounds(value: Decimal | int) -> str:
    """Write an amount of money in pounds, with pence only where there are some: "£160,000", "£1,234.50"."""
    amount = Decimal(value).quantize(PENNY, ROUND_HALF_UP)
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.{0 if amount == amount.to_integral_value() else 2}f}"


def number(value: Decimal | int | float) -> str:
    """Write a number with separators between its thousands: "12,345"."""
    return f"{value:,}"


def file_size(size: int) -> str:
    """Write the size of a file: "812 bytes", "34KB", "1.2MB"."""
    if size < 1000:
        return plural(size, "byte")
    if size < 999_500:
        return f"{round(size / 1000)}KB"
    return f"{size / 1_000_000:.1f}MB"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: "1 plan", "2 plans"; the plural adds an s unless it is given."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def days_until(due: date, today: date) -> str:
    """Write how far a day is from today: "in 3 days", "today", "2 days late"."""
    days = (due - today).days
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} late"


def host(address: str) -> str:
    """Write the site of an address on the web, for a link that says where it leads: "gov.uk"."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def paragraphs(text: str) -> Markup:
    """Turn plain text into escaped paragraphs: a blank line parts two of them, a line break stays a line break."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return Markup("\n").join(
        Markup('<p class="govuk-body">{}</p>').format(Markup("<br>").join(escape(line) for line in block.split("\n")))
        for block in blocks
        if block
    )


def _london_day(value: date) -> date:
    """Return the day as it is, or the day in London on which an aware moment lies."""
    return value.astimezone(LONDON).date() if isinstance(value, datetime) else value


def _clock(local: datetime) -> str:
    """Write the time of day the GOV.UK way: "4:05pm", "11am", "midday", "midnight"."""
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{hour}{half}" if local.minute == 0 else f"{hour}:{local.minute:02}{half}"
