"""Steps from the first engagement to publication, in the demonstration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import Organisation, User
from accounts.roles import (
    ASSESSOR,
    CASE_OFFICER,
    DECISION_MAKER,
    PUBLISHER,
)
from approvals import board, selectors
from approvals import services as deciding
from approvals.models import Case
from designations.models import Designation
from engagement.models import Need
from lifecycle import clock, jobs
from lifecycle.engine import run
from lsip_portal.demonstration.story import Life
from plans.models import AuthorityStatement, Priority, Version
from plans.selectors.sections import placed_sections
from plans.selectors.snapshots import rendering_of
from plans.services import parts, sections, statements
from plans.services import plan as planning
from reference.models import Occupation
from reference.selectors import relevant_authorities_covering


@dataclass(frozen=True)
class Wish:
    """What a priority of the demonstration asks for."""

    code: str
    title: str
    skills: str
    occupations: tuple[str, ...]
    levels: tuple[int, int] = (2, 4)
    kind: str = Priority.Kind.SECTOR
    status: str = Priority.Status.CURRENT
    outcome: str = "Demonstration: employers find people with these skills within three months."
    note: str = ""


GENERIC = (
    Wish(
        "P1",
        "Skills for advanced manufacturing",
        "Set, run and maintain machine tools; read drawings; test and record.",
        ("5221",),
    ),
    Wish(
        "P2",
        "Skills for retrofit and construction",
        "Install heat pumps and controls; fit insulation; supervise a site.",
        ("5315", "5330"),
    ),
    Wish(
        "P3",
        "Skills for health and social care",
        "Give personal care, medication and dementia support to a standard.",
        ("6135", "6136"),
    ),
    Wish(
        "P4",
        "Digital skills in every sector",
        "Use data, automation and artificial intelligence safely at work.",
        ("3132",),
        kind=Priority.Kind.CROSS_CUTTING,
    ),
)


def begin_plan(life: Life, record: Designation, lead: User, *, on: int, years: tuple[int, int]) -> Version:
    """Begin the plan for a run of years, on a day."""
    version = planning.new_version(record)
    with clock.at(life.day(on)):
        first, last = date(years[0], 9, 1), date(years[1], 8, 31)
        planning.begin(version, by=lead, period_from=first, period_to=last)
    return version


def write_sections(version: Version, lead: User, texts: Mapping[str, str]) -> None:
    """Write each section of the template: from the texts given, or in a sentence that says what belongs there."""
    for placed in placed_sections(version):
        section = placed.section
        text = texts.get(section.key) or f"Demonstration text. {placed.template.purpose}"
        sections.write_section(version, by=lead, section=section.key, revision=section.revision, text=text)


def occupations(codes: Iterable[str]) -> list[Occupation]:
    """Return the occupations with some SOC 2020 codes; one that does not exist is left out."""
    return list(Occupation.objects.filter(code__in=list(codes)))


def write_priority(
    version: Version, lead: User, wish: Wish, *, needs: list[Need], owner: Organisation, due: date
) -> None:
    """Write a priority with the needs it rests on, the change it asks for and an action that brings it about."""
    parts.add_priority(
        version,
        by=lead,
        code=wish.code,
        kind=wish.kind,
        status=wish.status,
        title=wish.title,
        outcome=wish.outcome,
        skills=wish.skills,
        occupations=occupations(wish.occupations),
        occupation_note=wish.note,
        level_from=wish.levels[0],
        level_to=wish.levels[1],
        needs=needs,
    )
    priority = version.priorities.get(code=wish.code)
    parts.add_change(
        version,
        by=lead,
        priority=priority,
        code=f"{wish.code}-C1",
        kind="change",
        text=f"Demonstration: more places and short units for {wish.title[0].lower()}{wish.title[1:]}.",
        needs=needs,
    )
    parts.add_action(
        version,
        by=lead,
        changes=list(version.changes.filter(code=f"{wish.code}-C1")),
        code=f"{wish.code}-A1",
        text="Demonstration: agree a shared offer with employers and open it for the next academic year.",
        owner=owner,
        status="agreed",
        measure_kind="number",
        measure="Learners who start",
        baseline="0",
        target="60",
        due_on=due,
    )


def ask_authorities(life: Life, version: Version, lead: User, *, on: int, given: bool) -> None:
    """Ask each relevant authority for its statement, and let it give one ten days later."""
    for authority in relevant_authorities_covering(life.area, life.day(on)):
        statement = statements.new_statement(version)
        with clock.at(life.day(on)):
            statements.request_statement(statement, by=lead, authority=authority, reply_by=life.day(on + 21))
        signatory = life.cast.signs(statement.scope, offered=life.offered)
        if given:
            with clock.at(life.day(on + 10)):
                _give(statement, signatory)


def _give(statement: AuthorityStatement, signatory: User) -> None:
    statements.give_statement(
        statement,
        by=signatory,
        engaged=True,
        had_opportunity=True,
        views=f"Demonstration: {statement.authority} took part in every stage and asks for more on retrofit.",
        signatory_name="Director of skills (demonstration)",
        signatory_role="Director of skills",
    )


def submit(life: Life, version: Version, lead: User, *, on: int, explain: Mapping[str, str] | None = None) -> Case:
    """Submit the plan on a day, and make its PDF at once."""
    with clock.at(life.day(on)):
        planning.submit(version, by=lead, explanations=explain)
        version.refresh_from_db()
        if rendering := rendering_of(version):
            jobs.perform(rendering.job_id)
    case = selectors.open_case_of(version)
    if case is None:
        raise LookupError("A submitted plan has a case.")
    return case


def assess(life: Life, case: Case, *, on: int, only: int | None = None) -> None:
    """Record that each test is satisfied, or only the first of them; then send the case to the decision maker."""
    assessor = life.cast[ASSESSOR]
    with clock.at(life.day(on)):
        for line in board.lines(case)[:only]:
            reasons = "Demonstration: the plan and its annex were read against this test."
            deciding.record_finding(case, by=assessor, line=line, satisfied=True, reasons=reasons)
        if only is None:
            run(case, "recommend", by=assessor)


def return_plan(life: Life, case: Case, *, on: int) -> None:
    """Return the plan with two concerns."""
    with clock.at(life.day(on)):
        officer = life.cast[CASE_OFFICER]
        deciding.raise_concern(
            case, by=officer, text="Demonstration: the annex does not say how many small firms were heard."
        )
        deciding.raise_concern(case, by=officer, text="Demonstration: two actions have no owner among providers.")
        deciding.return_with_concerns(case, by=officer, note="Demonstration: two points before a decision can be made.")


def approve(life: Life, case: Case, *, on: int) -> None:
    """Approve the plan."""
    with clock.at(life.day(on)):
        deciding.approve(case, by=life.cast[DECISION_MAKER], note="Demonstration: every statutory test is satisfied.")


def publish(life: Life, case: Case, *, on: int) -> None:
    """Publish the plan."""
    with clock.at(life.day(on)):
        case.refresh_from_db()
        deciding.publish(case, by=life.cast[PUBLISHER], published_on=life.day(on))


def adopt_plan(life: Life, record: Designation, *, years: tuple[int, int], published: date, address: str) -> None:
    """Take in a plan that was published elsewhere."""
    version = planning.new_version(record)
    with clock.at(published + timedelta(days=1)):
        planning.adopt(
            version,
            by=life.cast[CASE_OFFICER],
            period_from=date(years[0], 9, 1),
            period_to=date(years[1], 8, 31),
            published_on=published,
            source_address=address,
        )
