"""What the working page of a version shows at a glance: what is written, what is ready, and the PDF in work."""

from dataclasses import dataclass

from designations.models import Designation
from lifecycle.models import Deadline, Edition, Job
from lifecycle.selectors import open_deadlines
from plans import prose
from plans.models import Action, AuthorityStatement, Change, Priority, Rendering, Version
from plans.selectors.carrying import asked_anew
from plans.selectors.priorities import actions_of, priorities_of, wanting
from plans.selectors.sections import PlacedSection, placed_sections
from plans.selectors.snapshots import rendering_of

CLOCKS = ("plan_ready", "annual_review")


@dataclass(frozen=True)
class PartAtAGlance:
    """A part of the template with its sections."""

    title: str
    sections: list[PlacedSection]


@dataclass(frozen=True)
class PriorityAtAGlance:
    """A priority, what it still lacks, its changes, and what this edition asks of one that another edition did not."""

    priority: Priority
    wanting: list[str]
    changes: list[Change]
    asked_anew: list[str]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing and a change follows from it."""
        return not self.wanting and bool(self.changes)


@dataclass(frozen=True)
class Overview:
    """A version at a glance."""

    parts: list[PartAtAGlance]
    priorities: list[PriorityAtAGlance]
    actions: list[Action]
    rendering: Rendering | None
    duties: list[Deadline]
    words: int

    @property
    def job(self) -> Job | None:
        """The job that makes the PDF, if one was asked for."""
        return self.rendering.job if self.rendering else None


def overview_of(version: Version) -> Overview:
    """Return a version at a glance."""
    placed = placed_sections(version)
    parts: dict[str, PartAtAGlance] = {}
    for one in placed:
        parts.setdefault(one.part.key, PartAtAGlance(one.part.title, [])).sections.append(one)
    return Overview(
        parts=list(parts.values()),
        priorities=[_at_a_glance(priority, version.edition) for priority in priorities_of(version)],
        actions=list(actions_of(version)),
        rendering=rendering_of(version),
        duties=duties(version.designation),
        words=sum(prose.words(one.section.content) for one in placed if one.part.counts),
    )


def _at_a_glance(priority: Priority, edition: Edition) -> PriorityAtAGlance:
    origin = priority.came_from
    anew = asked_anew(priority, priority.needs.all(), origin.version.edition, edition) if origin else []
    return PriorityAtAGlance(priority, wanting(priority), list(priority.changes.all()), anew)


def duties(designation: Designation) -> list[Deadline]:
    """Return the open duties of a designation that concern its plan, the next one first."""
    return list(open_deadlines([designation.chain]).filter(clock__in=CLOCKS))


def changed_since(statement: AuthorityStatement) -> list[str]:
    """Return the titles of the sections that were saved after an authority signed."""
    seen = statement.saw.get("revisions", {})
    if not seen:
        return []
    placed = placed_sections(statement.version)
    return [one.title for one in placed if one.section.revision != seen.get(one.section.key)]
