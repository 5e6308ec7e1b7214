"""The sections of a version in the order of its edition's template."""

from dataclasses import dataclass

from lifecycle.guidance_content import ReportPart, ReportSection
from plans.models import Section, Version


@dataclass(frozen=True)
class PlacedSection:
    """A section of a version with the place that the edition's template gives it."""

    part: ReportPart
    template: ReportSection
    section: Section

    @property
    def title(self) -> str:
        """Its title in the template."""
        return self.template.title

    @property
    def purpose(self) -> str:
        """What it is for, in short, from the template."""
        return self.template.purpose


def placed_sections(version: Version) -> list[PlacedSection]:
    """Return the sections of a version, each with its part and its template, in order."""
    held = {section.key: section for section in version.sections.select_related("written_by")}
    return [
        PlacedSection(part, template, held[template.key])
        for part in version.edition.parts()
        for template in part.sections
        if template.key in held
    ]


def section_of(version: Version, key: str) -> PlacedSection | None:
    """Return one section of a version by its key, or `None` where its template has no such section."""
    return next((placed for placed in placed_sections(version) if placed.section.key == key), None)


def unwritten_sections(version: Version) -> list[str]:
    """Return the titles of the sections that the edition asks for and that hold no words yet."""
    written = {section.key for section in version.sections.all() if section.written}
    return [
        section.title for part in version.edition.parts() for section in part.sections if section.key not in written
    ]
