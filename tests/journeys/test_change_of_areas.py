"""The change from 38 to 39 areas on 29 September 2025, with the real list of which area took over from which."""

from datetime import date

import pytest

from accounts.roles import ERB_EDITOR
from designations import calendar
from designations.selectors import predecessors_of
from engagement.selectors import needs_citable_for, needs_seen_by
from lifecycle import clock
from reference.models import Area, AreaSuccession
from tests.factories import designations, engagement, removals
from tests.factories.accounts import holder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]
CHANGED = date(2025, 9, 29)


def area(slug):
    return Area.objects.get(slug=slug)


@pytest.fixture
def before():
    """The designation of Enterprise M3, with a need, removed on the day on which its area ended."""
    with clock.at(date(2025, 8, 1)):
        old = designations.adopted(
            where=area("enterprise-m3"), effective_on=date(2022, 9, 5), published_on=date(2022, 9, 1)
        )
        need = engagement.need(old)
        removals.published(old, CHANGED)
    return old, need


def follows(slug):
    """Designate a body for an area from the day of the change."""
    with clock.at(CHANGED):
        return designations.adopted(where=area(slug), effective_on=CHANGED)


def test_an_area_that_was_divided_hands_over_to_both_of_its_successors(before):
    old, need = before
    slugs = AreaSuccession.objects.filter(predecessor__slug="enterprise-m3").values_list("successor__slug", flat=True)
    assert set(slugs) == {"hampshire-and-the-solent", "surrey"}
    successors = [follows(slug) for slug in sorted(slugs)]
    with clock.at(date(2025, 10, 1)):
        calendar.keep()
        for record in successors:
            assert list(predecessors_of(record)) == [old]
            assert need in needs_citable_for(record)
            assert need in needs_seen_by(holder(ERB_EDITOR, record.scope))


def test_an_area_that_took_nothing_over_reads_nothing(before):
    _, need = before
    other = follows("greater-lincolnshire")
    with clock.at(date(2025, 10, 1)):
        assert list(predecessors_of(other)) == []
        assert need not in needs_citable_for(other)
        assert need not in needs_seen_by(holder(ERB_EDITOR, other.scope))
