"""The plans, cases and statements of a designation, as the matters in which somebody may declare an interest."""

from typing import Any

from approvals.models import Case
from approvals.selectors import cases_seen_by
from designations.models import Declaration, Designation
from plans.models import AuthorityStatement, Version
from plans.selectors.statements import statements_seen_by
from plans.selectors.versions import versions_seen_by

About = Declaration.About


def matters_open_to(designation: Designation, person: Any) -> list[tuple[str, str]]:
    """Return what a person may read of a designation's plans, the newest first: keys such as `plan:3`, and titles."""
    versions = versions_seen_by(person).filter(designation=designation).order_by("-pk")
    cases = cases_seen_by(person).filter(version__designation=designation).order_by("-pk")
    statements = statements_seen_by(person).filter(version__designation=designation).order_by("-pk")
    found = [(f"{About.PLAN}:{version.pk}", _plan(version)) for version in versions]
    found += [(f"{About.CASE}:{case.pk}", _case(case)) for case in cases]
    return found + [(f"{About.STATEMENT}:{one.pk}", _statement(one)) for one in statements]


def _plan(version: Version) -> str:
    plan = version.plan
    return f"the plan for {plan.series.area} {plan.years}, version {version.number}"


def _case(case: Case) -> str:
    return f"the approval of {_plan(case.version)}, submission {case.number}"


def _statement(statement: AuthorityStatement) -> str:
    return f"the statement of {statement.authority} on {_plan(statement.version)}"
