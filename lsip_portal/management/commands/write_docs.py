"""Write the pages of docs/ that come from the code, or check that they are fresh."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lsip_portal import documentation


class Command(BaseCommand):
    """Write the generated pages of docs/."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer `--check`, which writes nothing."""
        parser.add_argument("--check", action="store_true", help="fail if a page is stale, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check the pages."""
        found = documentation.stale() if options["check"] else documentation.write()
        for path in found:
            self.stdout.write(f"{'stale' if options['check'] else 'written'}: {path.name}")
        if options["check"] and found:
            raise CommandError("Pages of docs/ are stale. Run `make docs` and commit them.")
