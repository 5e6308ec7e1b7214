"""Shows what fields for text take and refuse."""

import pytest

from lsip_portal.kit.forms import EmailAddressField, HiddenTextField, LongTextField, TextField

NUL, BELL, HALF = "\x00", "\x07", "\ud800"


def name():
    return TextField(label="Name of employer", max_length=20)


def evidence(**options):
    return LongTextField(label="Evidence", **options)


def test_text_is_taken_without_the_spaces_around_it(taken):
    assert taken(name(), "  Ada & Sons  ") == "Ada & Sons"


@pytest.mark.parametrize("absent", ["", "   ", None])
def test_required_text_must_be_there(refused, taken, absent):
    assert refused(name(), absent) == ["Enter the name of employer"]
    assert taken(TextField(label="Name", required=False), absent) == ""


def test_text_is_never_longer_than_its_field(refused, taken):
    assert taken(name(), "x" * 20) == "x" * 20
    assert refused(name(), "x" * 21) == ["Name of employer must be 20 characters or fewer"]
    assert refused(TextField(label="Note"), "x" * 256) == ["Note must be 255 characters or fewer"]
    assert refused(evidence(), "x" * 10_001) == ["Evidence must be 10,000 characters or fewer"]
    assert refused(evidence(max_length=4000), "x" * 4001) == ["Evidence must be 4,000 characters or fewer"]


def test_a_question_is_quoted_in_its_refusals(refused):
    question = TextField(label="What will change?", max_length=5)
    assert refused(question, "") == ["Enter an answer to “What will change?”"]
    assert refused(question, "longer") == ["Answer to “What will change?” must be 5 characters or fewer"]


def test_a_field_may_say_what_it_asks_for(refused):
    question = TextField(label="What will change?", what="the change that will happen", max_length=5)
    assert refused(question, "") == ["Enter the change that will happen"]
    assert refused(question, "longer") == ["The change that will happen must be 5 characters or fewer"]


def test_an_abbreviation_keeps_its_capitals(refused):
    assert refused(TextField(label="UKPRN"), "") == ["Enter the UKPRN"]


def test_a_percent_sign_in_a_label_does_no_harm(refused):
    assert refused(TextField(label="Share in %s", max_length=1), "12") == ["Share in %s must be 1 characters or fewer"]


@pytest.mark.parametrize("bad", [NUL, BELL, HALF, "\x7f", "\x85", "\ufffd"])
def test_control_characters_are_refused_with_the_place_they_stand(refused, bad):
    said = "Evidence must not include control characters, shown as \ufffd. Delete the one "
    assert refused(evidence(), f"We asked forty {bad}employers") == [said + "after “We asked forty”"]


def test_a_control_character_before_the_first_word_is_refused_too(refused):
    said = refused(evidence(), f"{NUL}We asked")
    assert said == ["Evidence must not include control characters, shown as \ufffd. Delete the one at its start"]


def test_a_control_character_is_shown_so_that_it_can_be_deleted(form_with, drawn):
    page = drawn(form_with(evidence())({"it": f"forty{NUL} employers"}))
    assert page.text("textarea", id="id_it") == "forty\ufffd employers"


@pytest.mark.parametrize("odd", [["a"], {"a": 1}, 7, True])
def test_what_is_not_text_is_refused(refused, odd):
    assert refused(name(), odd) == ["Name of employer must be text"]


def test_one_line_is_one_line(refused, taken):
    assert refused(name(), "a\nb") == ["Name of employer must be on one line, without tabs"]
    assert refused(name(), "a\tb") == ["Name of employer must be on one line, without tabs"]
    assert taken(evidence(), "a\r\n\tb") == "a\n\tb"


def test_line_breaks_count_once_as_the_person_sees_them(taken):
    assert taken(evidence(max_length=3), "a\r\nb") == "a\nb"


@pytest.mark.parametrize("right", ["ada@example.org", "  ada@example.org "])
def test_an_email_address_is_taken(taken, right):
    assert taken(EmailAddressField(), right) == "ada@example.org"


@pytest.mark.parametrize("wrong", ["ada", "ada@", "@example.org", "a da@example.org", "<script>@example.org"])
def test_what_is_no_email_address_is_refused(refused, wrong):
    expected = "Enter an email address in the correct format, like name@example.com"
    assert refused(EmailAddressField(), wrong) == [expected]


def test_an_email_address_is_required_and_not_longer_than_mail_allows(refused):
    assert refused(EmailAddressField(), "") == ["Enter an email address"]
    assert "Email address must be 254 characters or fewer" in refused(EmailAddressField(), "a" * 250 + "@example.org")


def test_hostile_text_is_kept_and_escaped(form_with, drawn):
    hostile = '"><script>alert(1)</script>'
    page = drawn(form_with(name())({"it": hostile}))
    assert page.one("input", id="id_it").get("value") == hostile
    assert page.all("script") == []
    page = drawn(form_with(evidence(max_length=5))({"it": "</textarea>" + hostile}))
    assert page.text("textarea", id="id_it") == "</textarea>" + hostile
    assert page.all("script") == []


def test_a_line_of_text_says_what_browsers_may_fill_in(form_with, drawn):
    shown = drawn(form_with(EmailAddressField(width="20"))()).one("input", id="id_it")
    assert (shown.get("type"), shown.get("autocomplete"), shown.get("spellcheck")) == ("email", "email", "false")
    assert "govuk-input--width-20" in shown.get("class").split()
    half = drawn(form_with(TextField(label="Name", width="one-half"))()).one("input", id="id_it")
    assert "govuk-!-width-one-half" in half.get("class").split()


def test_a_long_text_may_count_what_is_left(form_with, drawn):
    page = drawn(form_with(evidence(max_length=4000, count=True, rows=12))())
    assert page.one("textarea", id="id_it").get("rows") == "12"
    assert page.one(data_module="govuk-character-count").get("data-maxlength") == "4000"
    assert page.description(page.one("textarea", id="id_it")) == "You can enter up to 4000 characters"
    assert drawn(form_with(evidence())()).all(data_module="govuk-character-count") == []


def test_a_hidden_value_travels_unseen_and_its_refusals_have_no_link(form_with, drawn):
    form_class = form_with(HiddenTextField(label="Version"))
    page = drawn(form_class(initial={"it": '7"'}))
    assert (page.one("input", id="id_it").get("type"), page.one("input", id="id_it").get("value")) == ("hidden", '7"')
    assert page.labels() == {}
    assert drawn(form_class({"it": ""})).errors() == [("Enter the version", None)]
