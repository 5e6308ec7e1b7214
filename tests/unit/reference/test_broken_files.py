"""A broken file: which file, which row, which column, what to do; and nothing is loaded."""

import shutil
from typing import NamedTuple

import pytest
from django.core.management import CommandError, call_command

from reference.loading.problems import BrokenReferenceData
from reference.management.commands import load_reference as command
from reference.models import Area, BankHoliday, Dataset
from reference.services import load_reference

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def folder(reference_folder, tmp_path):
    """A copy of the files, for breaking, whose glossary has changed: something would be loaded if it could be."""
    copied = tmp_path / "data"
    shutil.copytree(reference_folder, copied)
    change(copied, "glossary.csv", "The act by which", "The formal act by which")
    return copied


def change(folder, name, old, new, encoding="utf-8"):
    path = folder / name
    content = path.read_bytes().decode("utf-8")
    assert old in content
    path.write_bytes(content.replace(old, new, 1).encode(encoding))


def digests():
    return dict(Dataset.objects.values_list("key", "digest"))


def test_the_same_files_unbroken_are_loaded(folder):
    loaded = load_reference(folder)
    assert [file.name for file in loaded if file.changed] == ["glossary"]


class Case(NamedTuple):
    """A change that breaks a file, and what must be said about it; a row of None is any row below the heading."""

    file: str
    old: str
    new: str
    row: int | None
    column: str
    said: str


CASES = {
    "missing column": Case(
        "area_codes.csv", "code,area,valid_from", "code,valid_from",
        row=1, column="area", said="the column is missing",
    ),
    "extra column": Case(
        "levels.csv", "order,name", "order,colour,name",
        row=1, column="colour", said="the column is not known",
    ),
    "columns in another order": Case(
        "levels.csv", "key,order", "order,key",
        row=1, column="order", said="in another order",
    ),
    "not a number": Case(
        "levels.csv", "entry,0", "entry,none",
        row=2, column="order", said='"none" is not a whole number',
    ),
    "a number out of bounds": Case(
        "levels.csv", "8,8,Level 8", "8,9,Level 8",
        row=10, column="order", said="breaks the rule",
    ),
    "not a true or false": Case(
        "funders.csv", ",true,2022-06-28", ",perhaps,2022-06-28",
        row=2, column="english_funded", said='"perhaps"',
    ),
    "a date that never was": Case(
        "area_codes.csv", "2025-09-29", "2025-02-30",
        row=10, column="valid_to", said='"2025-02-30" is not a date',
    ),
    "a duplicate key": Case(
        "bank_holidays.csv", "2022-04-18", "2022-04-15",
        row=4, column="day", said="same key as an earlier row",
    ),
    "an empty cell": Case(
        "districts.csv", "E06000001,Hartlepool", "E06000001,",
        row=2, column="name", said="the cell is empty",
    ),
    "a code of the wrong shape": Case(
        "area_codes.csv", "E69000002", "E70000002",
        row=3, column="code", said="breaks the rule",
    ),
    "an unknown area": Case(
        "area_codes.csv", "E69000002,buckinghamshire", "E69000002,bucks",
        row=3, column="area", said='"bucks" not found',
    ),
    "an unknown provider": Case(
        "subject_statistics.csv", ",10", ",99",
        row=2, column="ukprn", said="not found in the lookup table",
    ),
    "an unknown place": Case(
        "indicator_values.csv", "E69000001", "E69000099",
        row=2, column="place_code", said="is not in area_codes.csv",
    ),
    "a pathway of another route": Case(
        "t_levels.csv", "Digital,Digital Business", "Digital,Catering",
        row=5, column="route, pathway", said="Catering",
    ),
    "a row that is too short": Case(
        "bank_holidays.csv", "2022-04-18,Easter Monday,", "2022-04-18",
        row=4, column="title", said="too short",
    ),
    "a row that is too long": Case(
        "bank_holidays.csv", "Easter Monday,", "Easter Monday,,,",
        row=4, column="", said="too long",
    ),
    "an empty row": Case(
        "bank_holidays.csv", "2022-04-18", "\n2022-04-18",
        row=4, column="", said="the row is empty",
    ),
    "an end before the beginning": Case(
        "authority_coverage.csv", ",2018-11-02,2024", ",2024-11-02,2024",
        row=None, column="valid_to", said="not after",
    ),
    "two areas at once": Case(
        "district_memberships.csv", ",,2025-09-29\n", ",,2025-10-29\n",
        row=None, column="valid_from", said="the same days",
    ),
    "a part of another area": Case(
        "district_memberships.csv", "central-london-forward", "kent-and-medway",
        row=None, column="sub_area", said="not a part",
    ),
    "a part in place of its area": Case(
        "district_memberships.csv", "greater-london,", "local-london,",
        row=None, column="area", said="is a part of",
    ),
    "a value with a reason why it is missing": Case(
        "indicator_values.csv", ",,published", ",x,published",
        row=2, column="value", said="either",
    ),
    "a boundary of two places": Case(
        "boundaries.csv", "2023,E69000001,,", "2023,E69000001,E06000001,",
        row=2, column="area_code", said="one area",
    ),
    "a standard on a pathway of another route": Case(
        "occupational_standards.csv", "Digital Support & Services", "Catering",
        row=2, column="pathway", said="Catering",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_is_named_with_row_and_column_and_nothing_is_loaded(folder, case):
    broken_by = CASES[case]
    change(folder, broken_by.file, broken_by.old, broken_by.new)
    before = digests()
    with pytest.raises(BrokenReferenceData) as broken:
        load_reference(folder)
    problem = next(found for found in broken.value.problems if broken_by.said in found.fault)
    assert (problem.file, problem.column) == (broken_by.file, broken_by.column)
    assert problem.row == broken_by.row if broken_by.row else problem.row > 1
    assert problem.remedy
    assert digests() == before


@pytest.mark.parametrize(
    ("content", "row", "said"),
    [
        (b"", 1, "the file is empty"),
        (b"day,title,note\n", 2, "the file has no rows"),
        (None, None, "the file is missing"),
    ],
)
def test_an_empty_or_missing_file_is_named(folder, content, row, said):
    path = folder / "bank_holidays.csv"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(BrokenReferenceData) as broken:
        load_reference(folder)
    problem = broken.value.problems[0]
    assert (problem.file, problem.row) == ("bank_holidays.csv", row)
    assert said in problem.fault
    assert BankHoliday.objects.count() == 59


def test_a_file_in_another_encoding_is_named_with_row_and_column(folder):
    change(folder, "providers.csv", "WOODSPEEN", "WOODSPÉEN", encoding="latin-1")
    with pytest.raises(BrokenReferenceData) as broken:
        load_reference(folder)
    problem = broken.value.problems[0]
    assert (problem.file, problem.row, problem.column) == ("providers.csv", 3, "name")
    assert "UTF-8" in problem.remedy


def test_an_area_that_is_in_use_cannot_leave_its_file(folder):
    for name in ("area_codes.csv", "area_names.csv", "economic_areas.csv", "area_successions.csv"):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(line for line in lines if "solent" not in line), "utf-8")
    kept = [
        line for line in (folder / "areas.csv").read_text("utf-8").splitlines(keepends=True) if "solent," not in line
    ]
    (folder / "areas.csv").write_text("".join(kept), "utf-8")
    with pytest.raises(BrokenReferenceData, match="not found in the lookup table"):
        load_reference(folder)
    assert Area.objects.filter(slug="solent").exists()


def test_a_level_that_nothing_names_can_leave_its_file(folder):
    change(folder, "levels.csv", '8,8,Level 8,"Doctorates"\n', "")
    load_reference(folder)
    assert Dataset.objects.get(key="levels").rows == 8


def test_a_sector_that_another_lies_in_cannot_leave_its_file(folder):
    change(folder, "sic2007.csv", "01.1,group", "01.1x,group")
    with pytest.raises(BrokenReferenceData, match=r"sic2007\.csv.*01\.1"):
        load_reference(folder)


def test_only_the_first_faults_of_a_hopeless_file_are_told(folder):
    path = folder / "bank_holidays.csv"
    path.write_text("day,title,note\n" + "never,Holiday,\n" * 500, "utf-8")
    with pytest.raises(BrokenReferenceData) as broken:
        load_reference(folder)
    assert len(broken.value.problems) == 50
    assert str(broken.value).endswith("and 30 more.")


def test_the_command_says_what_is_wrong_in_one_message(folder, monkeypatch):
    change(folder, "levels.csv", "entry,0", "entry,none")
    monkeypatch.setattr(command, "load_reference", lambda again: load_reference(folder, again=again))
    with pytest.raises(CommandError, match=r"Nothing was loaded\.\nlevels\.csv, row 2, column order: .*Write a value"):
        call_command("load_reference")


def test_the_command_prints_a_line_for_each_file(folder, monkeypatch, capsys):
    monkeypatch.setattr(command, "load_reference", lambda again: load_reference(folder, again=again))
    call_command("load_reference", "--only-if-changed")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == Dataset.objects.count()
    assert [line for line in lines if line.startswith("loaded")] == ["loaded         53  Glossary"]
