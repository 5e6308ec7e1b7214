"""A designation of 31 May 2022 on a day in June, and the people around it."""

from datetime import date

import pytest

from lifecycle import clock
from tests.factories import delivery as factory


@pytest.fixture
def area(editions):
    """A designated area; the day is 20 June 2022."""
    designation = factory.designated(date(2022, 5, 31))
    with clock.at(date(2022, 6, 20)):
        yield designation


@pytest.fixture
def team(area):
    """The people of the area and of the department."""
    return factory.team(area)
