"""Check every history chain against its hashes, its witnessed heads and the database triggers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lifecycle import history, triggers
from lifecycle.models import Chain


class Command(BaseCommand):
    """Check that no entry of the history was altered, removed or cut off, and that the triggers stand."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault; exit with an error where there is one."""
        faults = [f"The trigger {name} is missing: run migrate or restore it." for name in triggers.missing()]
        chains = Chain.objects.order_by("pk")
        faults += [fault for chain in chains.iterator() for fault in history.faults_of(chain)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"The history has {len(faults)} faults.")
        self.stdout.write(f"{chains.count()} chains checked: nothing was altered, removed or cut off.")
