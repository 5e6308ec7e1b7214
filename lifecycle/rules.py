"""Rules: functions that say why something must not happen yet, each with its source and its force."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

EXPLAINED = "explained:"  # how the texts of an entry begin that say why an advisory rule was departed from


class Force(StrEnum):
    """How strongly a rule binds, shown beside every rule on screen."""

    STATUTE = "Statute"
    GUIDANCE = "Guidance"
    TERMS = "Terms of designation"
    LOCAL = "Portal rule"


Check = Callable[[Any], str | None]
Applies = Callable[[Any], bool]


def _never(record: Any) -> bool:
    return False


@dataclass(frozen=True)
class Rule:
    """A rule on a record: `check(record)` returns the reason it fails, in a sentence for the person, or `None`.

    `advisory` says for a record whether its guidance edition only advises this: then an explanation may stand
    in place of compliance ("comply or explain"). Statute is never advisory.
    """

    check: Check
    source: str
    force: Force
    advisory: Applies = _never

    @property
    def name(self) -> str:
        """The name of the rule's function: a sentence that should be true."""
        return self.check.__name__

    @property
    def statement(self) -> str:
        """What the rule demands: the first line of its docstring."""
        return (self.check.__doc__ or "").strip().splitlines()[0]

    def __call__(self, record: Any) -> str | None:
        """Return the reason why the record fails the rule, or `None`."""
        return self.check(record)


@dataclass(frozen=True)
class UnmetRule:
    """A rule that a record fails, with the reason."""

    rule: Rule
    reason: str
    explainable: bool

    def as_dict(self) -> dict[str, object]:
        """Return the unmet rule as the API and the pages show it."""
        return {
            "rule": self.rule.name,
            "reason": self.reason,
            "source": self.rule.source,
            "force": self.rule.force.value,
            "explainable": self.explainable,
        }


def rule(source: str, force: Force, *, advisory: Applies | None = None) -> Callable[[Check], Rule]:
    """Make a rule of a check, citing the paragraph it comes from.

    Raises:
        TypeError: if the check has no docstring, or statute is declared advisory.
    """

    def declare(check: Check) -> Rule:
        if not check.__doc__:
            raise TypeError(f"The rule {check.__name__} needs a docstring: it is shown as the rule.")
        if advisory is not None and force is Force.STATUTE:
            raise TypeError(f"The rule {check.__name__} is statute, which no explanation can replace.")
        return Rule(check, source, force, advisory or _never)

    return declare


def unmet(rules: tuple[Rule, ...], record: Any) -> list[UnmetRule]:
    """Return every rule the record fails, in the order of the table."""
    failures = [(rule, rule(record)) for rule in rules]
    return [UnmetRule(rule, reason, rule.advisory(record)) for rule, reason in failures if reason]
