"""The words in which a workflow is declared: one table of moves for each kind of record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import TextChoices

from lifecycle.rules import Force, Rule

NEW = "new"  # the state of a record that does not exist yet: beginning is a move too
CALENDAR = "calendar"  # what a move is made through when the portal makes it on its day
OPERATIONS = "operations"  # when those who run the service make it, from its command line
LINK = "link"  # when somebody who was sent a link makes it


class Recipient(Protocol):
    """Somebody a notice goes to."""

    @property
    def actor_id(self) -> Any:
        """The pseudonym under which the history knows them."""

    @property
    def address(self) -> str:
        """Where notices to them are sent."""


class Who(Protocol):
    """A role as the engine sees it; who holds it for a record is answered by the roof."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def label(self) -> str:
        """What it is called in a sentence: "the ERB's lead"."""


@dataclass(frozen=True)
class Addressee:
    """Somebody a notice goes to who may have no account yet; the sealed address of `own_link` opens it for them."""

    actor_id: Any
    address: str
    own_link: str = ""


@dataclass(frozen=True)
class Party:
    """Somebody whom the record itself names, such as the person invited: `of(record)` returns who is told."""

    name: str
    label: str
    of: Callable[[Any], Iterable[Recipient]]


@dataclass(frozen=True)
class Starting:
    """A clock that a move starts, and the date on the record it runs from."""

    clock: str
    since: str


@dataclass(frozen=True)
class Move:
    """One row of a table: what may happen to a record, by whom, when, and what follows."""

    name: str
    button: str
    source: frozenset[str]
    target: str
    done: str
    who: frozenset[Who]
    through: str = ""
    needs: tuple[Rule, ...] = ()
    checks: tuple[Rule, ...] = ()
    starts: tuple[Starting, ...] = ()
    stops: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    tells: tuple[Who | Party, ...] = ()
    asks: Force | None = None
    asked: tuple[Who | Party, ...] = ()
    note: bool = False
    quiet: bool = False
    under: Rule | None = None

    def belongs_to(self, record: Any) -> bool:
        """Whether a record has this move at all: its edition of the guidance may not know it."""
        return self.under is None or self.under(record) is None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that must hold for the move, in the order of the table."""
        return self.needs + self.checks

    @property
    def changes_state(self) -> bool:
        """Whether the record ends in another state than it began in."""
        return self.source != frozenset({self.target})


def move(
    name: str,
    button: str,
    source: str | Iterable[str],
    target: str,
    *,
    done: str,
    who: Iterable[Who] | Who = (),
    through: str = "",
    needs: tuple[Rule, ...] = (),
    checks: tuple[Rule, ...] = (),
    starts: tuple[Starting, ...] = (),
    stops: tuple[str, ...] = (),
    ends: tuple[str, ...] = (),
    tells: tuple[Who | Party, ...] = (),
    asks: Force | None = None,
    asked: tuple[Who | Party, ...] = (),
    note: bool = False,
    quiet: bool = False,
    under: Rule | None = None,
) -> Move:
    """Declare a row.

    Args:
        name: imperative, unique in its table.
        button: what the person sees.
        source: the state or states it starts from; `NEW` for a record that begins.
        target: the state it leads to.
        done: what is said once it is made, in timelines and confirmations: "Delivery plan submitted".
        who: the roles that may make it; empty when it is made through another record.
        through: the name of the workflow whose moves make this one, for acts such as the department's on a plan;
            `CALENDAR` where the portal makes it on its day.
        needs: rules about what is there already; while one fails, the page shows the button disabled with the reason.
        checks: rules about what the move itself brings; they are asked once its form is filled in.
        starts: clocks it starts, each from a date on the record.
        stops: duties it fulfils; a repeating one goes on with its next period.
        ends: duties that fall away.
        tells: the roles, and the people whom the record names, that get a notice.
        asks: how strongly those who are told are bound to act on the notice; without it, it is news.
        asked: who of them is, where it is news to the others; everybody who is told unless given.
        note: whether a reason must be given.
        quiet: whether its button is left to the pages of the record (saving a draft, for instance).
        under: what makes it a move of a record at all, its edition of the guidance for instance; where this fails, the
            move is neither shown nor listed, and is refused with the reason.
    """
    states = frozenset({source} if isinstance(source, str) else source)
    roles = frozenset(who) if isinstance(who, Iterable) else frozenset({who})
    return Move(
        name,
        button,
        states,
        target,
        done,
        roles,
        through,
        needs,
        checks,
        starts,
        stops,
        ends,
        tells,
        asks,
        asked or (tells if asks else ()),
        note,
        quiet,
        under,
    )


@dataclass(frozen=True)
class Workflow:
    """The table of moves of one kind of record; `name` is its address in events, the API and the history.

    Notices of a table `of_accounts` are about somebody's own account, and so never gathered in a digest.
    """

    name: str
    title: str
    states: type[TextChoices]
    moves: tuple[Move, ...]
    of_accounts: bool = False
    _by_name: dict[str, Move] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a table with two moves of one name, an unknown state, or a move that nobody could make."""
        for row in self.moves:
            if row.name in self._by_name:
                raise ValueError(f"{self.name} has two moves named {row.name}.")
            if unknown := (row.source | {row.target}) - {NEW, *self.states.values}:
                raise ValueError(f"{self.name}.{row.name} names unknown states {sorted(unknown)}.")
            if bool(row.who) == bool(row.through):
                raise ValueError(f"{self.name}.{row.name} needs roles, or a workflow it is made through, not both.")
            self._by_name[row.name] = row
        _TABLES[self.name] = self

    def __getitem__(self, name: str) -> Move:
        """Return the row with a name; raises KeyError."""
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        """Whether the table has a row with this name."""
        return name in self._by_name


_TABLES: dict[str, Workflow] = {}


def tables() -> dict[str, Workflow]:
    """Return every declared workflow by name."""
    return dict(_TABLES)


Follower = Callable[[Any, Any], None]
Bar = Callable[[Any, Any, Move], str | None]
