"""Reference data for tests: the real small files, and of the large ones the rows of a few places.

`reference_data` is there for the tests of one module and is gone after it, so that a test that does not ask for it
finds an empty database. It holds a transaction open: a test that commits asks for `committed_reference_data` and
stands in a module of its own. `reference_everything` holds the whole of the real files for one module.
"""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction

from reference.loading.catalogue import DATA, Source, read_catalogue
from reference.loading.reading import Tables, read_tables
from reference.services import load_reference, store

ENGLAND, LANCASHIRE, GREATER_LONDON, SUSSEX = "E92000001", "E69000019", "E69000013", "E69000001"
CENTRAL_LONDON, LOCAL_LONDON = "E69000039", "E69000044"
Row = dict[str, str]


def thin(path: Path, keep: Callable[[Row], bool]) -> list[Row]:
    """Leave only some rows in a CSV file, and return them."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if keep(row)]
        heading = reader.fieldnames or []
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, heading, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return rows


def make_sample(folder: Path) -> Path:
    """Copy the real files into a folder, the large ones with the rows of a few places only."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    delivered = thin(folder / "delivery_statistics.csv", _is_in_the_sample)
    there = {row["ukprn"] for row in delivered}
    thin(folder / "subject_statistics.csv", lambda row: row["ukprn"] in there and row["year"] == "2024/25")
    thin(folder / "provider_outcomes.csv", lambda row: row["ukprn"] in there and row["year"] == "2022/23")
    shown = {ENGLAND, LANCASHIRE, GREATER_LONDON, SUSSEX}
    thin(folder / "indicator_values.csv", lambda row: row["place_code"] in shown and row["period_end"] >= "2023")
    return folder


def _is_in_the_sample(delivery: Row) -> bool:
    """Keep what is delivered in Lancashire in a year, and the large providers of two parts of London."""
    if delivery["year"] != "2024/25" or delivery["starts"] in ("0", "low"):
        return False
    if delivery["area_code"] == LANCASHIRE:
        return delivery["basis"] == "delivery" or int(delivery["starts"]) >= 100
    return delivery["area_code"] in (CENTRAL_LONDON, LOCAL_LONDON) and int(delivery["starts"]) >= 200


@pytest.fixture(scope="session")
def reference_folder(tmp_path_factory) -> Path:
    """A folder with the sample of the reference files; copy it before changing anything in it."""
    return make_sample(tmp_path_factory.mktemp("reference") / "data")


@pytest.fixture(scope="session")
def _reference_tables(reference_folder) -> tuple[list[Source], Tables]:
    """The rows of the sample, read once."""
    sources = read_catalogue(reference_folder)
    return sources, read_tables(sources)


@pytest.fixture(scope="module")
def _reference_of_module(django_db_setup, django_db_blocker, _reference_tables) -> Iterator[None]:
    sources, tables = _reference_tables
    with django_db_blocker.unblock(), transaction.atomic():
        store(sources, sources, tables)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reference_data(_reference_of_module, db) -> None:
    """The sample of the reference data, in the database."""


@pytest.fixture
def committed_reference_data(transactional_db, _reference_tables) -> None:
    """The sample of the reference data, committed: for tests with several connections."""
    sources, tables = _reference_tables
    store(sources, sources, tables)


@pytest.fixture(scope="module")
def reference_everything(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The whole of the reference data, for the tests of one module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        yield
        transaction.set_rollback(True)
