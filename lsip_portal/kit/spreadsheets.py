"""Tables for spreadsheets, as CSV: a cell that a spreadsheet would run as a formula is made plain text."""

import csv
import io
from collections.abc import Iterable, Sequence

BEGINNINGS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # by which spreadsheets know that the text is UTF-8


def csv_of(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV, with a byte order mark."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return MARK + file.getvalue()


def plain(cell: object) -> str:
    """Write a cell so that no spreadsheet runs it: an apostrophe stands before what would begin a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINNINGS_OF_FORMULAS) else text
