"""Remove the second factors of a person whom nobody else can help: the last administrator of access."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.resets import services
from accounts.selectors import person_with_address
from lifecycle.engine import NotPossible


class Command(BaseCommand):
    """Remove the second factors of a person, sign them out everywhere, and tell them; they set up another one."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for an address and a reason."""
        parser.add_argument("email", help="the address with which the person signs in")
        parser.add_argument("--reason", required=True, help="why, and how you made sure that it is them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them."""
        person = person_with_address(options["email"].strip())
        if person is None:
            raise CommandError(f"Nobody signs in with {options['email']}.")
        try:
            services.rescue(person, note=options["reason"])
        except NotPossible as refusal:
            raise CommandError(" ".join(refusal.reasons)) from refusal
        self.stdout.write(f"{person} has no second factor any more, and sets one up at the next sign-in.")
