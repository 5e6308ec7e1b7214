"""Who holds which area, who held it and who helps, as everybody may know."""

from datetime import date

import pytest

from designations.models import Designation, DesignationPartner
from designations.selectors import public_designations
from designations.selectors.public import holdings_of, in_force_everywhere, register_on, tenures_of
from lifecycle import clock
from tests.factories import designations as make
from tests.factories.accounts import organisation

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def end(record, day):
    Designation.objects.filter(pk=record.pk).update(ended_on=day)
    record.refresh_from_db()


@pytest.fixture
def kent():
    """An area with a designation that is over, one in force and one to come."""
    area = make.area("Kent")
    first = make.adopted(where=area, effective_on=date(2022, 9, 5))
    end(first, date(2025, 10, 1))
    second = make.adopted(where=area)
    end(second, date(2027, 4, 1))
    third = make.designated(where=area, effective_on=date(2027, 4, 1))
    return area, first, second, third


def test_the_tenures_of_an_area_are_in_force_to_come_and_over_as_on_a_day(kent):
    area, first, second, third = kent
    told = [tenures_of(area, day) for day in (date(2022, 9, 4), date(2022, 9, 5), TODAY, date(2027, 4, 1))]
    assert [(one.current, one.coming, one.earlier) for one in told] == [
        (None, [first, second, third], []),
        (first, [second, third], []),
        (second, [third], [first]),
        (third, [], [second, first]),
    ]


def test_the_register_of_a_day_holds_what_is_in_force_and_to_come_and_all_of_it_is_public(kent):
    _, first, second, third = kent
    make.notified(where=make.area())
    assert list(register_on(TODAY)) == [second, third]
    assert list(in_force_everywhere(TODAY)) == [second]
    assert list(in_force_everywhere(date(2023, 1, 1))) == [first]
    assert set(register_on(date(2022, 1, 1))) == set(public_designations()) == {first, second, third}


@pytest.mark.clause("A-2(1)-4")
def test_a_body_holds_several_areas_and_helps_in_others():
    chamber = organisation()
    for name in ("Kent", "Essex"):
        make.adopted(where=make.area(name), body=chamber)
    make.adopted(where=make.area("Dorset"), co_leads=[chamber])
    secret = make.notified(where=make.area("Surrey"), body=chamber)
    told = [(one.designation.area.name, one.part) for one in holdings_of(chamber)]
    assert told == [("Dorset", "Co-lead"), ("Essex", "Designated body"), ("Kent", "Designated body")]
    assert secret not in [one.designation for one in holdings_of(chamber)]


def test_a_part_is_over_after_its_last_day_and_never_later_than_the_designation():
    helper = organisation()
    record = make.adopted(partners=[helper])
    assert [(one.since, one.until) for one in holdings_of(helper)] == [(date(2025, 10, 1), None)]
    DesignationPartner.objects.update(until=date(2026, 12, 31))
    holding = holdings_of(helper)[0]
    assert holding.until == date(2027, 1, 1)
    assert [holding.is_over(day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [False, True]
    assert [holding.is_to_come(day) for day in (date(2025, 9, 30), date(2025, 10, 1))] == [True, False]
    end(record, date(2026, 6, 1))
    assert holdings_of(helper)[0].until == date(2026, 6, 1)
