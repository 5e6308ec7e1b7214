"""What a designation was subject to on a day, before and after its terms changed."""

from datetime import date

import pytest

from designations.selectors.terms import TermsThen, terms_on
from designations.terms_changes import services
from lifecycle import clock
from tests.factories import designations as make
from tests.factories import terms_changes as changing

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    """A designation of 31 May 2022 whose terms of 2022 gave way to those of 2024 on 1 May 2025."""
    with clock.at(date(2022, 5, 2)):
        record = make.designated(effective_on=date(2022, 5, 31), subject_to=make.terms())
    with clock.at(date(2025, 3, 3)):
        change = changing.accepted(record, effective_on=date(2025, 5, 1))
        changing.publish(change)
    return record, change


def then(record, *days):
    return [terms_on([record], day)[record.pk].terms.code for day in days]


@pytest.mark.clause("A-2(5)-2")
def test_a_published_change_counts_from_its_day_and_the_terms_before_it_stay_known(changed):
    record, change = changed
    days = (date(2022, 5, 31), date(2025, 4, 30), date(2025, 5, 1))
    assert then(record, *days) == ["2022-09", "2022-09", "2024-09"]
    with clock.at(date(2025, 5, 1)):
        services.put_into_effect(change)
    record.refresh_from_db()
    assert record.terms.code == "2024-09"
    assert then(record, *days) == ["2022-09", "2022-09", "2024-09"]


def test_many_take_no_more_queries_than_one(changed, django_assert_num_queries):
    record, _ = changed
    others = [make.adopted() for _ in range(4)]
    with django_assert_num_queries(3):
        told = terms_on([record, *others], date(2022, 6, 1))
    assert told[others[0].pk] == TermsThen(None, False)


def test_a_designation_without_terms_says_so():
    with clock.at(date(2022, 5, 2)):
        record = make.designated(effective_on=date(2022, 5, 31))
    assert terms_on([record], date(2023, 1, 1))[record.pk] == TermsThen(None, True)
    assert terms_on([], date(2023, 1, 1)) == {}
