"""The PDF of a submitted plan: tagged, in the right order, to both standards, and made without fetching anything."""

import io
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from lifecycle import clock, jobs
from lsip_portal.kit.typesetting import pdf_of
from plans.printing import html_of
from plans.selectors.snapshots import latest_snapshot, ready_for_decision, rendering_of
from plans.services import plan as planning
from tests.factories import plans as factory

ROOT = Path(__file__).parents[3]
NOTHING_CHECKED = 3


@pytest.fixture
def made(editions):
    """The PDF of a demonstration plan with hostile text and a statement, made by its job, and its snapshot."""
    area = factory.designated(demonstration=True)
    with clock.at(date(2023, 1, 10)):
        team = factory.team(area)
        version = factory.complete(area, by=team.lead, priorities=3)
        factory.write(version, by=team.lead, text="# A heading\n\nThe <b>first</b> paragraph.\n\n- a point\n- another")
        statement = factory.requested(version, factory.mayoral_authority(area.area), by=team.lead)
        factory.give(statement, by=factory.authority_people(statement)[1], views="Views of the authority.")
        planning.submit(version, by=team.lead)
        jobs.perform(rendering_of(version).job_id)
        version.refresh_from_db()
        assert ready_for_decision(version)
        return rendering_of(version).file.read(), latest_snapshot(version)


def pages_of(pdf):
    """The text of each page of a PDF, as it stands in the file."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_it_is_tagged_and_has_title_language_and_bookmarks(made):
    pdf, snapshot = made
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en-GB"
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(opened.docinfo["/Title"]) == f"{snapshot.data['about']['title']}, 2023 to 2026"
        assert [str(one.title) for one in opened.open_outline().root[0].children][:2] == [
            "Contents",
            "Part 1: The LSIP priorities",
        ]


def test_its_text_stands_in_the_order_of_the_document(made):
    cover, contents, *rest = pages_of(made[0])
    assert "2023 to 2026" in cover
    assert contents.startswith("Contents")
    body, at = "\n".join(rest), 0
    for wanted in (
        "Part 1: The LSIP priorities", "What the plan is for", "A heading", "The <b>first</b> paragraph.",
        "Part 2: Taking", "Part 3: Delivering", "The priorities", "P1 Machining", "P3 Machining", "The roadmap",
        "Annex: Background", "Skills needs by occupation", "Statements of authorities", "Views of the authority.",
    ):  # fmt: skip
        at = body.index(wanted, at) + 1


def test_each_part_begins_on_a_new_page_and_the_contents_know_which(made):
    pages = pages_of(made[0])
    for part in ("Part 2: Taking the LSIP priorities forward", "Part 3: Delivering the LSIP", "The priorities"):
        (number,) = [at for at, page in enumerate(pages, start=1) if page.startswith(part)]
        (line,) = [line for line in pages[1].splitlines() if line.startswith(part)]
        assert line.split()[-1] == str(number)


def test_every_page_of_a_demonstration_says_so(made):
    assert all("Demonstration: parts of this plan are invented." in page for page in pages_of(made[0]))


def test_it_passes_pdf_ua_1_and_pdf_a_2a(made, tmp_path):
    pdf = tmp_path / "plan.pdf"
    pdf.write_bytes(made[0])
    command = [str(ROOT / "tools/verify-pdf/run.sh"), "-s", "ua1,2a", str(pdf)]
    if not shutil.which("javac"):
        pytest.skip("veraPDF needs a JDK: openjdk-17-jdk-headless")
    environment = os.environ | {"PYTHON": sys.executable}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == NOTHING_CHECKED:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS") == 2


@pytest.mark.parametrize(
    "asks", ['<img alt="" src="{}">', '<link rel="stylesheet" href="{}">', '<link rel="attachment" href="{}">']
)
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "ftp://example.org/x"])
def test_a_document_that_asks_for_anything_outside_itself_is_not_made(asks, address):
    with pytest.raises(FatalURLFetchingError, match="nothing outside it may be fetched"):
        pdf_of(f"<html lang=en><title>x</title>{asks.format(address)}<p>x</p>")


def test_a_document_may_hold_its_own_data():
    dot = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E"
    assert pdf_of(f'<html lang=en><title>x</title><img alt="A dot" src="{dot}">').startswith(b"%PDF-1.7")


def test_the_html_for_print_asks_for_nothing(made):
    html = html_of(made[1])
    assert "<link" not in html
    assert "<img" not in html
    assert "url(" not in html
    assert "&lt;b&gt;first" in html
