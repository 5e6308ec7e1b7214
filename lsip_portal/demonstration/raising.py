"""What providers and ERBs raise in the demonstration: an issue with the department, and a national blocker."""

from accounts.models import Organisation
from accounts.roles import CASE_OFFICER, ERB_EDITOR, PROVIDER_LEAD, SKILLS_ENGLAND, ScopeKind
from accounts.services import scope_of
from approvals.blockers import services as blocking
from approvals.models import BlockerReferral, ProviderIssue
from approvals.provider_issues import services as issues
from designations.models import Designation
from lifecycle import clock
from lsip_portal.demonstration.story import Life


def raise_an_issue(life: Life, record: Designation, provider: Organisation, *, on: int) -> None:
    """Tell of an issue that a provider raised, and of the reply a week later."""
    issue = issues.new_issue(scope_of(provider, ScopeKind.PROVIDER))
    with clock.at(life.day(on)):
        issues.raise_issue(
            issue,
            by=life.cast[PROVIDER_LEAD],
            designation=record,
            kind=ProviderIssue.Kind.CAPACITY,
            description="Demonstration: the college has no teacher for two of the skills that the plan asks for.",
            support_wanted="Demonstration: advice on how others share teachers with firms.",
        )
    with clock.at(life.day(on + 7)):
        note = "Demonstration: two colleges in the north share a teacher with a firm. We bring you together next week."
        issues.reply(issue, by=life.cast[CASE_OFFICER], note=note)


def raise_a_blocker(life: Life, record: Designation, *, on: int) -> None:
    """Tell of a national blocker that Skills England passed to two departments, of which one has answered."""
    blocker = blocking.new_blocker(record.scope)
    with clock.at(life.day(on)):
        blocking.raise_blocker(
            blocker,
            by=life.cast[ERB_EDITOR],
            title="Two funds for equipment exclude each other",
            description="Demonstration: a college that takes part in one fund may not bid for the other.",
            effect="Demonstration: three priorities of the area wait for machines that no college can buy alone.",
        )
    official = life.cast[SKILLS_ENGLAND]
    with clock.at(life.day(on + 10)):
        for department in BlockerReferral.Department:
            advice = "Demonstration: let colleges take part in both funds from next year."
            blocking.pass_on(blocker, by=official, department=department, recommendation=advice)
    with clock.at(life.day(on + 30)):
        blocking.answer(
            blocker,
            by=official,
            referral=blocker.referrals.get(department=BlockerReferral.Department.DFE),
            answered_for="Team for skills funding (demonstration)",
            answer="Demonstration: the rules of the next round allow both.",
            answered_on=clock.today(),
        )
