"""Load the demonstration, once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lsip_portal.demonstration import load as demonstration


class Command(BaseCommand):
    """Fill an empty portal with every area and its real body, in invented states that are labelled so."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to load some areas only."""
        parser.add_argument("--area", action="append", default=[], help="slug of an area to load; all unless given")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the demonstration unless it is there already."""
        if demonstration.is_loaded():
            self.stdout.write("The demonstration is there already.")
            return
        try:
            count = demonstration.load(self._say if options["verbosity"] > 1 else _quiet, tuple(options["area"]))
        except demonstration.NotADemonstration as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The demonstration holds {count} areas.")

    def _say(self, name: str) -> None:
        self.stdout.write(name)


def _quiet(name: str) -> None:
    """Say nothing of an area."""
