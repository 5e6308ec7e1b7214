"""How the engine reaches what stands above it: the functions that the project's wiring module lists."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings

from lifecycle.models import Record
from lifecycle.rules import Rule
from lifecycle.workflow import Bar, Follower, Recipient, Who

if TYPE_CHECKING:
    from lifecycle.desk import Desk


@cache
def _module() -> Any:
    return import_module(settings.LSIP_WIRING)


def load() -> None:
    """Import the wiring module, and with it every workflow that has a desk."""
    _module()


def followers(event: str) -> list[Follower]:
    """Return what runs in the same transaction after a move, such as `plan.submit`, in order."""
    found: list[Follower] = _module().FOLLOWERS.get(event, [])
    return found


def rules(event: str) -> tuple[Rule, ...]:
    """Return what must also hold before a move, such as `need.withdraw`, and only an app above knows of."""
    found: tuple[Rule, ...] = getattr(_module(), "RULES", {}).get(event, ())
    return found


def bars() -> list[Bar]:
    """Return the functions asked before every move whether this person is barred from it (separation of duties)."""
    found: list[Bar] = _module().BARS
    return found


def roles_held(person: Any, record: Record) -> Callable[[Who], bool]:
    """Return what says whether a person holds a role today for a record; where it lies is looked up once."""
    scopes = record.scopes()
    return lambda role: bool(_module().HOLDS(person, role, scopes))


def holders(role: Who, record: Record) -> Iterable[Recipient]:
    """Return the people who hold a role today for a record."""
    found: Iterable[Recipient] = _module().HOLDERS(role, record.scopes())
    return found


def duty_of(clock: str) -> Who:
    """Return the role whose duty a clock is; a duty that is nobody's falls to who oversees them all.

    A clock that is entered again each year has its number at the end: `accountability_statement_2027`.
    """
    duties = getattr(_module(), "DUTIES", {})
    found: Who = duties.get(clock) or duties.get(clock.rstrip("_0123456789")) or overseer()
    return found


def overseer() -> Who:
    """Return the role that is told of every duty that is late."""
    found: Who = _module().OVERSEER
    return found


def holders_in_chains(roles: Iterable[Who], chains: Iterable[int]) -> Callable[[Who, int], list[Recipient]]:
    """Return what says who holds a role today in the place of a history; looked up once for all of them."""
    found: Callable[[Who, int], list[Recipient]] = _module().HOLDERS_IN_CHAINS(roles, chains)
    return found


def answer(question: str) -> Callable[..., Any] | None:
    """Return what a higher app answers a question with, such as `plan_in_force`; `None` where no app does."""
    found: Callable[..., Any] | None = getattr(_module(), "ANSWERS", {}).get(question)
    return found


def verifiers() -> list[Callable[[], Iterator[str]]]:
    """Return the functions that check what higher apps froze against the history, and yield each fault."""
    found: list[Callable[[], Iterator[str]]] = getattr(_module(), "VERIFIERS", [])
    return found


def job(kind: str) -> Callable[..., None]:
    """Return the function that does a kind of long work; raises KeyError for an unknown kind."""
    found: Callable[..., None] = _module().JOBS[kind]
    return found


def desk(workflow: str) -> "Desk | None":
    """Return the desk of a workflow, or `None` where there is no such workflow."""
    found: Desk | None = {desk.workflow.name: desk for desk in _module().DESKS}.get(workflow)
    return found
