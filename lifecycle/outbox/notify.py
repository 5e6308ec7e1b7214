"""GOV.UK Notify as the carrier, by its REST API: https://docs.notifications.service.gov.uk/rest-api.html

One template in Notify carries every letter: its subject is ((subject)) and its body is ((body)).
"""

from collections.abc import Sequence
from typing import Any

import jwt
import requests
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from lifecycle import clock
from lifecycle.outbox.carriers import BadAddress, Letter, NotTaken, Outcome, Receipt, Unreachable, configured

OUTCOMES = {
    "delivered": Outcome.DELIVERED,
    "permanent-failure": Outcome.NO_SUCH_ADDRESS,
    "temporary-failure": Outcome.NOT_TAKEN,
    "technical-failure": Outcome.NOT_TAKEN,
}


class Notify:
    """The account of the portal with GOV.UK Notify."""

    def __init__(self, key: str, template: str, address: str) -> None:
        """Take a key as Notify shows it: its name, the id of the service and the secret, with hyphens between."""
        self.service, self.secret = key[-73:-37], key[-36:]
        self.template, self.address = template, address

    def send(self, letter: Letter) -> Receipt:
        """Hand a letter over."""
        answer = self._call(
            "POST",
            "/v2/notifications/email",
            json={
                "email_address": letter.address,
                "template_id": self.template,
                "personalisation": {"subject": letter.subject, "body": letter.body},
                "reference": letter.reference,
            },
        )
        return Receipt(Outcome.ACCEPTED, number=str(answer.get("id", "")))

    def find(self, reference: str) -> Receipt | None:
        """Return what became of the newest letter with a reference."""
        found = self._call("GET", "/v2/notifications", params={"reference": reference}).get("notifications", [])
        return receipt_of(found[0]) if found else None

    def ask(self, number: str) -> Receipt | None:
        """Return what became of a letter; Notify forgets it after a week."""
        try:
            return receipt_of(self._call("GET", f"/v2/notifications/{number}"))
        except NotTaken:
            return None

    def _call(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token()}"}
        try:
            answer = requests.request(
                method, self.address + path, headers=headers, timeout=settings.EMAIL_TIMEOUT, **given
            )
            body = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise Unreachable(f"GOV.UK Notify does not answer: {error}") from error
        if not answer.ok:
            raise _refusal(answer.status_code, body)
        return dict(body)

    def _token(self) -> str:
        claims = {"iss": self.service, "iat": int(clock.now().timestamp())}
        return jwt.encode(claims, self.secret, algorithm="HS256")


def receipt_of(notification: dict[str, Any]) -> Receipt:
    """Return what Notify says of a letter, in a notification or in a call back."""
    status = str(notification.get("status", ""))
    outcome = OUTCOMES.get(status, Outcome.ACCEPTED)
    return Receipt(outcome, number=str(notification.get("id", "")), detail=f"GOV.UK Notify says: {status}")


def _refusal(status: int, body: Any) -> Exception:
    """Return what a refusal of Notify means: of this letter, or of everything."""
    errors = body.get("errors", []) if isinstance(body, dict) else []
    words = "; ".join(str(error.get("message", "")) for error in errors if isinstance(error, dict))
    reason = f"GOV.UK Notify answered {status}: {words or 'without a reason'}"
    if status == 400 and "email_address" in words:
        return BadAddress(reason)
    if status == 404 or (status == 400 and "recipient" in words):
        return NotTaken(reason)
    return Unreachable(reason)


class NotifyBackend(BaseEmailBackend):
    """Django's mail by Notify, for what is sent outside the outbox: codes and links for signing in."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Hand each mail over at once, for each of its addresses, and return how many mails were taken."""
        carrier = configured()
        for mail in email_messages:
            for address in mail.recipients():
                carrier.send(Letter("sign-in", address, str(mail.subject), str(mail.body)))
        return len(email_messages)
