"""`manage.py preview_reminders --on 2027-03-01`: which reminders would go out on a day, and to whom."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from lifecycle import clock
from lifecycle.reminders import selectors, wording


class Command(BaseCommand):
    """Show what would be sent on a day if nothing changed until then; nothing is written or sent."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the day, and whether the whole text is wanted."""
        parser.add_argument("--on", type=_day, default=None, metavar="2027-03-01", help="The day; today unless given.")
        parser.add_argument("--text", action="store_true", help="Show the whole text of each reminder.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each reminder, and how many there are."""
        day = options["on"] or clock.today()
        with clock.at(day):
            due = selectors.due_on_day(day)
            number = sum(self._show(one, whole=options["text"]) for one in due)
            closed = "" if selectors.goes_out_on(day) else " Reminders go out on working days only."
        noun = "reminder" if number == 1 else "reminders"
        self.stdout.write(f"{number or 'No'} {noun} would go out on {day:%A} {day.day} {day:%B %Y}.{closed}")

    def _show(self, due: selectors.Due, *, whole: bool) -> int:
        for person, escalated in due.told:
            subject, body = wording.text_of(due, escalated=escalated)
            self.stdout.write(f"{person.address or 'no address'}: {subject}")
            if whole:
                self.stdout.write(f"\n{body}\n")
        if not due.told:
            self.stdout.write(f"nobody to remind: {due.deadline.chain.title}, {due.deadline}")
        return len(due.told)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a day. Write it like 2027-03-01.") from error
