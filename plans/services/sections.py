"""Saving the text of a section, so that nothing typed on an older revision is lost or lost sight of."""

from typing import Any

from django.core.exceptions import ValidationError

from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from plans import prose
from plans.content import frozen
from plans.models import Section, Version
from plans.selectors.sections import section_of
from plans.services.outdated import OutdatedError


def write_section(version: Version, *, by: Any, section: str, revision: int, text: str) -> Entry:
    """Save the text of a section, typed in the plain form on a revision of it.

    Raises:
        OutdatedError: if the section is at another revision by now.
        ValidationError: if there is no such section, or the text makes no valid document.
    """
    placed = section_of(version, section)
    if placed is None:
        raise ValidationError({"section": "Section must be one of the sections of this plan"})
    try:
        content = prose.validate(prose.from_plain_text(text))
    except prose.ProseError as error:
        raise ValidationError({"text": str(error)}) from error
    pk = placed.section.pk

    def save(version: Version) -> None:
        held = Section.objects.select_for_update().get(pk=pk)
        if held.revision != revision:
            raise OutdatedError(held)
        held.content, held.schema_version = content, prose.SCHEMA_VERSION
        held.revision, held.written_by_id, held.written_at = revision + 1, by.actor_id, clock.now()
        held.save()

    changed = {"section": section, "revision": revision + 1, "sha256": frozen(content)[1]}
    return run(version, "write", by=by, facts={"changed": changed}, children=save, note=placed.title)
