"""One designation after another for an area: giving way, and taking the people along."""

from typing import Any

from accounts.models import RoleHeld
from accounts.roles import BY_NAME
from accounts.services import give_role
from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run


def make_way(record: Designation, *, by: Any) -> None:
    """End the designation that a redesignation follows the day before it takes effect, unless its end is set already.

    It runs in the transaction of the publication, before it, so that an area never has two bodies on one day.
    """
    before = record.follows
    if before is None or before.ended_on or record.effective_on is None:
        return
    run(before, "be_succeeded", by=by, facts={"ended_on": record.effective_on}, through="designation")
    take_people_along(record)


def take_people_along(record: Designation) -> None:
    """Give the people of a body that is redesignated the roles that they hold today under the designation before."""
    before = record.follows
    if before is None or before.body_id != record.body_id:
        return
    held = RoleHeld.objects.on(clock.today()).filter(scope=before.scope)
    for role in held.select_related("person", "organisation"):
        give_role(role.person, role=BY_NAME[role.role], scope=record.scope, organisation=role.organisation)
