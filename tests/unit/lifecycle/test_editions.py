"""Editions of the guidance, as data."""

import shutil
from datetime import date

import pytest

from lifecycle import clock
from lifecycle.models import Edition
from lifecycle.services import GUIDANCE, digest_of_file, load_editions

RELEASED = {
    ("2022-08", 1): "4684ab7b65e96a29ac8c3794ff62ecc8eba9c850222bc51479ed7232cd95279b",
    ("2025-11", 1): "7ee721abe7188ed0843f6c269a5278bbdf669cb78d8ba88a0b64fb8e3d57d017",
}


@pytest.mark.parametrize("path", sorted(GUIDANCE.glob("*.toml")), ids=lambda path: path.stem)
def test_a_released_revision_is_never_changed(path):
    assert digest_of_file(path) in RELEASED.values(), "Give the edition the next revision and release that."


@pytest.mark.clause("N-2")
def test_editions_load_once_and_form_a_chain(db):
    assert [edition.code for edition in load_editions()] == ["2022-08", "2025-11"]
    assert load_editions() == []
    assert Edition.objects.get(code="2025-11").predecessor == Edition.objects.get(code="2022-08")


def test_a_changed_file_needs_the_next_revision(db, tmp_path):
    folder = shutil.copytree(GUIDANCE, tmp_path / "guidance")
    load_editions(folder)
    path = folder / "2022-08.toml"
    path.write_text(path.read_text().replace("P28D", "P30D"))
    with pytest.raises(ValueError, match="Give it the next revision"):
        load_editions(folder)
    path.write_text(path.read_text().replace("revision = 1", "revision = 2"))
    assert [(edition.code, edition.revision) for edition in load_editions(folder)] == [("2022-08", 2)]
    assert Edition.objects.get(code="2022-08", revision=1).clock_rule("delivery_plan").period.days == 28


@pytest.mark.clause("G-1.2-1")
def test_an_edition_past_its_review_date_is_flagged(editions):
    edition = editions["2022-08"]
    assert edition.get_status_display() == "Draft"
    with clock.at(date(2022, 11, 30)):
        assert not edition.past_review
    with clock.at(date(2022, 12, 1)):
        assert edition.past_review


def test_the_edition_of_2022_has_all_four_clocks(editions):
    rules = {name: editions["2022-08"].clock_rule(name) for name in editions["2022-08"].content["clocks"]}
    assert {name: str(rule.period) for name, rule in rules.items()} == {
        "delivery_plan": "28 days",
        "progress_report": "6 weeks",
        "plan_ready": "9 months",
        "annual_review": "1 year",
    }
    assert {name for name, rule in rules.items() if rule.repeats} == {"progress_report", "annual_review"}


def test_the_edition_of_2025_names_the_duties_that_are_not_known(editions):
    edition = editions["2025-11"]
    unknown = {name for name in edition.content["clocks"] if edition.clock_rule(name) is None}
    assert unknown == {"delivery_plan", "progress_report", "plan_ready"}
    assert all(edition.content["clocks"][name]["unknown"] for name in unknown)


@pytest.mark.parametrize(("code", "advisory"), [("2022-08", False), ("2025-11", True)])
def test_the_page_limit_is_firm_in_2022_and_advisory_in_2025(editions, code, advisory):
    assert editions[code].report["page_limit"] == 30
    assert editions[code].report["advisory"] is advisory


def test_the_statutory_tests_are_the_same_in_both_editions(editions):
    codes = [[test.code for test in e.approval_tests() if test.statutory] for e in editions.values()]
    assert codes == [["A1", "A2", "A3", "A4", "A5"]] * 2


@pytest.mark.parametrize("code", ["2022-08", "2025-11"])
def test_annexes_do_not_count_to_the_page_limit(editions, code):
    assert [part.counts for part in editions[code].parts()][-1] is False


@pytest.mark.clause("N-3")
def test_the_edition_of_2025_is_to_be_reviewed_in_2028(editions):
    assert editions["2025-11"].review_on == date(2028, 12, 31)
    assert "2028 or earlier" in editions["2025-11"].review_note
    with clock.at(date(2028, 12, 31)):
        assert not editions["2025-11"].past_review
