"""Plans and statements in each state, made by the same moves as in the portal, with the people who make them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from accounts.models import Organisation, User
from accounts.roles import (
    AUTHORITY_OFFICER,
    AUTHORITY_SIGNATORY,
    CASE_OFFICER,
    ERB_EDITOR,
    ERB_LEAD,
    ERB_VIEWER,
)
from designations.models import Designation
from engagement import services as engagement
from engagement.models import Need, Participation, SizeBand
from lifecycle import clock
from plans.models import AuthorityStatement, Priority, Version
from plans.selectors.sections import placed_sections
from plans.selectors.snapshots import rendering_of
from plans.services import parts, sections, statements
from plans.services import plan as planning
from plans.services.rendering import record_rendering
from reference.models import (
    Area,
    Authority,
    AuthorityCoverage,
    AuthorityType,
    District,
    DistrictInArea,
    Occupation,
    RelevantAuthority,
)
from tests.factories import accounts, designations

EFFECTIVE = date(2022, 5, 31)
PERIOD = {"period_from": date(2023, 8, 1), "period_to": date(2026, 7, 31)}
SILENCE = "E-mail on 1 January 2023, telephone call on 1 February 2023, no answer."
_number = count(1)


@dataclass
class Team:
    """The people of one ERB, and a case officer."""

    lead: User
    editor: User
    viewer: User
    officer: User = field(default_factory=lambda: accounts.holder(CASE_OFFICER))


def designated(*, under: str = "2022-08", where: Area | None = None, demonstration: bool = False) -> Designation:
    """Make a designation that took effect on 31 May 2022."""
    with clock.at(EFFECTIVE - timedelta(days=14)):
        return designations.designated(
            effective_on=EFFECTIVE, under=under, where=where or designations.area(), demonstration=demonstration
        )


def team(designation: Designation) -> Team:
    """Make the people around a designation."""
    return Team(*(accounts.holder(role, designation.scope) for role in (ERB_LEAD, ERB_EDITOR, ERB_VIEWER)))


def mayoral_authority(area: Area, *, relevant: bool = True, since: date = date(2022, 6, 28)) -> Authority:
    """Make an authority that covers a district of an area."""
    number = next(_number)
    authority = Authority.objects.create(slug=f"authority-{number}", name=f"Combined Authority {number}", source="Test")
    kinds = AuthorityType.Kind
    kind = kinds.MAYORAL_COMBINED_AUTHORITY if relevant else kinds.COMBINED_AUTHORITY
    AuthorityType.objects.create(authority=authority, kind=kind, source="Test")
    RelevantAuthority.objects.create(
        authority=authority, relevant=relevant, verified=True, source="Test", valid_from=since if relevant else None
    )
    district = District.objects.create(
        code=f"E06{number:06}", name=f"District {number}", upper_tier_code="E10000001", upper_tier_name="County",
        region_code="E12000001", region_name="North",
    )  # fmt: skip
    DistrictInArea.objects.create(district=district, area=area)
    AuthorityCoverage.objects.create(authority=authority, district=district)
    return authority


def occupation(code: str = "5221", title: str = "Metal machining setters and setter-operators") -> Occupation:
    """Return a unit group of SOC 2020 with the groups above it."""
    parent = None
    for length, kind in ((1, "major"), (2, "sub-major"), (3, "minor")):
        values = {"kind": kind, "title": f"Group {code[:length]}", "parent": parent}
        parent, _ = Occupation.objects.get_or_create(code=code[:length], defaults=values)
    return Occupation.objects.get_or_create(code=code, defaults={"kind": "unit", "title": title, "parent": parent})[0]


def need(designation: Designation, *, by: User, skill: str = "Setting machine tools", employer: bool = True) -> Need:
    """Record a need that was heard from an employer, or from somebody else."""
    kind = Organisation.Kind.EMPLOYER if employer else Organisation.Kind.STAKEHOLDER
    who = accounts.organisation(kind)
    capacity = Participation.Capacity.EMPLOYER if employer else Participation.Capacity.STAKEHOLDER
    party = engagement.Party(who=who, capacity=capacity, size_band=SizeBand.values[0] if employer else "")
    record = engagement.new_engagement(designation)
    engagement.record_engagement(
        record, by=by, parties=[party], title="Visit", held_on=clock.today(), stage="a", method="interview",
        depth="in_depth",
    )  # fmt: skip
    made = engagement.new_need(designation)
    engagement.record_need(
        made, by=by, heard_in=[record], occupations=[occupation()], skill=skill, when_needed="now",
        why_hard_to_find="Few apply.",
    )  # fmt: skip
    return made


def draft(designation: Designation, *, by: User, **facts: object) -> Version:
    """Begin a plan for 2023 to 2026."""
    version = planning.new_version(designation)
    planning.begin(version, by=by, **(PERIOD | facts))
    return version


def write(version: Version, *, by: User, text: str = "Some words.", but: tuple[str, ...] = ()) -> None:
    """Write every section, but for some."""
    for placed in placed_sections(version):
        if placed.section.key not in but:
            held = placed.section
            sections.write_section(version, by=by, section=held.key, revision=held.revision, text=text)


def priority(version: Version, *, by: User, code: str = "P1", **facts: object) -> Priority:
    """Add a priority that is ready, unless facts say otherwise."""
    facts = {
        "title": "Machining", "kind": "sector", "status": "current", "outcome": "Machines that run.",
        "skills": "Setting, operating and repairing machine tools.", "occupations": [occupation()], "level_from": 3,
        "level_to": 5,
    } | facts  # fmt: skip
    if "needs" not in facts:
        facts["needs"] = [need(version.designation, by=by)]
    parts.add_priority(version, by=by, code=code, **facts)
    return version.priorities.get(code=code)


def change(version: Version, of: Priority, *, by: User, code: str = "", **facts: object) -> object:
    """Add a change that a priority asks for."""
    code = code or f"{of.code}.C1"
    defaults = {"kind": "start", "text": "A level 4 course in machining."}
    parts.add_change(version, by=by, priority=of, code=code, **(defaults | facts))
    return version.changes.get(code=code)


def action(version: Version, *changes: object, by: User, code: str = "A1", **facts: object) -> object:
    """Add an action of a provider."""
    defaults = {
        "text": "Open the course.", "status": "agreed", "measure_kind": "number", "measure": "Starts a year",
        "baseline": "0", "target": "40", "due_on": date(2024, 9, 1),
    }  # fmt: skip
    if "owner" not in facts:
        facts["owner"] = accounts.organisation(Organisation.Kind.PROVIDER)
    parts.add_action(version, by=by, changes=list(changes), code=code, **(defaults | facts))
    return version.actions.get(code=code)


def complete(designation: Designation, *, by: User, priorities: int = 1, **facts: object) -> Version:
    """Draft a plan that lacks nothing but the statements of authorities."""
    version = draft(designation, by=by, **facts)
    write(version, by=by)
    for number in range(1, priorities + 1):
        one = priority(version, by=by, code=f"P{number}")
        action(version, change(version, one, by=by), by=by, code=f"A{number}")
    return version


def requested(version: Version, authority: Authority, *, by: User, **facts: object) -> AuthorityStatement:
    """Ask an authority for its statement."""
    statement = statements.new_statement(version)
    statements.request_statement(statement, by=by, authority=authority, **facts)
    return statement


def authority_people(statement: AuthorityStatement) -> tuple[User, User]:
    """Make an officer and a signatory of the authority of a statement."""
    return accounts.holder(AUTHORITY_OFFICER, statement.scope), accounts.holder(AUTHORITY_SIGNATORY, statement.scope)


def give(statement: AuthorityStatement, *, by: User, **facts: object) -> None:
    """Give a statement: engaged, with the opportunity to give views."""
    defaults = {
        "engaged": True, "had_opportunity": True, "views": "More retrofit.", "signatory_name": "The signatory",
        "signatory_role": "Chief executive",
    }  # fmt: skip
    statements.give_statement(statement, by=by, **(defaults | facts))


def submitted(designation: Designation, *, by: User, **facts: object) -> Version:
    """Draft and submit a plan; the PDF is not made yet."""
    version = complete(designation, by=by, **facts)
    planning.submit(version, by=by)
    return version


def rendered(
    designation: Designation, *, by: User, pdf: bytes = b"%PDF-1.7 stands for the file", **facts: object
) -> Version:
    """Submit a plan and record a file as its PDF, without laying it out."""
    version = submitted(designation, by=by, **facts)
    wanted = rendering_of(version)
    assert wanted is not None
    record_rendering(wanted, pdf, by=by)
    version.refresh_from_db()
    return version


def approved(designation: Designation, *, by: User, decider: User, **facts: object) -> Version:
    """Make a plan that was approved today, without its case."""
    version = rendered(designation, by=by, **facts)
    planning.approve_version(version, by=decider)
    return version


def published(designation: Designation, *, by: User, decider: User, **facts: object) -> Version:
    """Make a plan that was approved and published today, without its case."""
    version = approved(designation, by=by, decider=decider, **facts)
    planning.publish_version(version, by=decider, published_on=clock.today())
    return version


def hand_in(version: Version, *, by: User, decider: User) -> None:
    """Take a draft that lacks nothing through submission, approval and publication today, without its case."""
    planning.submit(version, by=by)
    wanted = rendering_of(version)
    assert wanted is not None
    record_rendering(wanted, b"%PDF-1.7 stands for the file", by=by)
    version.refresh_from_db()
    planning.approve_version(version, by=decider)
    planning.publish_version(version, by=decider, published_on=clock.today())
