"""Shows that a file for a spreadsheet program cannot run a formula, and says what it was given."""

import csv
import io

import pytest

from lsip_portal.kit.spreadsheets import MARK, csv_of, plain


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", '=HYPERLINK("https://example.org")', "＝1"],
)
def test_what_a_spreadsheet_program_would_run_is_shown_instead(formula):
    assert plain(formula) == f"'{formula}"


@pytest.mark.parametrize(("value", "text"), [("Kent", "Kent"), (None, ""), (12, "12"), ("a=b", "a=b"), ("", "")])
def test_everything_else_is_written_as_it_is(value, text):
    assert plain(value) == text


def test_a_file_is_read_back_as_it_was_given_whatever_is_in_it():
    cells = ['Quotes " and, commas', "two\nlines", "Zürich", "=1+1"]
    written = csv_of(["a", "b", "c", "d"], [cells])
    assert written.startswith(MARK)
    rows = list(csv.reader(io.StringIO(written.removeprefix(MARK), newline="")))
    assert rows == [["a", "b", "c", "d"], [*cells[:3], "'=1+1"]]
