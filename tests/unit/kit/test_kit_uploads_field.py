"""Shows which documents the field for several files takes, how it knows them, and how it has them scanned."""

import pytest
from django.utils.datastructures import MultiValueDict

from lsip_portal.kit.forms import TextField, UploadsField
from tests.factories import files
from tests.unit.kit.clamd import EICAR, Clamd


@pytest.fixture
def send(form_with, settings):
    """Send files to a field for three files of at most 1 MB."""
    settings.UPLOAD_MEGABYTES = 1
    form_class = form_with(UploadsField(label="Evidence", most=3))

    def send(*sent):
        form = form_class({}, MultiValueDict({"it": list(sent)}))
        form.full_clean()
        return form

    return send


def refusals(form):
    return form.errors.get("it", [])


@pytest.mark.parametrize("name", files.DOCUMENTS)
def test_a_document_of_each_kind_is_taken_with_its_digest_and_its_name(send, name):
    form = send(files.sent(name, files.DOCUMENTS[name]))
    assert refusals(form) == []
    (kept,) = form.cleaned_data["it"]
    expected = files.checked(name, files.DOCUMENTS[name])
    assert (kept.name, kept.size, kept.sha256, kept.scanned) == (name, expected.size, expected.sha256, False)


def test_the_media_type_is_that_of_the_content_whatever_the_browser_says(send):
    sent = files.sent("A.JPEG", files.JPEG)
    sent.content_type = "text/html"
    assert [one.media_type for one in send(sent).cleaned_data["it"]] == ["image/jpeg"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((name, b"MZ\x90\x00\x03\x00") for name in files.DOCUMENTS),
        ("a.pdf", b"<html>%PDF-1.7</html>"),
        ("a.pdf", files.DOCX),
        ("a.docx", files.XLSX),
        ("a.xlsx", files.DOCX),
        ("a.odt", files.package(mimetype="application/vnd.oasis.opendocument.spreadsheet")),
        ("a.docx", files.package(**{"[Content_Types].xml": "x", "word/document.xml": "x", "word/vbaProject.bin": "x"})),
        ("a.docx", files.DOCX[:60]),
        ("a.txt", files.PDF),
        ("a.csv", b"a,b\x00c"),
        ("a.txt", b"\x81\x8d"),
    ],
)
def test_a_document_that_is_not_what_its_name_says_is_refused(send, name, content):
    (said,) = refusals(send(files.sent(name, content)))
    assert said.startswith(f"“{name}” is not what its name says: it must be a ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ", "“a.exe” must be a PDF, DOCX, XLSX, ODT, CSV, TXT, PNG or JPG"),
        ("a.pdf.html", files.PDF, "“a.pdf.html” must be a PDF, DOCX, XLSX, ODT, CSV, TXT, PNG or JPG"),
        ("pdf", files.PDF, "“pdf” must be a PDF, DOCX, XLSX, ODT, CSV, TXT, PNG or JPG"),
        ("100%s.pdf", b"", "“100%s.pdf” is empty"),
        ("a.pdf", files.PDF + bytes(1024 * 1024), "“a.pdf” must be 1MB or smaller"),
        ("a" * 97 + ".pdf", files.PDF, "The name of “" + "a" * 30 + "…” must be 100 characters or fewer"),
    ],
)
def test_an_empty_large_or_strange_file_is_refused_by_name(send, name, content, said):
    assert refusals(send(files.sent(name, content))) == [said]


def test_each_wrong_file_of_several_is_named_and_the_good_one_is_not(send):
    form = send(files.sent("good.pdf"), files.sent("bad.pdf", b"x"), files.sent("empty.txt", b""))
    assert [said.split("”")[0] for said in refusals(form)] == ["“bad.pdf", "“empty.txt"]


def test_no_more_files_are_taken_at_once_than_the_field_allows(send):
    assert refusals(send(*(files.sent(f"{number}.pdf") for number in range(4)))) == [
        "You can select up to 3 files at once"
    ]


def test_files_must_be_there_unless_they_are_optional(form_with):
    needed, optional = (form_with(UploadsField(label="Evidence", required=required)) for required in (True, False))
    assert refusals(needed({}, MultiValueDict())) == ["Select the evidence"]
    assert refusals(needed({"it": "a.pdf"})) == ["Select the evidence"]
    assert refusals(optional({}, MultiValueDict({"it": ["words"]}))) == ["Select a file"]
    form = optional({})
    assert (form.is_valid(), form.cleaned_data["it"]) == (True, [])


def test_the_input_takes_several_files_says_which_and_asks_for_them_again(send, drawn):
    page = drawn(send(files.sent("a.exe")))
    shown = page.one("input", id="id_it")
    assert (shown.get("type"), shown.get("multiple") is not None) == ("file", True)
    assert shown.get("accept") == ".pdf,.docx,.xlsx,.odt,.csv,.txt,.png,.jpg,.jpeg"
    assert "each 1MB or smaller, up to 3 files. Choose your files again" in page.description(shown)
    assert "Choose your files again" not in drawn(send()).html
    assert page.errors()[0][1] == "#id_it"


def test_what_was_typed_elsewhere_is_kept_when_a_file_is_refused(form_with, drawn):
    form = type("TwoFieldForm", (form_with(UploadsField(label="Evidence")),), {"it2": TextField(label="Name")})
    filled = form({"it2": "Cafés & <b>bars</b>"}, MultiValueDict({"it": [files.sent("a.exe")]}))
    assert drawn(filled).one("input", id="id_it2").get("value") == "Cafés & <b>bars</b>"


# Scanning


def test_a_file_that_the_scanner_passes_is_taken_as_scanned(send, settings):
    with Clamd() as scanner:
        settings.CLAMD_ADDRESS = scanner.address
        large = files.PDF + bytes(200_000)
        assert [one.scanned for one in send(files.sent(content=large)).cleaned_data["it"]] == [True]
    assert scanner.heard == [large]


def test_a_file_in_which_the_scanner_finds_a_virus_is_refused(send, settings):
    with Clamd() as scanner:
        settings.CLAMD_ADDRESS = scanner.address
        assert refusals(send(files.sent("a.txt", EICAR))) == ["“a.txt” contains a virus"]


@pytest.mark.parametrize("says", ["INSTREAM size limit exceeded. ERROR", "who knows"])
def test_without_a_verdict_of_the_scanner_no_file_is_taken(send, settings, says):
    with Clamd(says) as scanner:
        settings.CLAMD_ADDRESS = scanner.address
        assert refusals(send(files.sent())) == ["“letter.pdf” could not be scanned for viruses. Try again later"]


@pytest.mark.parametrize("address", ["127.0.0.1:9", "/nowhere/clamd.sock", "nonsense"])
def test_a_scanner_that_cannot_be_reached_lets_no_file_pass(send, settings, address):
    settings.CLAMD_ADDRESS = address
    assert refusals(send(files.sent())) == ["“letter.pdf” could not be scanned for viruses. Try again later"]
