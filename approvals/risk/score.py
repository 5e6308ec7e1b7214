"""The score: each fact that counts, with its points and the sentence that says why (guidance 4.3.1: risk-based).

The weights are the judgement of the department and bind nobody: they order a list, and decide nothing. A worse fact
never lowers a score, and nothing counts that is not shown with its points.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from approvals.models.interventions import Level
from lsip_portal.kit.formats import plural

LATE_AT_ONCE, LATE_EACH_WEEK, LATE_AT_MOST = 2, 1, 8
RATINGS = {"amber": 3, "red": 8}
FOR_ATTENTION = 4
PLAN_NOT_BEGUN, PLAN_NOT_SUBMITTED = 4, 3
NOT_BEGUN_FROM, NOT_SUBMITTED_FROM = 56, 14
EACH_LACKING = 1
EACH_WARNING, WARNINGS_AT_MOST = 1, 3
STEPS = {"support": 2, "working": 4, "leadership": 7, "funding": 10, "removal": 12}
EACH_MILESTONE, MILESTONES_AT_MOST = 1, 4
MEDIUM_FROM, HIGH_FROM = 5, 10


class Band(TextChoices):
    """How much at risk an area is, in a word."""

    NONE = "none", "No action needed"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


@dataclass(frozen=True)
class LateDuty:
    """A duty that is not fulfilled although its day has passed, and how many days ago that was."""

    title: str
    days: int


@dataclass(frozen=True)
class Facts:
    """What is known of an area that counts.

    `late_milestones` is how many milestones of the delivery plan were not reached by the day expected for them.
    `warnings` is how many risks and delays the body raised are open, `step` the highest step of an open intervention.
    `rating` and `for_attention` are those of the newest progress report sent; `plan_due_in` is the days until the plan
    is due, `None` where it was submitted or has no date; `lacking` holds what the body lacks of impartiality.
    """

    late: tuple[LateDuty, ...] = ()
    late_milestones: int = 0
    warnings: int = 0
    step: str = ""
    rating: str = ""
    for_attention: bool = False
    plan_due_in: int | None = None
    plan_begun: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the working."""

    points: int
    reason: str


@dataclass(frozen=True)
class Factor:
    """Something that counts: what it is, the rule for its points, and the lines it adds for some facts."""

    title: str
    rule: str
    lines: Callable[[Facts], Iterator[Line]]


@dataclass(frozen=True)
class Risk:
    """The working of an area's score; no line means that nothing asks for action."""

    lines: tuple[Line, ...]

    @property
    def score(self) -> int:
        """The points of all lines together."""
        return sum(line.points for line in self.lines)

    @property
    def band(self) -> Band:
        """The score in a word."""
        if not self.score:
            return Band.NONE
        return Band.LOW if self.score < MEDIUM_FROM else Band.MEDIUM if self.score < HIGH_FROM else Band.HIGH


def risk_of(facts: Facts) -> Risk:
    """Return the score of some facts with its working, the heaviest line first."""
    lines = [line for factor in FACTORS for line in factor.lines(facts)]
    return Risk(tuple(sorted(lines, key=lambda line: -line.points)))


def _late(facts: Facts) -> Iterator[Line]:
    for duty in facts.late:
        points = min(LATE_AT_MOST, LATE_AT_ONCE + LATE_EACH_WEEK * (duty.days // 7))
        yield Line(points, f"{duty.title} is {plural(duty.days, 'day')} late.")


def _milestones(facts: Facts) -> Iterator[Line]:
    if late := facts.late_milestones:
        points = min(MILESTONES_AT_MOST, EACH_MILESTONE * late)
        yield Line(points, f"{plural(late, 'milestone')} of the delivery plan {'is' if late == 1 else 'are'} late.")


def _warnings(facts: Facts) -> Iterator[Line]:
    if count := facts.warnings:
        points = min(WARNINGS_AT_MOST, EACH_WARNING * count)
        said, are = plural(count, "risk or delay", "risks or delays"), "is" if count == 1 else "are"
        yield Line(points, f"The body raised {said} that {are} open.")


def _step(facts: Facts) -> Iterator[Line]:
    if points := STEPS.get(facts.step):
        yield Line(points, f"An intervention is open, at the step “{Level(facts.step).label}”.")


def _rating(facts: Facts) -> Iterator[Line]:
    if points := RATINGS.get(facts.rating):
        yield Line(points, f"The last progress report is rated {facts.rating}.")


def _attention(facts: Facts) -> Iterator[Line]:
    if facts.for_attention:
        yield Line(FOR_ATTENTION, "The last progress report is marked for attention.")


def _plan(facts: Facts) -> Iterator[Line]:
    left = facts.plan_due_in
    if left is None:
        return
    if left <= NOT_BEGUN_FROM and not facts.plan_begun:
        yield Line(PLAN_NOT_BEGUN, f"The plan {_when(left)} and is not begun.")
    if left <= NOT_SUBMITTED_FROM:
        yield Line(PLAN_NOT_SUBMITTED, f"The plan {_when(left)} and is not submitted.")


def _when(days: int) -> str:
    if days < 0:
        return "was due"
    return {0: "is due today", 1: "is due tomorrow"}.get(days, f"is due in {days} days")


def _lacking(facts: Facts) -> Iterator[Line]:
    for sentence in facts.lacking:
        yield Line(EACH_LACKING, sentence)


FACTORS = (
    Factor(
        "Late duties",
        f"{LATE_AT_ONCE} points as soon as a duty is late and {LATE_EACH_WEEK} more for each whole week, "
        f"at most {LATE_AT_MOST} for one duty.",
        _late,
    ),
    Factor(
        "Late milestones",
        f"{EACH_MILESTONE} point for each milestone of the delivery plan that is late, at most {MILESTONES_AT_MOST}.",
        _milestones,
    ),
    Factor(
        "Risks and delays raised early",
        f"{EACH_WARNING} point for each that is open, at most {WARNINGS_AT_MOST}.",
        _warnings,
    ),
    Factor(
        "An open intervention",
        "By its highest step: " + ", ".join(f"{STEPS[level.value]} for {level.label.lower()}" for level in Level) + ".",
        _step,
    ),
    Factor(
        "Rating of the last progress report",
        f"{RATINGS['amber']} points for amber, {RATINGS['red']} for red.",
        _rating,
    ),
    Factor("Marked for attention", f"{FOR_ATTENTION} points while the last report is marked.", _attention),
    Factor(
        "A plan that is due soon",
        f"{PLAN_NOT_BEGUN} points where it is not begun {NOT_BEGUN_FROM} days before its date, and "
        f"{PLAN_NOT_SUBMITTED} where it is not submitted {NOT_SUBMITTED_FROM} days before.",
        _plan,
    ),
    Factor(
        "Honesty and impartiality",
        f"{EACH_LACKING} point for each of the policy and the register that is missing or older than a year.",
        _lacking,
    ),
)
