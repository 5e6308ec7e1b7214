"""Lancashire: the facts of its published plan of July 2026, told from designation to publication."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from accounts.models import Organisation, User
from designations.models import Designation
from engagement.models import EngagementRecord, Need, SizeBand
from engagement.services import Party
from lifecycle import clock
from lsip_portal.demonstration import impartiality, listening, story, work_plan
from lsip_portal.demonstration import plan_story as plan
from lsip_portal.demonstration.plan_story import Wish
from lsip_portal.demonstration.story import Life
from plans.models import Priority
from reference.models import Occupation

FACTS = Path(__file__).parent / "data" / "lancashire_2026"
SLUG = "lancashire"
BEGINS = date(2025, 10, 1)
SUBMITTED, ASSESSED, APPROVED, PUBLISHED = 240, 262, 280, 293  # days after the cycle began; publication in July 2026
REASONS = {
    "there_are_as_many_priorities_as_expected": "The plan has seven sectors and five themes, because employers in each "
    "sector were heard apart. Its five main priorities are named in the executive summary."
}


def tell(life: Life) -> None:
    """Tell the life of Lancashire's plan."""
    record, lead = story.designate(life)
    work_plan.delivery_plan(life, record, lead, submitted=20, approved=34)
    impartiality.publish(life, record, lead, on=15)
    impartiality.review_policy(life, record, lead, on=330)
    meetings = _meetings(life, record, lead)
    version = plan.begin_plan(life, record, lead, on=120, years=(2026, 2029))
    owner = listening.provider_of(life)
    with clock.at(life.day(200)):
        plan.write_sections(version, lead, _texts())
        for wish in wishes():
            needs = _needs(record, lead, wish, meetings)
            plan.write_priority(version, lead, wish, needs=needs, owner=owner, due=date(2027, 8, 31))
    plan.ask_authorities(life, version, lead, on=210, given=True)
    case = plan.submit(life, version, lead, on=SUBMITTED, explain=REASONS)
    plan.assess(life, case, on=ASSESSED)
    plan.approve(life, case, on=APPROVED)
    plan.publish(life, case, on=PUBLISHED)


def co_leads() -> tuple[Organisation, ...]:
    """Return the bodies that lead the plan with the designated one."""
    return tuple(
        Organisation.objects.get_or_create(
            name=row["organisation"], kind=Organisation.Kind.BODY, defaults={"website": row["web"]}
        )[0]
        for row in rows("partners")
        if row["kind"] == "erb-co-lead"
    )


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the files of facts."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _texts() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (FACTS / "sections").glob("*.txt")}


def wishes() -> list[Wish]:
    """Return the plan's priorities with the occupations, levels and status that its annex gives them."""
    by_code: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("occupations"):
        by_code[row["priority_code"]].append(row)
    return [_wish(row, by_code[row["code"]]) for row in rows("priorities")]


def _wish(priority: dict[str, str], occupations: list[dict[str, str]]) -> Wish:
    codes = tuple(code for row in occupations for code in row["soc2020_codes"].split())
    levels = [int(row[key]) for row in occupations for key in ("level_min", "level_max")]
    statuses = {row["status"] for row in occupations}
    return Wish(
        code=priority["code"],
        title=priority["name"],
        skills=_skills(occupations) or priority["summary"],
        occupations=codes,
        levels=(min(levels), max(levels)) if levels else (2, 6),
        kind=Priority.Kind.SECTOR if priority["kind"] == "sector" else Priority.Kind.CROSS_CUTTING,
        status=Priority.Status.RESEARCH if statuses == {"research"} else Priority.Status.ONGOING,
        outcome=priority["summary"],
        note=_note(codes, priority["kind"]),
    )


def _skills(occupations: list[dict[str, str]]) -> str:
    return "; ".join(row["occupation"] for row in occupations)


def _note(codes: tuple[str, ...], kind: str) -> str:
    """Return what must be said where the published codes do not fit: it is kept as found, and a reader is warned."""
    if not codes:
        return "It runs through every occupation, so no code of SOC 2020 stands for it." if kind != "sector" else ""
    known = set(Occupation.objects.filter(code__in=codes).values_list("code", flat=True))
    unknown = sorted(set(codes) - known)
    return f"The published table also names {', '.join(unknown)}, which is not in SOC 2020." if unknown else ""


def _meetings(life: Life, record: Designation, lead: User) -> list[EngagementRecord]:
    """Record the employer survey, interviews and forums: the published totals, with demonstration participants."""
    survey = _heard(
        life,
        record,
        lead,
        on=90,
        title="Employer survey 2026: more than 500 organisations answered",
        method=EngagementRecord.Method.SURVEY,
    )
    interviews = _heard(
        life,
        record,
        lead,
        on=100,
        title="One-to-one interviews: more than 100 were held",
        method=EngagementRecord.Method.INTERVIEW,
    )
    return [survey, interviews, listening.one_meeting(life, record, lead, on=110)]


def _heard(life: Life, record: Designation, lead: User, *, on: int, title: str, method: str) -> EngagementRecord:
    party = Party("Demonstration Aerospace Ltd", capacity="employer", size_band=SizeBand.LARGE)
    return listening.meet(life, record, lead, on=on, title=title, method=method, parties=[party])


def _needs(record: Designation, lead: User, wish: Wish, meetings: list[EngagementRecord]) -> list[Need]:
    return [listening.record_need(record, lead, wish, meetings)]
