"""What is due over all areas of a person in one list, each line leading to where it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from designations.models import Designation
from lifecycle.models import Deadline
from lifecycle.workflow import tables
from lsip_portal.home.local import BEGINNINGS, Workplace


@dataclass(frozen=True)
class Task:
    """Something due for a designation, where it stands, and the page on which it is done; no day means at once."""

    title: str
    designation: Designation
    href: str
    standing: str
    due_on: date | None = None
    duty: Deadline | None = None


def tasks(workplaces: Iterable[Workplace], today: date) -> list[Task]:
    """Return everything due, the latest first; what lacks a date stands between what is late and what is to come."""
    found = [task for place in workplaces for task in [*_duties(place), *_flags(place)]]
    return sorted(found, key=lambda task: task.due_on or today)


def _duties(place: Workplace) -> list[Task]:
    return [_duty(place, deadline) for deadline in place.due]


def _duty(place: Workplace, deadline: Deadline) -> Task:
    """Lead to the record in work that answers the duty, else to its beginning, else to where it is kept."""
    answer = _answer_to(deadline.clock)
    record = next((one for one in place.open if one.workflow_name == answer), None)
    if record is not None:
        href, standing = record.get_absolute_url(), str(tables()[answer].states(record.state).label)
    elif answer in place.beginnings:
        href, standing = place.beginnings[answer].href, place.beginnings[answer].label
    else:
        href, standing = _kept_at(place.designation, answer) if answer else reverse("deadline", args=[deadline.pk]), ""
    return Task(deadline.title, place.designation, href, standing, deadline.due_on, deadline)


def _answer_to(clock: str) -> str:
    """Return the workflow one of whose moves fulfils a clock's duty; nothing where none does."""
    return next((name for name in BEGINNINGS if any(clock in row.stops for row in tables()[name].moves)), "")


def _kept_at(designation: Designation, answer: str) -> str:
    delivery = answer in ("delivery-plan", "progress-report")
    return reverse("delivery" if delivery else "plans_of_designation", args=[designation.pk])


def _flags(place: Workplace) -> list[Task]:
    href = reverse("impartiality", args=[place.designation.pk])
    return [Task(flag, place.designation, href, "") for flag in place.flags]
