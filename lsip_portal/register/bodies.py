"""The public page of a body: which areas it holds and held, as what, and the notices of it."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from designations.models import StandardsConfirmation
from designations.selectors import last_confirmation_of
from designations.selectors.public import Announcement, Holding, announcements, holdings_of


@dataclass(frozen=True)
class BodyInPublic:
    """A body with the areas that it holds on a day, will hold and held, its notices, and its word on the standards."""

    body: Organisation
    now: list[Holding]
    coming: list[Holding]
    over: list[Holding]
    notices: list[Announcement]
    confirmation: StandardsConfirmation | None


def body_in_public(body: Organisation, today: date) -> BodyInPublic:
    """Gather what everybody may read about a body, in a number of queries that does not grow with the records."""
    holdings = holdings_of(body)
    over = [holding for holding in holdings if holding.is_over(today)]
    coming = [holding for holding in holdings if holding.is_to_come(today) and holding not in over]
    now = [holding for holding in holdings if holding not in over and holding not in coming]
    return BodyInPublic(body, now, coming, over, announcements(of=body), last_confirmation_of(body))
