"""What designations were subject to on a day: their terms change, and the history keeps those before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from designations.models import Designation, Terms, TermsChange, TermsChangeState
from lifecycle.models import Entry
from lifecycle.selectors import facts_of

FIRST_STATED = ("agree", "adopt")
PUBLISHED = (TermsChangeState.PUBLISHED, TermsChangeState.IN_EFFECT)


@dataclass(frozen=True)
class TermsThen:
    """The terms of a designation on a day; with neither, the notice does not say."""

    terms: Terms | None
    without_terms: bool


def terms_on(designations: Iterable[Designation], day: date) -> dict[int, TermsThen]:
    """Return the terms of some designations on a day, by the key of the designation, in at most three queries.

    A published change counts from its effective date. Before the first change stand the terms of the decision.
    """
    listed = list(designations)
    changes: dict[int, list[TermsChange]] = defaultdict(list)
    published = TermsChange.objects.filter(designation__in=listed, state__in=PUBLISHED).select_related("terms")
    for change in published.order_by("effective_on", "pk"):
        changes[change.designation_id].append(change)
    begun = {pk: [change for change in all_of if _begun(change, day)] for pk, all_of in changes.items()}
    replaced = [one.pk for one in listed if changes[one.pk] and not begun[one.pk]]
    then = {one.pk: TermsThen(one.terms, one.without_terms) for one in listed}
    then |= _as_first_stated(replaced) if replaced else {}
    return then | {pk: TermsThen(held[-1].terms, False) for pk, held in begun.items() if held}


def _begun(change: TermsChange, day: date) -> bool:
    return change.effective_on is not None and change.effective_on <= day


def _as_first_stated(keys: list[int]) -> dict[int, TermsThen]:
    """Return the terms that the history holds from the decision, or from the notice that was taken in."""
    stated = Entry.objects.filter(
        workflow=Designation.workflow_name, record_id__in=[str(key) for key in keys], move__in=FIRST_STATED
    )
    facts = {int(entry.record_id): facts_of(entry) for entry in stated.order_by("sequence")}
    named = Terms.objects.in_bulk([told["terms"] for told in facts.values() if told.get("terms")])
    return {
        key: TermsThen(named.get(told.get("terms")), bool(told.get("without_terms"))) for key, told in facts.items()
    }
