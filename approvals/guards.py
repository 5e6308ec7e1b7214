"""What must hold before a plan is recommended, approved, returned and published (Act s.1(6) to (9); guidance 6.5)."""

from collections.abc import Iterable

from approvals import board, selectors
from approvals.models import Case, Concern
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day
from plans.models import Version

GOV_UK = "https://www.gov.uk/"


def decided_with_reasons(case: Case) -> bool:
    """Say that guidance may be departed from with a recorded explanation: the Act itself does not set these tests."""
    return True


def _names(lines: list[board.Line]) -> str:
    return ", ".join(line.name for line in lines)


def _labels(concerns: Iterable[Concern]) -> str:
    return ", ".join(concern.label for concern in concerns)


def _wanting(case: Case, code: str) -> str | None:
    """Return the reason why a test is not satisfied on the day of decision; `None` where every finding on it is."""
    lines = [line for line in board.lines(case) if line.test.code == code and line.applies]
    if blank := [line for line in lines if line.finding is None]:
        return f"There is no finding on {_names(blank)} yet."
    if failed := [line for line in lines if line.finding and not line.finding.satisfied]:
        return f"The finding on {_names(failed)} is “not satisfied”, so the plan cannot be approved."
    return None


@rule("Guidance 6.5", Force.GUIDANCE)
def every_test_has_a_finding(case: Case) -> str | None:
    """Every test of approval has a finding with reasons; none is left blank."""
    blank = [line for line in board.lines(case) if line.finding is None]
    return f"Record a finding on {_names(blank)}." if blank else None


@rule("Act s.1(8)(a)", Force.STATUTE)
def the_designated_body_developed_it(case: Case) -> str | None:
    """The plan was developed by the designated employer representative body for the area."""
    return _wanting(case, "A1")


@rule("Act s.1(8)(b)", Force.STATUTE)
def it_draws_on_employers_and_other_evidence(case: Case) -> str | None:
    """The plan draws on the views of employers in the area, and other evidence, to sum up the skills needed."""
    return _wanting(case, "A2")


@rule("Act s.1(8)(c)", Force.STATUTE)
def it_identifies_actions_for_providers(case: Case) -> str | None:
    """The plan identifies actions that relevant providers can take about their English-funded provision."""
    return _wanting(case, "A3")


@rule("Act s.1(6)", Force.STATUTE)
def environmental_goals_were_considered(case: Case) -> str | None:
    """Due consideration was given to skills for jobs that help net zero, adaptation and other environmental goals."""
    return _wanting(case, "A4")


@rule("Act s.1(7)", Force.STATUTE)
def authorities_views_were_considered(case: Case) -> str | None:
    """Due consideration was given to the views of each relevant authority that covers any of the area on this day."""
    return _wanting(case, "A5")


@rule("Guidance 6.5", Force.GUIDANCE, advisory=decided_with_reasons)
def the_guidance_was_followed(case: Case) -> str | None:
    """The evidence is robust, the right people were engaged, and the plan will bring provision closer to needs."""
    failed = [
        line
        for line in board.lines(case)
        if not line.test.statutory and line.finding is not None and not line.finding.satisfied
    ]
    return f"The finding on {_names(failed)} is “not satisfied”." if failed else None


@rule("Guidance 6.5", Force.GUIDANCE)
def a_concern_is_raised(case: Case) -> str | None:
    """A plan is returned with at least one concern that says what must be met."""
    raised = selectors.open_concerns(case)
    return None if raised else "Raise at least one concern first: the ERB must know what to change."


@rule("Guidance 6.5", Force.LOCAL)
def a_concern_is_open(case: Case) -> str | None:
    """There is a concern on this submission or an earlier one that is not settled."""
    return None if selectors.unsettled_concerns(case) else "Every concern is settled."


@rule("Guidance 6.5", Force.GUIDANCE)
def a_concern_awaits_a_response(case: Case) -> str | None:
    """There is a concern to which the ERB may still respond."""
    return None if selectors.open_concerns(case) else "The department has settled every concern."


@rule("Guidance 6.5", Force.LOCAL)
def earlier_concerns_are_settled(case: Case) -> str | None:
    """Every concern of an earlier submission is settled: met, not met, or withdrawn."""
    earlier = [concern for concern in selectors.unsettled_concerns(case) if concern.case_id != case.pk]
    return f"Settle concern {_labels(earlier)}, raised on an earlier submission." if earlier else None


@rule("Guidance 6.5", Force.LOCAL)
def no_concern_is_open(case: Case) -> str | None:
    """No concern is left open when a plan is approved."""
    unsettled = selectors.unsettled_concerns(case)
    return f"Concern {_labels(unsettled)} is still open. Settle it, or return the plan." if unsettled else None


@rule("Guidance 6.5", Force.LOCAL)
def the_submission_is_rendered(case: Case) -> str | None:
    """The PDF of the submitted plan has been made, so that what is decided on can be read and published."""
    return selectors.rendering_of(case).problem


@rule("Act s.1(9)", Force.STATUTE)
def publication_has_happened(case: Case) -> str | None:
    """The day of publication has come."""
    if case.published_on is None or case.published_on <= clock.today():
        return None
    return "The day of publication must not be in the future."


@rule("Act s.1(9)", Force.STATUTE)
def publication_follows_approval(case: Case) -> str | None:
    """A plan is published on or after the day on which it was approved."""
    if case.published_on is None or case.decided_on is None or case.published_on >= case.decided_on:
        return None
    return f"The plan was approved on {day(case.decided_on)}. It cannot have been published before that day."


@rule("Guidance 6.6", Force.GUIDANCE)
def the_address_is_on_gov_uk(case: Case) -> str | None:
    """The address of the published plan, where it is given, is on GOV.UK."""
    if not case.gov_uk_address or case.gov_uk_address.startswith(GOV_UK):
        return None
    return f"The address must be on GOV.UK: it begins with {GOV_UK}"


@rule("Order of approval", Force.LOCAL)
def assessment_has_not_begun(version: Version) -> str | None:
    """A submission can be taken back until the department records a finding or a concern on it."""
    case = selectors.open_case_of(version)
    if case is None or not selectors.is_assessed(case):
        return None
    return "The department has begun to assess the plan, so it can no longer be taken back."
