"""Which officer of the department looks after which area in the demonstration, and who covers soon."""

from datetime import timedelta

from accounts import services
from accounts.models import User
from accounts.roles import CASE_OFFICER
from accounts.selectors import nation
from approvals.caseload import services as caseload
from lifecycle import clock
from lsip_portal.demonstration.cast import SINCE, Cast
from reference.models import Area

SECOND = "second-case-officer@example.org"
FIRST_AREAS = ("the-marches", "kent-and-medway", "greater-manchester", "cumbria", "lancashire")
SECOND_AREAS = ("worcestershire", "cornwall-and-the-isles-of-scilly", "hertfordshire")
AWAY_IN_DAYS, AWAY_FOR_DAYS = 30, 12


def share_out(cast: Cast) -> None:
    """Give some areas to two officers, leave the others to all, and let one cover for the other next month."""
    first, second = cast[CASE_OFFICER], _second(cast)
    for officer, slugs in ((first, FIRST_AREAS), (second, SECOND_AREAS)):
        for area in Area.objects.on(clock.today()).filter(slug__in=slugs):
            assignment = caseload.new_assignment(area)
            assignment.demonstration = True
            caseload.assign(assignment, by=first, officer=officer)
    cover = caseload.new_cover(first)
    cover.demonstration = True
    since = clock.today() + timedelta(days=AWAY_IN_DAYS)
    caseload.arrange(cover, by=first, covering=second, since=since, until=since + timedelta(days=AWAY_FOR_DAYS))


def _second(cast: Cast) -> User:
    person = User.objects.create_user(SECOND, name="Second case officer")
    organisation = services.organisation_of(nation())
    services.give_role(
        person, role=CASE_OFFICER, scope=nation(), organisation=organisation, since=SINCE, demonstration=True
    )
    return person
