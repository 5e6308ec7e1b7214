"""Designations in each of their states, made by the same moves as in the portal."""

from datetime import date, timedelta
from itertools import count

from accounts.models import Organisation
from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from designations import services
from designations.designating import services as acts
from designations.models import Designation, DesignationTest, Terms
from lifecycle import clock
from lifecycle.models import Edition
from lifecycle.selectors import current_edition
from lifecycle.services import load_editions
from reference.models import Area, AreaName
from tests.factories.accounts import holder, organisation

GOV_UK = "https://www.gov.uk/government/publications/designated-employer-representative-bodies"
_number = count(1)


def area(name: str = "", **fields: object) -> Area:
    """Make an area that plans are made for."""
    number = next(_number)
    made = Area.objects.create(slug=f"area-{number}", name=name or f"Area {number}", **fields)
    AreaName.objects.create(area=made, name=made.name, publisher="Office for National Statistics", official=True)
    return made


def edition(code: str = "2022-08") -> Edition:
    """Return an edition of the guidance, loading the editions where they are not there yet."""
    if not Edition.objects.filter(code=code).exists():
        load_editions()
    return current_edition(code)


def terms(code: str = "2022-09", issued_on: date = date(2022, 9, 1)) -> Terms:
    """Make an edition of the terms of designation."""
    fields = {
        "title": "Terms and conditions of designation",
        "address": f"{GOV_UK}/terms",
        "summary": "Act impartially.",
    }
    return Terms.objects.get_or_create(code=code, defaults=fields | {"issued_on": issued_on})[0]


def proposed(
    *,
    where: Area | None = None,
    body: Organisation | None = None,
    under: str = "2022-08",
    demonstration: bool = False,
    **together: object,
) -> Designation:
    """Make a proposal of a body for an area."""
    record = Designation(area=where or area())
    services.propose(
        record,
        by=holder(CASE_OFFICER),
        body=body or organisation(),
        edition=edition(under),
        demonstration=demonstration,
        **together,
    )
    return record


def find_every_test_met(record: Designation, *, but: tuple[DesignationTest.Test, ...] = ()) -> None:
    """Record that the tests are met, but for some."""
    officer = holder(CASE_OFFICER)
    for test in DesignationTest.Test:
        if test not in but:
            finding = DesignationTest.Finding.MET
            services.record_test(record, by=officer, test=test, finding=finding, evidence=f"Evidence on {test.label}.")


def consent(record: Designation, **facts: object) -> None:
    """Record the body's consent in writing, signed yesterday, to the designation and to terms where they are given."""
    defaults = {
        "consented_on": clock.today() - timedelta(days=1),
        "signed_by": "The chief executive",
        "signatory_role": "Chief executive",
        "to_designation": True,
        "terms": None,
    }
    services.record_consent(record, by=holder(CASE_OFFICER), **(defaults | facts))


def ready(*, covers: Terms | None = None, **facts: object) -> Designation:
    """Make a proposal on which nothing but the decision is missing."""
    record = proposed(**facts)
    find_every_test_met(record)
    consent(record, terms=covers)
    return record


def agreed(*, effective_on: date | None = None, subject_to: Terms | None = None, **facts: object) -> Designation:
    """Make a designation that is agreed, to take effect in thirty days unless said."""
    record = ready(covers=subject_to, **facts)
    day = effective_on or clock.today() + timedelta(days=30)
    services.agree(record, by=holder(DECISION_MAKER), effective_on=day, terms=subject_to)
    return record


def notified(**facts: object) -> Designation:
    """Make an agreed designation of which the body was told today."""
    record = agreed(**facts)
    tell(record)
    return record


def tell(record: Designation, **facts: object) -> None:
    """Record that the body was told today."""
    defaults = {
        "notified_on": clock.today(),
        "notified_to": "The chief executive",
        "proof_of_sending": "Letter, receipt kept.",
    }
    acts.notify(record, by=holder(CASE_OFFICER), **(defaults | facts))


def publish(record: Designation, **facts: object) -> None:
    """Record that the notice was published today."""
    defaults = {"published_on": clock.today(), "notice_address": f"{GOV_UK}/notice"}
    services.publish_notice(record, by=holder(PUBLISHER), **(defaults | facts))


def designated(**facts: object) -> Designation:
    """Make a designation whose notice was published today."""
    record = notified(**facts)
    publish(record)
    return record


def adopted(
    *, where: Area | None = None, body: Organisation | None = None, under: str = "2025-11", **facts: object
) -> Designation:
    """Take in a designation that has been in force since October 2025 unless said."""
    record = Designation(area=where or area())
    defaults = {
        "effective_on": date(2025, 10, 1),
        "published_on": date(2025, 9, 20),
        "notice_address": f"{GOV_UK}/notice",
    }
    services.adopt(
        record, by=holder(CASE_OFFICER), body=body or organisation(), edition=edition(under), **(defaults | facts)
    )
    return record
