"""Loading the demonstration: every area with its real body, each at another point of its life."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import transaction

from accounts.models import Organisation, User
from lifecycle import clock
from lifecycle.selectors import current_edition
from lsip_portal.demonstration import dates, lancashire, national, officers, people
from lsip_portal.demonstration.cast import Cast, assemble
from lsip_portal.demonstration.later import remind_as_of_now
from lsip_portal.demonstration.story import Life
from reference.models import BodyDesignation
from reference.selectors import notice_of_bodies

OFFERED = (lancashire.SLUG, "greater-manchester", "cumbria", "hampshire-and-the-solent")


class NotADemonstration(Exception):
    """The portal does not run as a demonstration, so invented records must not enter it."""


def is_loaded() -> bool:
    """Say whether the demonstration is there already."""
    return User.objects.filter(email__endswith="@example.org").exists()


def load(say: Callable[[str], None], only: tuple[str, ...] = ()) -> int:
    """Load the demonstration, or some of its areas, and return how many areas it holds.

    Raises:
        NotADemonstration: outside demonstration mode.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration("The portal does not run in demonstration mode. Set LSIP_DEMONSTRATION=true to do so.")
    with transaction.atomic():
        cast = assemble()
        told = 0
        for life, tell in lives(cast):
            if not only or life.area.slug in only:
                tell(life)
                told += 1
                say(life.area.name)
        officers.share_out(cast)
        people.come_and_go(cast)
        dates.set_dates(cast, dates.places())
        remind_as_of_now()
    return told


def lives(cast: Cast) -> Iterator[tuple[Life, Callable[[Life], None]]]:
    """Yield each area of the notice of July 2026 with its body and what the demonstration tells of it."""
    today = clock.today()
    for statement in notice_of_bodies():
        slug = statement.area.slug
        scenario = national.scenario_of(slug)
        life = Life(
            cast,
            statement.area,
            body_of(statement),
            current_edition(scenario.edition),
            national.begins(scenario, today),
            offered=slug in OFFERED,
        )
        if slug == lancashire.SLUG:
            life.begins, life.edition = lancashire.BEGINS, current_edition(national.NEW)
            life.co_leads = lancashire.co_leads()
            yield life, lancashire.tell
        else:
            yield life, scenario.tell


def body_of(statement: BodyDesignation) -> Organisation:
    """Return the organisation record of a designated body, made when it is first needed."""
    return Organisation.objects.get_or_create(
        name=statement.name_as_published,
        kind=Organisation.Kind.BODY,
        defaults={"website": statement.website[:200]},
    )[0]
