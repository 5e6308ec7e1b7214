"""The shapes of what an edition of the guidance holds: clocks, parts of the report, tests of approval."""

from dataclasses import dataclass
from typing import Any

from lifecycle.periods import Period
from lifecycle.rules import Force


@dataclass(frozen=True)
class ClockRule:
    """How long a duty's clock runs: a period from its anchor, repeating or not, with warning days before it is due."""

    name: str
    title: str
    period: Period
    repeats: bool
    warn: tuple[int, ...]
    force: Force
    source: str

    @classmethod
    def of(cls, name: str, content: dict[str, Any]) -> "ClockRule | None":
        """Read a clock of an edition; `None` where the edition sets no such duty, or none that is known."""
        if not content.get("period"):
            return None
        return cls(
            name=name,
            title=content["title"],
            period=Period.parse(content["period"]),
            repeats=content.get("repeats", False),
            warn=tuple(content.get("warn", ())),
            force=Force[content["force"].upper()],
            source=content["source"],
        )


@dataclass(frozen=True)
class ReportSection:
    """A section of the report: its key, title, purpose in short, and the points the guidance asks it to make."""

    key: str
    title: str
    purpose: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class ReportPart:
    """A part of the report; only parts that count are measured against the page limit."""

    key: str
    title: str
    counts: bool
    sections: tuple[ReportSection, ...]

    @classmethod
    def of(cls, content: dict[str, Any]) -> "ReportPart":
        """Read a part of an edition's template."""
        sections = tuple(
            ReportSection(item["key"], item["title"], item["purpose"], tuple(item.get("prompts", ())))
            for item in content["sections"]
        )
        return cls(content["key"], content["title"], content["counts"], sections)


@dataclass(frozen=True)
class ApprovalTest:
    """A test applied before a plan is approved; one finding for each authority where it says so."""

    code: str
    force: str
    source: str
    question: str
    each_authority: bool = False

    @property
    def statutory(self) -> bool:
        """Whether the Act demands this test."""
        return self.force == "statute"
