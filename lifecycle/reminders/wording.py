"""What a reminder says: plain words for each duty, before its day, on it, when it is late, and to who oversees it."""

from collections import defaultdict
from collections.abc import Iterable

from django.template.loader import select_template

from lifecycle import clock, wiring
from lifecycle.models import Deadline
from lifecycle.reminders.selectors import Due

STAGES = ("before", "on_the_day", "late", "escalation")
FORCES = {
    "statute": "The Act sets this date ({source}).",
    "guidance": "The statutory guidance sets this date ({source}). It is not in the Act.",
    "terms": "The terms and conditions of designation set this date ({source}). It is not in the Act.",
    "local": "This date was set for this area ({source}). It is not in the Act.",
}


def stage_of(days_left: int, *, escalated: bool) -> str:
    """Return which of the stages a reminder speaks of on the day on which it is written."""
    if escalated:
        return "escalation"
    return "late" if days_left < 0 else "before" if days_left else "on_the_day"


def text_of(due: Due, *, escalated: bool) -> tuple[str, str]:
    """Return the subject and the body of a reminder as they are today."""
    deadline = due.deadline
    stage = stage_of(deadline.days_left, escalated=escalated)
    template = select_template([f"reminders/{deadline.clock}/{stage}.txt", f"reminders/other/{stage}.txt"])
    text = template.render(
        {
            "duty": deadline.title,
            "place": deadline.chain.title,
            "due_on": deadline.due_on,
            "days": abs(deadline.days_left),
            "today": clock.today(),
            "force": label_of(deadline),
            "owners": [str(one) for one in due.owners],
        }
    )
    subject, _, body = text.strip().partition("\n")
    return subject.strip()[:200], body.strip()


def label_of(deadline: Deadline) -> str:
    """Return how strongly a date binds and where it stands, in a sentence."""
    return FORCES[deadline.force].format(source=deadline.source)


def links(deadlines: Iterable[Deadline]) -> dict[int, str]:
    """Return the page of the record of each deadline; one question for each workflow."""
    by_workflow: dict[str, list[Deadline]] = defaultdict(list)
    for deadline in deadlines:
        by_workflow[deadline.workflow].append(deadline)
    found: dict[int, str] = {}
    for name, theirs in by_workflow.items():
        if desk := wiring.desk(name):
            records = desk.model._default_manager.in_bulk([int(one.record_id) for one in theirs])
            found |= {
                one.pk: records[int(one.record_id)].get_absolute_url()
                for one in theirs
                if int(one.record_id) in records
            }
    return found
