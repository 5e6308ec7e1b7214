"""A changed file replaces its rows and leaves what points to them in place."""

import shutil

import pytest

from reference.models import Area, AreaName, Dataset, GlossaryTerm, Occupation, Provider, Route
from reference.services import load_reference

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.fixture
def folder(reference_folder, tmp_path):
    """A copy of the files, for changing."""
    return shutil.copytree(reference_folder, tmp_path / "data")


def change(folder, name, old, new):
    content = (folder / name).read_text("utf-8")
    assert old in content
    (folder / name).write_text(content.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "kept"),
    [
        ("areas.csv", "lancashire,Lancashire", "lancashire,County of Lancashire", (Area, {"slug": "lancashire"})),
        (
            "soc2020.csv",
            "1111,unit,Chief executives and senior officials",
            "1111,unit,Chief executives",
            (Occupation, {"code": "1111"}),
        ),
        ("providers.csv", "WOODSPEEN TRAINING LIMITED", "WOODSPEEN", (Provider, {"ukprn": 10000028})),
    ],
)
def test_a_changed_row_keeps_its_key(folder, name, old, new, kept):
    model, key = kept
    before = model.objects.get(**key)
    change(folder, name, old, new)
    load_reference(folder)
    after = model.objects.get(**key)
    assert after.pk == before.pk
    assert str(after) != str(before)


def test_a_corrected_fact_replaces_the_old_one(folder):
    change(folder, "area_names.csv", "Hampshire and Solent", "Hampshire and the Solent area")
    load_reference(folder)
    names = set(AreaName.objects.filter(area__slug="hampshire-and-the-solent").values_list("name", flat=True))
    assert names == {"Hampshire and the Solent", "Hampshire and the Solent area"}


def test_a_new_description_of_a_file_counts_as_a_change(folder):
    change(folder, "law.toml", 'title = "Glossary"', 'title = "Words"')
    loaded = load_reference(folder)
    assert [file.name for file in loaded if file.changed] == ["glossary"]
    assert Dataset.objects.get(key="glossary").title == "Words"


def test_a_term_that_left_its_file_is_gone(folder):
    change(folder, "glossary.csv", "SDF,", "SDFX,")
    load_reference(folder)
    assert not GlossaryTerm.objects.filter(term="SDF").exists()
    assert GlossaryTerm.objects.filter(term="SDFX").exists()


def test_everything_can_be_loaded_again(folder):
    ids = dict(Route.objects.values_list("slug", "pk"))
    assert all(file.changed for file in load_reference(folder, again=True))
    assert dict(Route.objects.values_list("slug", "pk")) == ids
    assert not any(file.changed for file in load_reference(folder))
