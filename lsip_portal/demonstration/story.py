"""Steps of a life that every area of the demonstration shares, each on its own day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import Organisation, User
from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from designations import services as designating
from designations.designating import services as acts
from designations.designating.selectors import authorities_to_ask
from designations.membership import SIZES
from designations.models import AuthorityView, Designation, DesignationTest, MembershipCount, Terms
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Edition
from lsip_portal.demonstration.cast import Cast
from lsip_portal.demonstration.papers import paper
from plans.services import delivery, progress, warnings
from reference.models import Area
from reference.selectors import districts_of

NOTICE = (
    "https://www.gov.uk/government/publications/designated-employer-representative-bodies"
    "/notice-of-designated-employer-representative-bodies"
)
EVIDENCE = {
    DesignationTest.Test.BODY_CORPORATE: "Demonstration: a company limited by guarantee; its articles were read.",
    DesignationTest.Test.NOT_CROWN: "Demonstration: the articles name no department and no duty to the Crown.",
    DesignationTest.Test.NO_APPOINTEES: "Demonstration: members and directors are elected by the membership alone.",
    DesignationTest.Test.NOT_PUBLIC: "Demonstration: it has members, and no functions of a public nature.",
    DesignationTest.Test.CAPABLE: "Demonstration: work plan, staffing and budget were read.",
    DesignationTest.Test.EFFECTIVE: "Demonstration: two projects with colleges were delivered on time.",
    DesignationTest.Test.IMPARTIAL: "Demonstration: conflict of interest policy and register of interests were read.",
    DesignationTest.Test.REPRESENTATIVE: "Demonstration: members compared with the area's business counts.",
    DesignationTest.Test.CONSENT: "Demonstration: letter of consent, signed by the chief executive.",
}


@dataclass
class Life:
    """An area on its way: its body, edition, people, and the day on which its designation takes effect."""

    cast: Cast
    area: Area
    body: Organisation
    edition: Edition
    begins: date
    offered: bool = False
    co_leads: tuple[Organisation, ...] = ()

    def day(self, number: int) -> date:
        """Return the day that lies a number of days after the designation takes effect."""
        return self.begins + timedelta(days=number)


def propose(life: Life, *, finished: bool = True) -> Designation:
    """Propose the body 60 days before; where it is finished, record the tests and the consent."""
    record = Designation(area=life.area)
    with clock.at(life.day(-60)):
        officer = life.cast[CASE_OFFICER]
        designating.propose(
            record,
            by=officer,
            body=life.body,
            edition=life.edition,
            co_leads=life.co_leads,
            demonstration=True,
        )
        tests = list(EVIDENCE.items()) if finished else list(EVIDENCE.items())[:2]
        for test, evidence in tests:
            designating.record_test(
                record,
                by=officer,
                test=test,
                finding=DesignationTest.Finding.MET,
                evidence=evidence,
                **_more_evidence(life, test),
            )
    if finished:
        _ask_authorities(life, record)
        _consent(life, record)
    return record


def _ask_authorities(life: Life, record: Designation) -> None:
    """Record what each Strategic Authority said of the choice of body, where the edition asks it."""
    with clock.at(life.day(-55)):
        for authority in authorities_to_ask(record):
            acts.record_view(
                record,
                by=life.cast[CASE_OFFICER],
                authority=authority,
                view=AuthorityView.View.SATISFIED,
                given_by="Director of skills (demonstration)",
                given_on=life.day(-56),
                comment="Demonstration: the authority knows the body and is content.",
            )


def _more_evidence(life: Life, test: DesignationTest.Test) -> dict[str, Any]:
    """Return counts of members and papers, for the areas whose accounts are offered."""
    if not life.offered or test not in (DesignationTest.Test.REPRESENTATIVE, DesignationTest.Test.IMPARTIAL):
        return {}
    if test == DesignationTest.Test.IMPARTIAL:
        return {
            "attached": [
                paper("conflict-of-interest-policy.txt", "Members leave the room where they have an interest.")
            ]
        }
    districts = [district.name for district in districts_of(life.area, clock.today())]
    return {
        "attached": [paper("members-and-employers.txt", "The members are set beside the business counts of the area.")],
        "membership": {
            MembershipCount.By.SECTOR: [("Manufacturing", 310), ("Construction", 180), ("Retail", 240), ("Care", 95)],
            MembershipCount.By.SIZE: list(zip(SIZES, (420, 260, 110, 35), strict=True)),
            MembershipCount.By.DISTRICT: [(name, 40 + 7 * number) for number, name in enumerate(districts)],
        },
    }


def _terms(on: date) -> Terms:
    return Terms.objects.filter(issued_on__lte=on).latest("issued_on")


def _consent(life: Life, record: Designation) -> None:
    with clock.at(life.day(-50)):
        designating.record_consent(
            record,
            by=life.cast[CASE_OFFICER],
            consented_on=life.day(-52),
            signed_by="Chief executive (demonstration)",
            signatory_role="Chief executive",
            to_designation=True,
            terms=_terms(life.day(-52)),
            attached=[paper("letter-of-consent.txt", f"{life.body} consents to being designated for {life.area}.")],
        )


def agree(life: Life) -> Designation:
    """Agree to designate the body, 40 days before."""
    record = propose(life)
    with clock.at(life.day(-40)):
        decider = life.cast[DECISION_MAKER]
        designating.agree(record, by=decider, effective_on=life.begins, terms=_terms(life.day(-52)))
    return record


def designate(life: Life) -> tuple[Designation, User]:
    """Designate the body: notified and published before the day it takes effect. Return it and its lead."""
    record = agree(life)
    with clock.at(life.day(-35)):
        lead = life.cast.leads(record.scope, offered=life.offered)
    with clock.at(life.day(-30)):
        acts.notify(
            record,
            by=life.cast[CASE_OFFICER],
            notified_on=life.day(-30),
            notified_to="Chief executive (demonstration)",
            proof_of_sending="Demonstration: sent by e-mail and acknowledged the same day.",
            attached=[paper("acknowledgement.txt", f"{life.body} acknowledges the notification.")],
        )
    with clock.at(life.day(-20)):
        designating.publish_notice(record, by=life.cast[PUBLISHER], published_on=life.day(-20), notice_address=NOTICE)
    if life.offered:
        with clock.at(life.day(-15)):
            acts.accept_terms(record, by=lead)
            acts.confirm_standards(record, by=lead)
    return record, lead


def take_in(life: Life) -> tuple[Designation, User]:
    """Take in a designation that is in force already."""
    record = Designation(area=life.area)
    with clock.at(life.day(20)):
        designating.adopt(
            record,
            by=life.cast[CASE_OFFICER],
            body=life.body,
            edition=life.edition,
            effective_on=life.begins,
            published_on=life.day(-10),
            notice_address=NOTICE,
            demonstration=True,
        )
        return record, life.cast.leads(record.scope, offered=life.offered)


def raise_delay(life: Life, record: Designation, lead: User, *, on: int) -> None:
    """Tell of a delay that the body raised between two reports, and of the department's reply."""
    warning = warnings.new_early_warning(record)
    with clock.at(life.day(on)):
        what = "Demonstration: the careers event in November clashes with mock examinations in four schools."
        doing = "Demonstration: we ask the schools for two dates in January."
        warnings.raise_early_warning(warning, by=lead, kind="delay", what=what, doing=doing)
    with clock.at(life.day(on + 1)):
        reply = "Demonstration: thank you for telling us. The careers hub can help to find dates."
        run(warning, "reply", by=life.cast[CASE_OFFICER], note=reply)


def progress_report(life: Life, record: Designation, lead: User, *, on: int, rating: str = "green") -> None:
    """Write and submit the progress report on the open period, on a day."""
    report = progress.new_progress_report(record)
    with clock.at(life.day(on)):
        progress.begin_progress_report(report, by=lead)
        reason = "" if rating == "green" else "Demonstration: two roundtables were put off."
        delivery.write_draft(
            report,
            by=lead,
            revision=report.revision,
            rating=rating,
            rating_reason=reason,
            progress="Demonstration: the first roundtable was fuller than planned.",
            risks="Demonstration: small firms answer late.",
            mitigations="Demonstration: visits with the district councils.",
            recovery="" if rating == "green" else "Demonstration: both roundtables are set for next month.",
        )
        progress.submit_progress_report(report, by=lead)
