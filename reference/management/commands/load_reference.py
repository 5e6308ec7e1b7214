"""`manage.py load_reference`: load the reference data, doing only what has changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reference.loading.problems import BrokenReferenceData
from reference.services import load_reference


class Command(BaseCommand):
    """Load every reference file that changed since the last time; a broken file leaves everything as it was."""

    help = "Loads the reference data from reference/data. Files that have not changed are skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the two ways of loading."""
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument(
            "--only-if-changed", action="store_true", help="Skip files that have not changed (the default)."
        )
        ways.add_argument("--again", action="store_true", help="Load every file again.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print one line for each file."""
        try:
            loaded = load_reference(again=options["again"])
        except BrokenReferenceData as broken:
            raise CommandError(str(broken)) from broken
        for file in loaded:
            self.stdout.write(f"{'loaded' if file.changed else 'unchanged':<10}{file.rows:>7}  {file.title}")
