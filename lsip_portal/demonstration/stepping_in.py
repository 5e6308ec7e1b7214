"""Where the department steps in, in the demonstration: intelligence, and interventions on the ladder."""

from collections.abc import Callable
from datetime import timedelta

from accounts.roles import CASE_OFFICER, ERB_EDITOR
from approvals.intelligence import services as learning
from approvals.interventions import services
from approvals.models import Audience, Case, Intervention, InterventionState, Level, Practice, Result
from approvals.practice import services as sharing
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Entry
from lsip_portal.demonstration.story import Life
from plans.models import ProgressReport

STEPS: dict[Level, tuple[Callable[..., Entry], dict[str, str]]] = {
    Level.SUPPORT: (services.give_support, {}),
    Level.WORKING: (services.raise_at_working_level, {}),
    Level.LEADERSHIP: (
        services.raise_with_leaders,
        {"leader": "Chief executive (demonstration)", "leader_role": "Chief executive"},
    ),
}


def learn(life: Life, record: Designation, *, on: int) -> None:
    """Record on a day what a provider and an employer told the department, and share the first with the ERB."""
    officer = life.cast[CASE_OFFICER]
    with clock.at(life.day(on)):
        heard = learning.new_intelligence(record)
        learning.record_intelligence(
            heard,
            by=officer,
            learned_on=clock.today() - timedelta(days=2),
            source_kind="provider",
            source="Principal of a college (demonstration)",
            what="Demonstration: the working group with colleges has not met for two months.",
            confidence="likely",
            audience=Audience.DEPARTMENT,
        )
        learning.share(
            heard,
            by=officer,
            shared_text="Demonstration: we hear that the working group with colleges meets seldom. Is that so?",
        )
        learning.record_intelligence(
            learning.new_intelligence(record),
            by=officer,
            learned_on=clock.today(),
            source_kind="employer",
            source="Owner of a small firm (demonstration)",
            what="Demonstration: small firms on the estate do not know of the plan.",
            confidence="untested",
            audience=Audience.DEPARTMENT,
        )


def help_with_a_report(life: Life, record: Designation, *, on: int) -> None:
    """Tell of an amber report that led to an intervention, which ended well after support."""
    officer = life.cast[CASE_OFFICER]
    report = ProgressReport.objects.filter(designation=record, rating="amber").first()
    case = services.new_intervention(record)
    with clock.at(life.day(on)):
        services.open_intervention(
            case,
            by=officer,
            origin={"report": report} if report else {},
            title="Small firms are not heard",
            phase=Intervention.Phase.DEVELOPMENT,
            kind=Intervention.Kind.ENGAGEMENT,
            issue="Demonstration: the report is amber, and few small firms have answered.",
            aim="Demonstration: forty small firms are interviewed before the plan is drafted.",
        )
    climb(life, case, Level.SUPPORT, on=on + 3, result=Result.RESOLVED)
    with clock.at(life.day(on + 30)):
        services.close(
            case,
            by=officer,
            result=Result.RESOLVED,
            outcome="Demonstration: forty-three small firms were heard.",
            learned="Demonstration: meetings at breakfast, on the firm’s own site, bring more answers than a survey.",
        )


def share_what_was_learned(life: Life, record: Designation, *, on: int) -> None:
    """Post what was learned in a closed intervention as good practice, for the body."""
    case = Intervention.objects.filter(designation=record, state=InterventionState.CLOSED).first()
    with clock.at(life.day(on)):
        sharing.post(
            sharing.new_practice(record.scope),
            by=life.cast[ERB_EDITOR],
            learned_in=case,
            title="Breakfast meetings on the site of a firm",
            stage=Practice.Stage.LISTENING,
            topic=Practice.Topic.EMPLOYERS,
            text="Demonstration: forty-three small firms came to six breakfasts, where a survey had brought nine.",
        )


def go_up(life: Life, record: Designation, *, on: int) -> None:
    """Tell of an intervention that went up to the leadership of the ERB."""
    case = services.new_intervention(record)
    with clock.at(life.day(on)):
        services.open_intervention(
            case,
            by=life.cast[CASE_OFFICER],
            origin={},
            title="The working group with colleges does not meet",
            phase=Intervention.Phase.DEVELOPMENT,
            kind=Intervention.Kind.GOVERNANCE,
            issue="Demonstration: the group has not met for two months, and the plan is being drafted without it.",
            aim="Demonstration: the group meets every month until the plan is submitted.",
        )
    climb(life, case, Level.SUPPORT, on=on + 2, result=Result.NOT_RESOLVED)
    climb(life, case, Level.WORKING, on=on + 14, result=Result.PARTLY)
    climb(life, case, Level.LEADERSHIP, on=on + 26)


def act_on_a_return(life: Life, returned: Case, *, on: int) -> None:
    """Tell of a plan that was returned, and of the support that followed (guidance 6.5)."""
    case = services.new_intervention(returned.version.designation)
    with clock.at(life.day(on)):
        services.open_intervention(
            case,
            by=life.cast[CASE_OFFICER],
            origin={"case": returned},
            title="The plan cannot be approved yet",
            phase=Intervention.Phase.DEVELOPMENT,
            kind=Intervention.Kind.APPROVAL,
            issue="Demonstration: the plan was returned with concerns.",
            aim="Demonstration: the plan comes back with every concern met.",
        )
    climb(life, case, Level.SUPPORT, on=on + 2)


def climb(life: Life, case: Intervention, level: Level, *, on: int, result: Result | None = None) -> None:
    """Take a step on a day, and record its outcome ten days later where there is one."""
    take, named = STEPS[level]
    officer = life.cast[CASE_OFFICER]
    with clock.at(life.day(on)):
        take(
            case,
            by=officer,
            issue="Demonstration: what was agreed before is not done.",
            agreed="Demonstration: the ERB sets a date, and the department sends somebody who helps.",
            by_when=clock.today() + timedelta(days=10),
            **named,
        )
    if result is None:
        return
    with clock.at(life.day(on + 10)):
        step = case.last_step
        if step is None:
            raise ValueError("The step was just taken.")
        services.record_outcome(
            case,
            by=officer,
            step=step,
            result=result,
            outcome="Demonstration: half of what was agreed is done.",
            ended_on=clock.today(),
        )
