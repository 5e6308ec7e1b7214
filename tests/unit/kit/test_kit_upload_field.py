"""Shows what the field for a file takes and refuses."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lsip_portal.kit.forms import UploadField


@pytest.fixture
def send(form_with):
    """Send a file to a field for CSV and XLSX files of at most 1 MB."""
    form_class = form_with(UploadField(label="Evidence", endings=["csv", "xlsx"], max_bytes=1024 * 1024))
    return lambda name="a.csv", content=b"a,b": form_class({}, {"it": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "b.xlsx"])
def test_a_file_of_the_right_kind_is_taken(send, name):
    form = send(name)
    assert form.is_valid()
    assert form.cleaned_data["it"].name == name


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"a", "The selected file must be a CSV or XLSX"),
        ("a.csv.exe", b"a", "The selected file must be a CSV or XLSX"),
        ("csv", b"a", "The selected file must be a CSV or XLSX"),
        ("a.csv", b"", "The selected file is empty"),
        ("a.csv", b"x" * (1024 * 1024 + 1), "The selected file must be 1MB or smaller"),
        ("a" * 97 + ".csv", b"a", "The name of the selected file must be 100 characters or fewer"),
    ],
)
def test_a_wrong_file_is_refused(send, name, content, said):
    assert send(name, content).errors["it"] == [said]


def test_a_file_must_be_there(form_with):
    form_class = form_with(UploadField(label="Evidence", endings=["csv"]))
    assert form_class({}).errors["it"] == ["Select the evidence"]
    assert form_class({"it": "a.csv"}).errors["it"] == ["Select the evidence"]
    assert form_class({}, {"it": "a.csv"}).errors["it"] == ["Evidence must be a file"]


def test_a_file_may_be_left_out_where_it_is_optional(form_with):
    form = form_with(UploadField(label="Evidence", endings=["csv"], required=False))({})
    assert form.is_valid()
    assert form.cleaned_data["it"] is None


def test_the_input_says_which_files_it_takes(send, drawn):
    page = drawn(send("a.exe"))
    shown = page.one("input", id="id_it")
    assert (shown.get("type"), shown.get("accept")) == ("file", ".csv,.xlsx")
    assert page.description(shown) == "Error: The selected file must be a CSV or XLSX"
    assert page.errors() == [("The selected file must be a CSV or XLSX", "#id_it")]
