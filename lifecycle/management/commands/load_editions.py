"""Load the editions of the guidance."""

from typing import Any

from django.core.management.base import BaseCommand

from lifecycle.services import load_editions


class Command(BaseCommand):
    """Write a row for each edition of the guidance that is not in the database yet."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the editions and say which are new."""
        new = load_editions()
        self.stdout.write(f"{len(new)} new editions of the guidance." if new else "The editions are up to date.")
