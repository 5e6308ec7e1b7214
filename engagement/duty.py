"""Whether the duties of the Act reach a provider for an area, fact by fact, and what they ask of it.

Section 1 reaches a relevant provider if some of its post-16 technical provision is English-funded and material to the
area. Each of these is worked out from facts that people recorded; what nobody answered yet is asked, never guessed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import Organisation
from engagement.dossier import Dossier, dossier_of
from engagement.facts import Answer, Element, Fact, facts_about, facts_anywhere
from lsip_portal.kit.forms.wording import lower_first
from reference.models import Area, ProviderTypeScope

HEADLINES = {True: "Subject to the duties", False: "Not subject to the duties", None: "Not known yet"}
PlanInForce = bool | Callable[[Area, date], bool]


@dataclass(frozen=True)
class DutyTask:
    """Something that the law asks of a provider."""

    key: str
    title: str
    detail: str
    citation: str


@dataclass(frozen=True)
class DutyStatus:
    """Whether the duties of section 1 reach a provider for an area on a day, why, and what they ask.

    `demonstration` says that some of what it rests on is invented.
    """

    organisation: Organisation
    area: Area
    on: date
    facts: tuple[Fact, ...]
    plan_in_force: bool
    demonstration: bool

    @property
    def subject(self) -> Answer:
        """Whether the duties reach the provider; `None` while a fact is missing that could still decide it."""
        return _all(fact.holds for fact in self.facts)

    @property
    def elements(self) -> dict[Element, Answer]:
        """Whether each of the three facts of section 1(1) holds."""
        return {element: _all(f.holds for f in self.facts if f.element == element) for element in Element}

    @property
    def headline(self) -> str:
        """The status in three words or four."""
        return HEADLINES[self.subject]

    @property
    def reason(self) -> str:
        """The status with its reason: the first fact that fails, or the first that nobody has established."""
        if self.subject:
            return f"{self.headline}: its provision is English-funded and material to {self.area}."
        deciding = next(fact for fact in self.facts if fact.holds is self.subject)
        return f"{self.headline}: {lower_first(deciding.words)}"

    @property
    def tasks(self) -> tuple[DutyTask, ...]:
        """What section 1 asks of the provider now; nothing where the duties do not reach it."""
        if not self.subject:
            return ()
        return (*(_WITH_A_PLAN if self.plan_in_force else _WITHOUT_A_PLAN), _GUIDANCE)


_WITHOUT_A_PLAN = (
    DutyTask(
        "co_operate_to_develop",
        "Co-operate in developing the plan",
        "Work with the employer representative body to help it develop a plan for approval.",
        "Act s.1(3); guidance 3.4.1",
    ),
)
_WITH_A_PLAN = (
    DutyTask(
        "co_operate_to_review",
        "Co-operate in reviewing the plan",
        "Work with the employer representative body to keep the plan under review and to develop its replacement.",
        "Act s.1(4)(a); guidance 3.4.1",
    ),
    DutyTask(
        "have_regard",
        "Have regard to the plan",
        "Weigh the plan in each decision about English-funded technical education or training after 16 to which it "
        "is relevant.",
        "Act s.1(4)(b); guidance 3.4.2",
    ),
)
_GUIDANCE = DutyTask(
    "have_regard_to_guidance",
    "Have regard to the statutory guidance",
    "Follow the guidance on how to co-operate, or have a good reason not to.",
    "Act s.1(5); guidance 1.4",
)


def duty_status(organisation: Organisation, area: Area, on: date, *, plan_in_force: PlanInForce = False) -> DutyStatus:
    """Return whether the duties of section 1 reach a provider for an area on a day.

    Args:
        organisation: the provider.
        area: a specified area.
        on: the day as on which the lists of types and funders, the provision and the decisions are read.
        plan_in_force: whether an approved and published plan is in force for the area, or a function that says so.
    """
    return status_from(dossier_of(organisation, on), area, plan_in_force=plan_in_force)


def status_from(dossier: Dossier, area: Area, *, plan_in_force: PlanInForce = False) -> DutyStatus:
    """Return the status for an area from what is known of a provider already; see `duty_status`."""
    in_force = plan_in_force(area, dossier.on) if callable(plan_in_force) else plan_in_force
    return DutyStatus(
        organisation=dossier.organisation,
        area=area,
        on=dossier.on,
        facts=tuple(facts_about(dossier, area)),
        plan_in_force=in_force,
        demonstration=dossier.is_demonstration(area),
    )


def reason_against_any(dossier: Dossier) -> str | None:
    """Return why the duties of section 1 reach a provider in no area at all; `None` where that depends on the area."""
    failed = next((fact for fact in facts_anywhere(dossier) if fact.holds is False), None)
    return f"{HEADLINES[False]}: {lower_first(failed.words)}" if failed else None


def local_needs_review(dossier: Dossier) -> DutyTask | None:
    """Return the duty of section 5, which reaches further education colleges, sixth form colleges and designated
    institutions in England, whatever they teach (guidance, footnote 8), until they are part of another."""
    scope = dossier.scope(ProviderTypeScope.Duty.LOCAL_NEEDS)
    profile = dossier.profile if dossier.merger is None else None
    if scope is None or profile is None or profile.based_in_england is False:
        return None
    return DutyTask(
        "local_needs_review",
        "Review how well provision meets local needs",
        "Review it from time to time, consider what to do alone or with others to meet local needs better, and "
        "publish the result.",
        scope.citation,
    )


def _all(answers: Iterable[Answer]) -> Answer:
    """Return False where one answer is no, else None where one is missing or there is none at all, else True."""
    given = list(answers)
    if False in given:
        return False
    return None if None in given or not given else True
