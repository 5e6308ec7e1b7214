"""A designation of 31 May 2022 on a day in January 2023, and the people around it."""

from datetime import date

import pytest

from lifecycle import clock
from tests.factories import plans as factory


@pytest.fixture
def area(editions):
    """A designated area without a relevant authority; the day is 10 January 2023."""
    designation = factory.designated()
    with clock.at(date(2023, 1, 10)):
        yield designation


@pytest.fixture
def team(area):
    """The people of the area and of the department."""
    return factory.team(area)
