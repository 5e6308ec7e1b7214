"""Loading the editions of the terms of designation."""

from datetime import date

import pytest
from django.core.management import call_command

from designations.loading import TERMS, load_terms
from designations.models import Terms
from designations.selectors import terms_on_offer

pytestmark = pytest.mark.django_db

ROW = """
[[terms]]
code = "2030-01"
title = "Terms and conditions of designation"
issued_on = 2030-01-31
address = "https://www.gov.uk/terms"
summary = "Act impartially."
"""


@pytest.fixture
def load(tmp_path):
    def loaded(text):
        path = tmp_path / "terms.toml"
        path.write_text(text, "utf-8")
        return load_terms(path)

    return loaded


def test_the_three_published_editions_are_loaded_once(capsys):
    call_command("load_terms")
    assert [terms.issued_on for terms in terms_on_offer()] == [date(2024, 9, 19), date(2023, 8, 11), date(2022, 9, 1)]
    call_command("load_terms")
    assert Terms.objects.count() == 3
    assert capsys.readouterr().out == "3 new editions of the terms.\nThe terms are up to date.\n"


def test_a_new_edition_is_added_beside_the_others(load):
    load_terms(TERMS)
    assert [terms.code for terms in load(ROW)] == ["2030-01"]
    assert terms_on_offer().first().code == "2030-01"


def test_an_edition_that_was_loaded_does_not_change(load):
    load(ROW)
    with pytest.raises(ValueError, match=r"^terms\.toml, row 1: summary changed after 2030-01 was loaded\.$"):
        load(ROW.replace("impartially", "openly"))
    assert Terms.objects.get().summary == "Act impartially."


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (ROW.replace('code = "2030-01"\n', ""), "row 2: code is missing"),
        (ROW + 'colour = "red"\n', "row 2: colour is unknown"),
        (ROW.replace("https://www.gov.uk/terms", "javascript:alert(1)"), "row 2: address: Enter a valid URL"),
        (ROW.replace("2030-01-31", '"soon"'), "row 2: issued_on: “soon” value has an invalid date format"),
        (ROW.replace("Act impartially.", " "), "row 2: summary: This field cannot be blank"),
    ],
)
def test_a_broken_file_names_the_row_and_the_column_and_loads_nothing(load, broken, says):
    with pytest.raises(ValueError, match=f"terms.toml, {says}"):
        load(ROW.replace("2030-01", "2029-01") + broken)
    assert Terms.objects.count() == 0
