"""The department's part in a plan's life: each act is a move of the case, and takes the plan with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from approvals import selectors
from approvals.board import Line
from approvals.models import Case, Concern, Disposition, Finding
from lifecycle import clock, history
from lifecycle.engine import NotPossible, run
from lifecycle.models import Entry
from plans.models import Version
from plans.selectors.snapshots import latest_snapshot
from plans.services import plan as plans

Explanations = Mapping[str, str] | None


def open_case(version: Version, entry: Entry) -> None:
    """Open the case of a submission, in the transaction in which the plan is submitted, for the person who did it."""
    case = Case(chain=version.chain, edition=version.edition, demonstration=version.demonstration)
    facts = {
        "version": version,
        "snapshot": latest_snapshot(version),
        "number": version.cases.count() + 1,
        "submitted_on": entry.effective_on,
    }
    run(case, "open", by=entry.actor.user, facts=facts, through="plan", effective_on=entry.effective_on)


def close_case(version: Version, entry: Entry) -> None:
    """Close the case of a submission that its ERB took back."""
    case = selectors.open_case_of(version)
    if case is not None:
        run(case, "close", by=entry.actor.user, through="plan", effective_on=entry.effective_on)


def record_finding(case: Case, *, by: Any, line: Line, satisfied: bool, reasons: str) -> Entry:
    """Record the finding on one test, in the place of the one before."""

    def write(held: Case) -> None:
        said = {"satisfied": satisfied, "reasons": reasons, "by": by.actor, "on": clock.today()}
        Finding.objects.update_or_create(case=held, test=line.test.code, authority=line.authority, defaults=said)

    outcome = "satisfied" if satisfied else "not satisfied"
    note = f"{line.title}: {outcome}. {reasons}"
    fact = {"test": line.key, "satisfied": satisfied}
    return run(case, "record_finding", by=by, facts={"changed": fact}, children=write, note=note)


@transaction.atomic
def raise_concern(case: Case, *, by: Any, text: str, section: str = "") -> Entry:
    """Raise the next concern of a case, about a section or about the whole plan where none is named."""
    history.lock(case.chain)  # before the number is read: two concerns raised at once must not both get it
    number = selectors.next_concern(case)

    def write(held: Case) -> None:
        held.concerns.create(number=number, section=section, text=text, raised_on=clock.today())

    fact = {"concern": number, "section": section}
    return run(case, "raise_concern", by=by, facts={"changed": fact}, children=write, note=text)


def settle_concern(case: Case, *, by: Any, concern: Concern, disposition: str, note: str) -> Entry:
    """Settle a concern of this submission or of an earlier one: met, not met, or withdrawn."""

    def write(held: Case) -> None:
        settled = {"disposition": disposition, "disposition_note": note, "settled_on": clock.today()}
        if not selectors.unsettled_concerns(held).filter(pk=concern.pk).update(**settled):
            raise NotPossible(f"{concern} is settled already.")

    fact = {"concern": concern.label, "disposition": disposition}
    said = f"{concern}: {Disposition(disposition).label.lower()}. {note}"
    return run(case, "settle_concern", by=by, facts={"changed": fact}, children=write, note=said)


@transaction.atomic
def return_with_concerns(case: Case, *, by: Any, note: str) -> Entry:
    """Return the plan to its ERB with the concerns raised on it, and a message."""
    entry = run(case, "return_with_concerns", by=by, note=note)
    plans.return_version(case.version, by=by, note=_with_concerns(case, note))
    return entry


def _with_concerns(case: Case, note: str) -> str:
    """Return a message with the open concerns below it: the ERB reads both in the notice, and with its plan."""
    titles = selectors.section_titles(case)
    concerns = [
        f"{concern} ({titles.get(concern.section, 'the whole plan')}): {concern.text}"
        for concern in selectors.open_concerns(case)
    ]
    return "\n\n".join([note, *concerns])


def respond(case: Case, *, by: Any, responses: Mapping[int, str]) -> Entry:
    """Record what the ERB responds to concerns, by their number; a response that is given again replaces the first."""

    def write(held: Case) -> None:
        for number, text in responses.items():
            open_concern = held.concerns.filter(number=number, disposition=Disposition.OPEN)
            open_concern.update(response=text, responded_on=clock.today())

    note = "\n\n".join(f"Concern {case.number}.{number}: {text}" for number, text in sorted(responses.items()))
    fact = {"responses_to": sorted(responses)}
    return run(case, "respond", by=by, facts={"changed": fact}, children=write, note=note)


@transaction.atomic
def approve(case: Case, *, by: Any, note: str, explanations: Explanations = None) -> Entry:
    """Approve the plan today for the Secretary of State, with the reasons for the decision."""
    today = clock.today()
    entry = run(case, "approve", by=by, facts={"decided_on": today}, note=note, explanations=explanations)
    plans.approve_version(case.version, by=by, approved_on=today)
    return entry


def record_gov_uk_address(case: Case, *, by: Any, gov_uk_address: str) -> Entry:
    """Record where on GOV.UK the published plan stands; a new address replaces the first."""
    return run(case, "record_gov_uk_address", by=by, facts={"gov_uk_address": gov_uk_address})


@transaction.atomic
def publish(case: Case, *, by: Any, published_on: date, gov_uk_address: str = "") -> Entry:
    """Record that the plan was published on a day, with its address on GOV.UK if it has one already."""
    facts = {"published_on": published_on, "gov_uk_address": gov_uk_address}
    entry = run(case, "publish", by=by, facts=facts, effective_on=published_on)
    plans.publish_version(case.version, by=by, published_on=published_on)
    return entry
