"""Every cell of every table: move × state × role. The engine is honest where each answer follows the table."""

import itertools

import pytest

from accounts.roles import ALL_ROLES
from lifecycle import engine
from lifecycle.workflow import NEW, tables
from lsip_portal import wiring
from tests.factories import records
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db

CELLS = [
    pytest.param(name, state, id=f"{name}-{state}")
    for name, table in sorted(tables().items())
    for state in (NEW, *table.states.values)
]


@pytest.fixture
def no_bars(monkeypatch):
    """Leave separation of duties out: it has tests of its own, and no cell of a table speaks of it."""
    monkeypatch.setattr(wiring, "BARS", [])


@pytest.mark.parametrize(("workflow", "state"), CELLS)
def test_each_role_may_make_just_the_moves_that_the_table_gives_it(workflow, state, no_bars):
    record = records.in_state(workflow, state)
    table = tables()[workflow]
    for role in ALL_ROLES:
        person = holder(role, records.scope_for(record, role))
        wanted = [row.name for row in table.moves if state in row.source and role in row.who]
        assert [option.move.name for option in engine.options(record, person)] == wanted, role.name
        _refusals_follow_the_table(record, state, table, role, person)


def _refusals_follow_the_table(record, state, table, role, person):
    for row in table.moves:
        if role not in row.who:
            with pytest.raises(engine.NotAllowed):
                engine.reach(record, row.name, person)
        elif state not in row.source:
            with pytest.raises(engine.NotPossible):
                engine.reach(record, row.name, person)
        else:
            assert engine.reach(record, row.name, person) is row


@pytest.mark.parametrize("workflow", sorted(tables()))
def test_somebody_without_a_role_may_do_nothing(workflow, no_bars):
    from tests.factories.accounts import person

    nobody = person()
    for state in (NEW, *tables()[workflow].states.values):
        record = records.in_state(workflow, state)
        assert engine.options(record, nobody) == []


@pytest.mark.parametrize(("workflow", "role"), itertools.product(sorted(tables()), ALL_ROLES), ids=str)
def test_a_role_in_another_scope_counts_for_nothing(workflow, role, no_bars):
    if role.scope == "nation":
        return
    record = records.in_state(workflow, NEW)
    stranger = holder(role, records.another_scope(role))
    assert engine.options(record, stranger) == []


@pytest.mark.parametrize("workflow", sorted(tables()))
def test_every_state_can_be_reached_and_left_or_is_an_end(workflow):
    table = tables()[workflow]
    reached, grown = {NEW}, True
    while grown:
        grown = False
        for row in table.moves:
            if reached & row.source and row.target not in reached:
                reached.add(row.target)
                grown = True
    assert set(table.states.values) <= reached
