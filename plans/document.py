"""A content as its readers see it: what the preview, the public page and the PDF ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from lsip_portal.kit import formats
from plans import prose
from plans.content import Content

SECTION_LEVEL = 3  # sections have headings of this level, so those in their text rank below


@dataclass(frozen=True)
class Heading:
    """A line of the contents: an anchor and a title, with the lines below it."""

    anchor: str
    title: str
    below: tuple["Heading", ...] = ()


@dataclass(frozen=True)
class NeedRow:
    """A line of the needs table: one occupation of one need."""

    code: str
    occupation: str
    need: Content


class Document:
    """The document of one content; `sha256` is there when the content is frozen, `linked` where links can be followed.

    In a content that was frozen before plans said where their parts came from, they came from nowhere.
    """

    def __init__(self, content: Content, *, sha256: str = "", linked: bool = True) -> None:
        self.content = content
        self.sha256, self.linked = sha256, linked
        self._needs = {need["id"]: need for need in content["needs"]}
        for part in self._parts_of_the_plan():
            part.setdefault("came_from", None)

    def _parts_of_the_plan(self) -> Iterator[Content]:
        yield from self.content["needs"]
        yield from self.content["actions"]
        for priority in self.content["priorities"]:
            yield priority
            yield from priority["changes"]

    @property
    def about(self) -> Content:
        """Area, body, years, version, edition and parties."""
        about: Content = self.content["about"]
        return about

    @property
    def title(self) -> str:
        """The title of the plan with its years."""
        return f"{self.about['title']}, {self.about['period']['years']}"

    @property
    def main_parts(self) -> list[Content]:
        """The parts that count to the page limit."""
        return [part for part in self.content["parts"] if part["counts"]]

    @property
    def annexes(self) -> list[Content]:
        """The parts that do not count."""
        return [part for part in self.content["parts"] if not part["counts"]]

    @property
    def headings(self) -> list[Heading]:
        """The contents of the document."""
        priorities = tuple(Heading(self.anchor("priority", one["code"]), _named(one)) for one in self.priorities)
        annexes = [Heading("needs", "Skills needs by occupation")] if self.content["needs"] else []
        annexes += [Heading("statements", "Statements of authorities")] if self.content["statements"] else []
        annexes += [Heading("impartiality", "Conflicts of interest")] if self.impartiality else []
        annexes += [Heading("departures", "Departures from the guidance")] if self.departures is not None else []
        return [
            *map(self._heading, self.main_parts),
            *([Heading("priorities", "The priorities", priorities)] if priorities else []),
            *([Heading("roadmap", "The roadmap: actions, owners and dates")] if self.content["actions"] else []),
            *map(self._heading, self.annexes),
            *annexes,
        ]

    def _heading(self, part: Content) -> Heading:
        sections = tuple(Heading(self.anchor("section", one["key"]), one["title"]) for one in part["sections"])
        return Heading(self.anchor("part", part["key"]), part["title"], sections)

    @property
    def priorities(self) -> list[Content]:
        """The priorities in order."""
        found: list[Content] = self.content["priorities"]
        return found

    @property
    def impartiality(self) -> Content | None:
        """How conflicts of interest were handled; `None` in a content that was frozen before this was kept."""
        return self.content.get("impartiality")

    @property
    def departures(self) -> list[Content] | None:
        """Where the body departs from the guidance; `None` in a content that was frozen before this was kept."""
        return self.content.get("departures")

    def needs_of(self, part: Content) -> list[Content]:
        """Return the needs that a priority or a change cites."""
        return [self._needs[pk] for pk in part["needs"]]

    @property
    def need_rows(self) -> list[NeedRow]:
        """The needs table by SOC code; a need without an occupation stands last, with its note."""
        rows = [
            NeedRow(occupation["code"], occupation["title"], need)
            for need in self.content["needs"]
            for occupation in need["occupations"]
        ]
        bare = [NeedRow("", need["occupation_note"], need) for need in self.content["needs"] if not need["occupations"]]
        return sorted(rows, key=lambda row: (row.code, row.need["skill"])) + bare

    @staticmethod
    def anchor(kind: str, key: str) -> str:
        """Return the anchor of a part, section, priority or action."""
        return f"{kind}-{''.join(c if c.isalnum() else '-' for c in key.lower())}"

    @staticmethod
    def day(text: str | None) -> str:
        """Write an ISO date as a day; nothing for none."""
        return formats.day(date.fromisoformat(text)) if text else ""

    @staticmethod
    def html(doc: dict[str, Any]) -> Markup:
        """Return the text of a section as HTML."""
        return prose.to_html(doc, below=SECTION_LEVEL)


def _named(priority: Content) -> str:
    return f"{priority['code']} {priority['title']}"
