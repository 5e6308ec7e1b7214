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
TABLES = [
    pytest.param(name, kind, id="-".join(filter(None, (name, kind))))
    for name in sorted(tables())
    for kind in (ScopeKind.values if name in records.ANYWHERE else [""])
]


def counts(role, row, kind):
    """Say whether a role that a row names counts for a record in a place of a kind: national roles always do."""
    return role in row.who and (not kind or role.scope in (kind, ScopeKind.NATION))


@pytest.fixture
def no_bars(monkeypatch):
    """Leave separation of duties out: it has tests of its own, and no cell of a table speaks of it."""
    monkeypatch.setattr(wiring, "BARS", [])


def in_every_state(workflow, kind):
    """Return a record that does not exist yet, and one record in each state of its table."""
    record, parent = records.made(workflow, kind)
    new, *saved = ((state, records.put(record, parent, state)) for state in (NEW, *tables()[workflow].states.values))
    return [[new], saved]


@pytest.mark.parametrize(("workflow", "kind"), TABLES)
def test_each_role_may_make_just_the_moves_that_the_table_gives_it_in_each_state(workflow, kind, no_bars):
    for cells in in_every_state(workflow, kind):
        for role in ALL_ROLES:
            someone = holder(role, records.scope_for(cells[0][1], role))
            for state, record in cells:
                _options_follow_the_table(record, state, role, someone, kind)
                _refusals_follow_the_table(record, state, role, someone, kind)


def _options_follow_the_table(record, state, role, someone, kind):
    moves = engine.workflow_of(record).moves
    wanted = [row.name for row in moves if state in row.source and counts(role, row, kind) and row.belongs_to(record)]
    assert [option.move.name for option in engine.options(record, someone)] == wanted, (state, role.name)


def _refusals_follow_the_table(record, state, role, someone, kind):
    for row in engine.workflow_of(record).moves:
        if not counts(role, row, kind):
            with pytest.raises(engine.NotAllowed):
                engine.reach(record, row.name, someone)
        elif state not in row.source or not row.belongs_to(record):
            # The body's people hold their roles in a designation from its beginning on, and so in none before it.
            with pytest.raises(engine.NotPossible if records.lies_in_scope_of(record, role) else engine.NotAllowed):
                engine.reach(record, row.name, someone)
        else:
            assert engine.reach(record, row.name, someone) is row


@pytest.mark.parametrize(("workflow", "kind"), TABLES)
def test_nobody_and_no_stranger_may_do_anything_in_any_state(workflow, kind, no_bars):
    local = [role for role in ALL_ROLES if role.scope != ScopeKind.NATION]
    strangers = [person(), *(holder(role, records.another_scope(role)) for role in local)]
    for state, record in (cell for cells in in_every_state(workflow, kind) for cell in cells):
        for stranger in strangers:
            assert engine.options(record, stranger) == [], (state, stranger)


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
