"""Cases in each of their states, on plans that were really written and submitted, with the people who move them."""

from dataclasses import dataclass, field
from datetime import date

from accounts.models import User
from accounts.roles import ASSESSOR, CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, PUBLISHER
from approvals import board, services
from approvals.models import Case
from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run
from plans.models import Rendering, Version
from plans.selectors.statements import statements_wanted
from plans.services import plan as planning
from plans.services.rendering import record_rendering
from tests.factories import accounts, plans

SUBMITTED = date(2023, 2, 28)
GOV_UK = "https://www.gov.uk/government/publications/a-plan"


@dataclass
class People:
    """Everybody around a case: three of the ERB, and four of the department."""

    designation: Designation
    lead: User = field(init=False)
    editor: User = field(init=False)
    viewer: User = field(init=False)
    officer: User = field(init=False)
    assessor: User = field(init=False)
    decider: User = field(init=False)
    publisher: User = field(init=False)

    def __post_init__(self) -> None:
        """Make each of them with their role."""
        erb = (accounts.holder(role, self.designation.scope) for role in (ERB_LEAD, ERB_EDITOR, ERB_VIEWER))
        department = (accounts.holder(role) for role in (CASE_OFFICER, ASSESSOR, DECISION_MAKER, PUBLISHER))
        self.lead, self.editor, self.viewer = erb
        self.officer, self.assessor, self.decider, self.publisher = department


def people(**facts: object) -> People:
    """Designate a body with effect from 31 May 2022 and gather its people and the department's."""
    return People(plans.designated(**facts))


def drafted(of: People) -> Version:
    """Write a plan that lacks nothing; each relevant authority states its views."""
    version = plans.complete(of.designation, by=of.editor)
    for authority in statements_wanted(version):
        statement = plans.requested(version, authority, by=of.editor)
        plans.give(statement, by=plans.authority_people(statement)[1])
    return version


def submit(version: Version, of: People, *, rendered: bool = True) -> Case:
    """Submit a version, make its PDF unless told otherwise, and return the case that opens."""
    planning.submit(version, by=of.lead)
    case = version.cases.get(number=version.cases.count())
    if rendered:
        render(case, by=of.lead)
    return case


def render(case: Case, *, by: User) -> None:
    """Record a file as the PDF of a submission, without laying it out."""
    record_rendering(Rendering.objects.get(snapshot=case.snapshot), b"%PDF-1.7 stands for the file", by=by)


def assessing(of: People, *, rendered: bool = True) -> Case:
    """Write and submit a plan: the case is being assessed."""
    return submit(drafted(of), of, rendered=rendered)


def find(case: Case, of: People, *, but: tuple[str, ...] = (), failing: tuple[str, ...] = ()) -> None:
    """Record a finding on every test but some, satisfied unless it is to fail; tests are named by key or code."""
    for line in board.lines(case):
        names = {line.key, line.test.code}
        if not names & set(but):
            satisfied = not names & set(failing)
            services.record_finding(case, by=of.assessor, line=line, satisfied=satisfied, reasons="As the annex shows.")


def ready(of: People, *, failing: tuple[str, ...] = ()) -> Case:
    """Assess a submission and send it to the decision maker."""
    case = assessing(of)
    find(case, of, failing=failing)
    run(case, "recommend", by=of.assessor)
    return case


def approved(of: People) -> Case:
    """Approve a plan today."""
    case = ready(of)
    services.approve(case, by=of.decider, note="Every test is met.")
    return case


def published(of: People, *, address: str = GOV_UK) -> Case:
    """Approve and publish a plan today."""
    case = approved(of)
    services.publish(case, by=of.publisher, published_on=clock.today(), gov_uk_address=address)
    return case


def raise_concerns(case: Case, of: People, *texts: str) -> None:
    """Raise concerns about the first section of a plan."""
    section = case.version.sections.order_by("position")[0].key
    for text in texts:
        services.raise_concern(case, by=of.assessor, section=section, text=text)


def returned(of: People, *texts: str) -> Case:
    """Return a submission with concerns, one unless given."""
    case = assessing(of)
    raise_concerns(case, of, *(texts or ("The survey is not described.",)))
    services.return_with_concerns(case, by=of.officer, note="Please submit again by the end of May.")
    return case
