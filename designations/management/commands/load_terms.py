"""Load the published editions of the terms of designation."""

from typing import Any

from django.core.management.base import BaseCommand

from designations.loading import load_terms


class Command(BaseCommand):
    """Write a row for each edition of the terms of designation that is not in the database yet."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the terms and say which are new."""
        new = load_terms()
        self.stdout.write(f"{len(new)} new editions of the terms." if new else "The terms are up to date.")
