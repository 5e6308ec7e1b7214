"""The board of a case: which tests it holds, of which authorities, and on which day."""

from datetime import date

import pytest

from approvals import board, services
from lifecycle import clock
from reference.models import RelevantAuthority
from tests.factories import approvals as factory
from tests.factories import plans

LONG_AGO = date(2020, 1, 1)
CODES = ["A1", "A2", "A3", "A4", "G1", "G2", "G3"]


@pytest.fixture
def people(editions):
    return factory.people()


def keys(case):
    return [line.key for line in board.lines(case)]


@pytest.mark.parametrize("edition", ["2022-08", "2025-11"])
def test_it_holds_each_test_of_the_edition_once_statute_first(editions, edition):
    people = factory.people(under=edition)
    with clock.at(factory.SUBMITTED):
        case = factory.submit(plans.complete(people.designation, by=people.editor, priorities=4), people)

        assert keys(case) == CODES
        assert [line.test.statutory for line in board.lines(case)] == [True] * 4 + [False] * 3


@pytest.mark.clause("A-1(7)-1")
def test_a_relevant_authority_that_covers_only_part_of_the_area_has_a_test_of_its_own(people):
    authorities = [plans.mayoral_authority(people.designation.area, since=LONG_AGO) for _ in range(2)]
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)
        lines = [line for line in board.lines(case) if line.test.code == "A5"]

    assert [line.authority for line in lines] == sorted(authorities, key=str)
    assert [line.key for line in lines] == [f"A5-{authority.slug}" for authority in sorted(authorities, key=str)]


@pytest.mark.clause("A-1(7)-2")
def test_an_authority_without_a_mayor_raises_no_test(people):
    plans.mayoral_authority(people.designation.area, relevant=False)
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)

        assert keys(case) == CODES


def test_the_authorities_are_those_of_the_submission_and_those_of_the_day_of_decision(people):
    gone = plans.mayoral_authority(people.designation.area, since=LONG_AGO)
    RelevantAuthority.objects.filter(authority=gone).update(valid_to=date(2023, 4, 1))
    come = plans.mayoral_authority(people.designation.area, since=date(2023, 5, 1))
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)
        assert {line.authority: line.applies for line in board.lines(case) if line.authority} == {gone: True}
    with clock.at(date(2023, 5, 2)):
        assert {line.authority: line.applies for line in board.lines(case) if line.authority} == {
            gone: False,
            come: True,
        }


def test_a_case_that_was_approved_keeps_the_authorities_of_that_day(people):
    authority = plans.mayoral_authority(people.designation.area, since=LONG_AGO)
    with clock.at(factory.SUBMITTED):
        case = factory.approved(people)
    RelevantAuthority.objects.filter(authority=authority).update(valid_to=date(2023, 4, 1))

    with clock.at(date(2024, 1, 1)):
        assert [line.applies for line in board.lines(case) if line.authority] == [True]


def test_a_case_that_was_returned_keeps_the_authorities_of_its_submission(people):
    with clock.at(factory.SUBMITTED):
        case = factory.returned(people)
    plans.mayoral_authority(people.designation.area, since=date(2023, 5, 1))

    with clock.at(date(2024, 1, 1)):
        assert keys(case) == CODES


def test_a_finding_stands_on_its_own_line_and_gives_way_to_the_next_one(people):
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)
        for satisfied in (False, True):
            line = board.line(case, "A4")
            services.record_finding(case, by=people.assessor, line=line, satisfied=satisfied, reasons="Read section 8.")

    found = {line.key: line.finding for line in board.lines(case)}
    assert found["A4"].satisfied is True
    assert [key for key, finding in found.items() if finding] == ["A4"]
    assert case.findings.count() == 1


def test_a_key_that_the_board_does_not_have_finds_nothing(people):
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)

        assert board.line(case, "A1").test.code == "A1"
        assert board.line(case, "A5-nobody") is None


def test_the_board_is_read_in_the_same_number_of_queries_however_much_is_on_it(people, django_assert_num_queries):
    def queries_of(case):
        case = type(case).objects.select_related("edition", "version__designation__area").get(pk=case.pk)
        with django_assert_num_queries(3):
            return [(line.finding and str(line.finding.by), str(line.authority)) for line in board.lines(case)]

    for _ in range(3):
        plans.mayoral_authority(people.designation.area, since=LONG_AGO)
    with clock.at(factory.SUBMITTED):
        case = factory.assessing(people)
        queries_of(case)
        factory.find(case, people)
        assert len(queries_of(case)) == 10
