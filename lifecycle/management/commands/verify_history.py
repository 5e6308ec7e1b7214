"""Check every history chain against its hashes, witnessed heads and triggers, and against what was frozen."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lifecycle import history, triggers, wiring
from lifecycle.models import Chain


class Command(BaseCommand):
    """Check that no entry of the history, and nothing that was frozen with one, was altered, removed or cut off."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault; exit with an error where there is one."""
        faults = [f"The trigger {name} is missing: run migrate or restore it." for name in triggers.missing()]
        chains = Chain.objects.order_by("pk")
        faults += [fault for chain in chains.iterator() for fault in history.faults_of(chain)]
        faults += [fault for verify in wiring.verifiers() for fault in verify()]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"The history has {len(faults)} faults.")
        self.stdout.write(f"{chains.count()} chains checked: nothing was altered, removed or cut off.")
