"""Every cell of every table: move × state × role. The engine is honest where each answer follows the table."""

import pytest

from accounts.roles import ALL_ROLES, ScopeKind
from lifecycle import engine
from lifecycle.workflow import NEW, tables
from lsip_portal import wiring
from tests.factories import records
from tests.factories.accounts import holder, person

pytestmark = pytest.mark.django_db

# Some records lie in one place of any kind; each kind has its own leads.
CELLS = [
    pytest.param(name, state, kind, id="-".join(filter(None, (name, state, kind))))
    for name, table in sorted(tables().items())
    for state in (NEW, *table.states.values)
    for kind in (ScopeKind.values if name in records.ANYWHERE else [""])
]


def counts(role, row, kind):
    """Say whether a role that a row names counts for a record in a place of a kind: national roles always do."""
    return role in row.who and (not kind or role.scope in (kind, ScopeKind.NATION))


@pytest.fixture
def no_bars(monkeypatch):
    """Leave separation of duties out: it has tests of its own, and no cell of a table speaks of it."""
    monkeypatch.setattr(wiring, "BARS", [])


@pytest.mark.parametrize(("workflow", "state", "kind"), CELLS)
def test_each_role_may_make_just_the_moves_that_the_table_gives_it(workflow, state, kind, no_bars):
    record = records.in_state(workflow, state, kind)
    table = tables()[workflow]
    for role in ALL_ROLES:
        someone = holder(role, records.scope_for(record, role))
        wanted = [row.name for row in table.moves if state in row.source and counts(role, row, kind)]
        assert [option.move.name for option in engine.options(record, someone)] == wanted, role.name
        _refusals_follow_the_table(record, state, role, someone, kind)


def _refusals_follow_the_table(record, state, role, someone, kind):
    for row in engine.workflow_of(record).moves:
        if not counts(role, row, kind):
            with pytest.raises(engine.NotAllowed):
                engine.reach(record, row.name, someone)
        elif state not in row.source:
            # The body's people hold their roles in a designation from its beginning on, and so in none before it.
            with pytest.raises(engine.NotPossible if records.lies_in_scope_of(record, role) else engine.NotAllowed):
                engine.reach(record, row.name, someone)
        else:
            assert engine.reach(record, row.name, someone) is row


@pytest.mark.parametrize(("workflow", "state", "kind"), CELLS)
def test_nobody_and_no_stranger_may_do_anything(workflow, state, kind, no_bars):
    record = records.in_state(workflow, state, kind)
    assert engine.options(record, person()) == []
    for role in ALL_ROLES:
        if role.scope != ScopeKind.NATION:
            stranger = holder(role, records.another_scope(role))
            assert engine.options(record, stranger) == [], role.name


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
