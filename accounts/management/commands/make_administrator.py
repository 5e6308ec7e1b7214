"""Make one person the first administrator of access."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts import services
from lifecycle.engine import NotPossible


class Command(BaseCommand):
    """Make one person the first administrator of access; it refuses where there is one: that one invites the next."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for an address and a name."""
        parser.add_argument("email", help="the person's own address at work")
        parser.add_argument("--name", default="", help="the person's full name, for a new account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the administrator."""
        email = options["email"].strip()
        try:
            validate_email(email)
            held = services.make_administrator(email, name=options["name"].strip())
        except ValidationError as error:
            raise CommandError(f"{email} is no email address.") from error
        except NotPossible as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"{held.person} is an administrator of access and can sign in as {held.person.email}.")
