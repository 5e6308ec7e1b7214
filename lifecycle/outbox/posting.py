"""Django's mail as the carrier: an SMTP server, or files in a folder on a developer's machine."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from lifecycle.outbox.carriers import BadAddress, Letter, NotTaken, Outcome, Receipt, Unreachable

# What servers answer of an address that will never work (RFC 5321); a policy of theirs (5.7.x) can change.
NO_SUCH_ADDRESS = frozenset({501, 510, 511, 513, 550, 551, 553, 556})
POLICY = b"5.7."


class DjangoMail:
    """The mail backend of the settings. A server cannot be asked what became of a letter."""

    def send(self, letter: Letter) -> Receipt:
        """Hand a letter over, under a Message-ID that stays the same, by which it is known if it comes twice."""
        try:
            validate_email(letter.address)
            _mail(letter).send()
        except ValidationError as error:
            raise BadAddress("This is not an email address.") from error
        except SMTPRecipientsRefused as error:
            raise _refusal(error) from error
        except SMTPDataError as error:
            raise NotTaken(f"The mail server answered {error}") from error
        except (SMTPException, OSError) as error:
            raise Unreachable(f"The mail server does not take mail: {error}") from error
        return Receipt(Outcome.ACCEPTED)

    def find(self, reference: str) -> Receipt | None:
        """Return nothing: a mail server does not say what it took before."""

    def ask(self, number: str) -> Receipt | None:
        """Return nothing: a mail server gives no number."""


def _mail(letter: Letter) -> EmailMessage:
    host = urlsplit(settings.SERVICE_URL).hostname or "localhost"
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={
            "Message-ID": f"<{letter.reference}@{host}>",
            "X-Reference": letter.reference,
            "Auto-Submitted": "auto-generated",
        },
    )


def _refusal(error: SMTPRecipientsRefused) -> Exception:
    code, words = next(iter(error.recipients.values()))
    reason = f"The mail server answered {code} {words.decode(errors='replace')}"
    lasting = code in NO_SUCH_ADDRESS and not words.startswith(POLICY)
    return BadAddress(reason) if lasting else NotTaken(reason)
