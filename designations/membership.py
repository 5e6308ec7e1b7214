"""Members of a body by sector, size and district, as they are typed or pasted: a line for each group."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from designations.models import Designation
from designations.models.findings import MembershipCount
from lifecycle import clock
from reference.selectors import districts_of

By = MembershipCount.By
SIZES = ("0 to 9", "10 to 49", "50 to 249", "250 and over")
LINE = re.compile(r"(?P<name>.+?)\s*[,;:\t]\s*(?P<members>\d{1,3}(?:,\d{3})+|\d{1,7})")
MOST_LINES = 100
LONGEST_NAME = 100
Counts = list[tuple[str, int]]


def read(text: str, by: By, designation: Designation) -> Counts:
    """Return the groups of a text with how many members each has.

    Raises:
        ValidationError: with a reason for each line that cannot be read.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Enter {MOST_LINES} lines or fewer")
    known = _known(by, designation)
    counts: dict[str, int] = {}
    wrong: list[str] = []
    for number, line in lines:
        found = LINE.fullmatch(line)
        reason = next(_reasons(found, by, known, counts, designation), "")
        if reason or found is None:
            wrong.append(f"Line {number}: {reason}")
            continue
        counts[_name(found["name"], known)] = int(found["members"].replace(",", ""))
    if wrong:
        raise ValidationError([ValidationError(reason) for reason in wrong])
    return list(counts.items())


def _known(by: By, designation: Designation) -> dict[str, str]:
    """Return the names that are known for a kind of group, by their lower case; none where any may be given."""
    if by == By.SIZE:
        return {name.lower(): name for name in SIZES}
    if by == By.DISTRICT:
        return {district.name.lower(): district.name for district in districts_of(designation.area, clock.today())}
    return {}


def _name(typed: str, known: dict[str, str]) -> str:
    return known.get(typed.strip().lower(), typed.strip())


def _reasons(
    found: re.Match[str] | None, by: By, known: dict[str, str], counts: dict[str, int], designation: Designation
) -> Iterator[str]:
    """Yield what is wrong with a line."""
    if found is None:
        yield "enter a name, a comma and a whole number, like “Manufacturing, 120”"
        return
    name = _name(found["name"], known)
    if len(name) > LONGEST_NAME:
        yield f"the name must be {LONGEST_NAME} characters or fewer"
    if name in counts:
        yield f"“{name}” stands on an earlier line"
    if known and name not in known.values():
        where = f"a district of {designation.area}" if by == By.DISTRICT else f"one of: {'; '.join(SIZES)}"
        yield f"“{name}” is not {where}"
