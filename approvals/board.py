"""The board of a case: each test of approval with the authority it is about and the finding on it (guidance 6.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from approvals.models import Case, CaseState, Finding
from lifecycle import clock
from lifecycle.guidance_content import ApprovalTest
from lsip_portal.kit.forms.wording import upper_first
from reference.models import Authority
from reference.selectors import relevant_authorities_covering

UNDECIDED = (CaseState.ASSESSING, CaseState.READY)


@dataclass(frozen=True)
class Line:
    """One test of approval. Where it is asked of each authority, there is a line for each.

    `applies` says whether the test is asked on the day of decision: an authority may have been a relevant one when
    the plan was submitted and be none any more.
    """

    test: ApprovalTest
    authority: Authority | None = None
    finding: Finding | None = None
    applies: bool = True

    @property
    def key(self) -> str:
        """The line's address within its case: "A4", or "A5-greater-manchester"."""
        return f"{self.test.code}-{self.authority.slug}" if self.authority else self.test.code

    @property
    def name(self) -> str:
        """The line in words: "test A4", or "test A5 (Greater Manchester Combined Authority)"."""
        return f"test {self.test.code} ({self.authority})" if self.authority else f"test {self.test.code}"

    @property
    def title(self) -> str:
        """The line in words, at the beginning of a sentence."""
        return upper_first(self.name)


def lines(case: Case) -> list[Line]:
    """Return every test of the case's edition, statute first, with its finding."""
    found = {(finding.test, finding.authority_id): finding for finding in _findings(case)}
    asked = _authorities(case, found.values())
    return [line for test in case.edition.approval_tests() for line in _lines_of(test, asked, found)]


def line(case: Case, key: str) -> Line | None:
    """Return the line with a key; `None` where the board has no such line."""
    return next((line for line in lines(case) if line.key == key), None)


def _findings(case: Case) -> Iterable[Finding]:
    return case.findings.select_related("authority", "by")


def _lines_of(
    test: ApprovalTest, asked: dict[Authority, bool], found: dict[tuple[str, int | None], Finding]
) -> list[Line]:
    if not test.each_authority:
        return [Line(test, finding=found.get((test.code, None)))]
    return [
        Line(test, authority, found.get((test.code, authority.pk)), applies) for authority, applies in asked.items()
    ]


def _authorities(case: Case, findings: Iterable[Finding]) -> dict[Authority, bool]:
    """Return the authorities whose views are tested, by name, and whether each is a relevant one on the decision day.

    They are those that were relevant when the plan was submitted, those that are on the day of decision, and those on
    which a finding was recorded.
    """
    area = case.version.designation.area
    on_decision = set(relevant_authorities_covering(area, decision_day(case)))
    on_submission = set(relevant_authorities_covering(area, case.submitted_on))
    others = on_submission | {finding.authority for finding in findings if finding.authority}
    return {authority: authority in on_decision for authority in sorted(on_decision | others, key=str)}


def decision_day(case: Case) -> date:
    """Return the day on which the tests are asked: that of the decision, today until then.

    A case that ended without a decision keeps the day of its submission.
    """
    if case.decided_on:
        return case.decided_on
    return clock.today() if case.state in UNDECIDED else case.submitted_on
