"""Shows what fields for choosing from a list take and refuse, and how they are drawn."""

import pytest

from lsip_portal.kit.forms import (
    AutocompleteField,
    AutocompleteManyField,
    CheckboxesField,
    ConfirmField,
    RadiosField,
    SelectField,
)

COLOURS = [("r", "Red"), ("g", "Green & <b>bright</b>")]
ONE = [RadiosField, SelectField, AutocompleteField]
MANY = [CheckboxesField, AutocompleteManyField]
ODD = ["blue", "<script>", "\x00", "x" * 5000, {"r": 1}, True]


def colour(kind, **options):
    return kind(label="Colour", choices=COLOURS, **options)


@pytest.mark.parametrize("kind", ONE)
def test_one_option_is_taken_and_anything_else_refused(kind, taken, refused):
    assert taken(colour(kind), "r") == "r"
    for odd in [*ODD, ["r"]]:
        assert refused(colour(kind), odd) == ["Colour must be one of the options"], odd


@pytest.mark.parametrize("kind", MANY)
def test_any_options_are_taken_and_anything_else_refused(kind, taken, refused):
    assert taken(colour(kind), ["r", "g"]) == ["r", "g"]
    for odd in ODD:
        assert refused(colour(kind), ["r", odd]) == ["Colour must be one of the options"], odd
    assert refused(colour(kind), "r") == ["Colour must be one of the options"]


@pytest.mark.parametrize("kind", ONE + MANY)
def test_a_choice_may_be_required_or_not(kind, taken, refused):
    absent = [] if kind in MANY else ""
    assert refused(colour(kind), absent) == ["Select the colour"]
    assert not taken(colour(kind, required=False), absent)


def test_numbers_may_stand_for_options_as_callers_of_the_api_send_them(taken):
    assert taken(RadiosField(label="Level", choices=[(3, "Three")]), 3) == "3"


@pytest.mark.parametrize("kind", [RadiosField, CheckboxesField])
def test_buttons_stand_under_a_legend_and_keep_what_was_chosen(kind, form_with, drawn):
    field = colour(kind, hint="The one you like", hints={"g": "Like grass"})
    chosen = ["g"] if kind is CheckboxesField else "g"
    page = drawn(form_with(field)({"it": chosen}))
    assert page.text("legend") == "Colour"
    assert page.description(page.one("fieldset")) == "The one you like"
    assert page.labels() == {"id_it": "Red", "id_it-2": "Green & <b>bright</b>"}
    assert [node.get("value") for node in page.all("input") if "checked" in node.attrib] == ["g"]
    assert page.description(page.one("input", value="g")) == "Like grass"
    assert page.loose_ends() == []


@pytest.mark.parametrize("kind", ONE + MANY)
def test_the_error_summary_leads_to_the_first_input(kind, form_with, drawn):
    page = drawn(form_with(colour(kind))({}))
    assert page.errors() == [("Select the colour", "#id_it")]
    assert page.one(id="id_it").tag in ("input", "select")
    assert page.loose_ends() == []


def test_short_options_may_stand_side_by_side(form_with, drawn):
    page = drawn(form_with(colour(RadiosField, inline=True))())
    assert len(page.all("div", class_="govuk-radios--inline")) == 1


def test_a_select_begins_with_no_choice_and_keeps_what_was_chosen(form_with, drawn):
    page = drawn(form_with(colour(SelectField))({"it": "g"}))
    options = page.all("option")
    assert [(option.get("value"), option.text.strip()) for option in options] == [
        ("", "Select an option"),
        ("r", "Red"),
        ("g", "Green & <b>bright</b>"),
    ]
    assert [option.get("value") for option in options if "selected" in option.attrib] == ["g"]


@pytest.mark.parametrize(("kind", "how"), [(AutocompleteField, "one"), (AutocompleteManyField, "many")])
def test_a_long_list_is_a_select_that_scripts_may_enhance(kind, how, form_with, drawn):
    select = drawn(form_with(colour(kind))()).one("select", id="id_it", name="it")
    assert select.get("data-autocomplete") == how
    assert ("multiple" in select.attrib) == (how == "many")


def test_several_choices_of_a_long_list_are_kept(form_with, drawn):
    page = drawn(form_with(colour(AutocompleteManyField))({"it": ["r", "g"]}))
    assert [option.get("value") for option in page.all("option") if "selected" in option.attrib] == ["r", "g"]


def test_a_stored_choice_is_shown(form_with, drawn):
    page = drawn(form_with(colour(RadiosField))(initial={"it": "r"}))
    assert [node.get("value") for node in page.all("input") if "checked" in node.attrib] == ["r"]


def consent(**options):
    return ConfirmField(label="The body consents to being designated", **options)


@pytest.mark.parametrize("yes", ["yes", "on", "true", True, "1"])
def test_a_confirmation_is_a_clear_yes(taken, yes):
    assert taken(consent(), yes) is True


@pytest.mark.parametrize("no", [None, "", "no", "false", False, "off", "0"])
def test_a_required_confirmation_refuses_anything_but_yes(refused, taken, no):
    assert refused(consent(), no) == ["Confirm that the body consents to being designated"]
    assert taken(consent(required=False), no) is False


@pytest.mark.parametrize("odd", ["maybe", ["yes"], {"yes": 1}, 1, 0.5])
def test_an_unclear_confirmation_is_refused(refused, odd):
    assert refused(consent(), odd) == ["The body consents to being designated: the answer must be yes or no"]


def test_a_confirmation_is_one_box_with_its_own_label(form_with, drawn):
    page = drawn(form_with(consent(hint="By letter"))({}))
    box = page.one("input", id="id_it")
    assert page.labels() == {"id_it": "The body consents to being designated"}
    assert page.all("fieldset") == []
    assert page.description(box) == "By letter Error: Confirm that the body consents to being designated"
    ticked = drawn(form_with(consent())({"it": "yes"}))
    assert "checked" in ticked.one("input", id="id_it").attrib


def test_a_confirmation_knows_whether_it_changed(form_with):
    form_class = form_with(consent(required=False))
    assert not form_class({"it": "yes"}, initial={"it": True}).has_changed()
    assert form_class({}, initial={"it": True}).has_changed()


def test_a_confirmation_may_word_its_refusal(refused):
    assert refused(consent(what="you have the letter"), "") == ["Confirm that you have the letter"]
