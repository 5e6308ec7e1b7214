"""Shows what the field for a date takes and refuses, and that it says which box is wrong."""

from datetime import date

import pytest

from lsip_portal.kit.forms import DateField, GovukForm


class EffectiveForm(GovukForm):
    it = DateField(label="Effective date", hint="For example, 27 3 2026")


def boxes(day, month, year):
    return EffectiveForm({"it-day": day, "it-month": month, "it-year": year})


def marked(page):
    return [
        part for part in ("day", "month", "year") if page.all("input", name=f"it-{part}", class_="govuk-input--error")
    ]


@pytest.mark.parametrize(
    "typed",
    [("27", "3", "2026"), (" 27", "03", "2026 "), ("27", "March", "2026"), ("27", "mar", "2026"), (27, 3, 2026)],
)
def test_a_date_is_taken_from_three_boxes(typed):
    form = boxes(*typed)
    assert form.is_valid()
    assert form.cleaned_data["it"] == date(2026, 3, 27)


@pytest.mark.parametrize("value", ["2026-03-27", " 2026-03-27 ", date(2026, 3, 27)])
def test_a_date_is_taken_in_the_international_form(value):
    form = EffectiveForm({"it": value})
    assert form.is_valid()
    assert form.cleaned_data["it"] == date(2026, 3, 27)


def test_the_leap_day_exists_in_leap_years_only():
    assert boxes("29", "2", "2024").is_valid()
    assert boxes("29", "2", "2023").errors["it"] == ["Effective date must be a real date"]


@pytest.mark.parametrize(
    ("typed", "said", "wrong"),
    [
        (("", "", ""), "Enter the effective date", ["day", "month", "year"]),
        (("27", "", "2026"), "Effective date must include a month", ["month"]),
        (("", "", "2026"), "Effective date must include a day and month", ["day", "month"]),
        (("27", "3", ""), "Effective date must include a year", ["year"]),
        (("31", "2", "2026"), "Effective date must be a real date", ["day", "month", "year"]),
        (("27", "13", "2026"), "Effective date must be a real date", ["month"]),
        (("32", "Smarch", "2026"), "Effective date must be a real date", ["day", "month"]),
        (("27", "3", "26"), "Effective date must have a year of 4 numbers, like 2026", ["year"]),
        (("27", "3", "<script>"), "Effective date must be a real date", ["year"]),
        (("٢٧", "3", "2026"), "Effective date must be a real date", ["day"]),
        (("9" * 5000, "3", "2026"), "Effective date must be a real date", ["day"]),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_marks_the_box(drawn, typed, said, wrong):
    form = boxes(*typed)
    page = drawn(form)
    assert form.errors["it"] == [said]
    assert marked(page) == wrong
    assert page.errors() == [(said, f"#id_it-{wrong[0]}")]
    assert page.loose_ends() == []


def test_what_was_typed_stays_in_the_boxes(drawn):
    page = drawn(boxes('3"1', "<b>", "2026"))
    assert [page.one("input", name=f"it-{part}").get("value") for part in ("day", "month", "year")] == [
        '3"1',
        "<b>",
        "2026",
    ]


def test_a_stored_date_fills_the_boxes(drawn):
    page = drawn(EffectiveForm(initial={"it": date(2026, 3, 27)}))
    assert [page.one("input", name=f"it-{part}").get("value") for part in ("day", "month", "year")] == [
        "27",
        "3",
        "2026",
    ]
    assert marked(page) == []
    iso = drawn(EffectiveForm({"it": "2026-03-27"}))
    assert iso.one("input", name="it-month").get("value") == "3"


@pytest.mark.parametrize(
    "value", ["27/03/2026", "2026-02-30", "20260327", "2026-W13-5", "2026-02-30T00:00", "<script>", 20260327, ["x"]]
)
def test_what_is_no_date_is_refused_in_the_international_form_too(value):
    assert EffectiveForm({"it": value}).errors["it"][0].startswith("Effective date must be a real date")


def test_a_date_may_have_bounds_that_are_asked_for_when_it_is_checked(form_with):
    today = date(2026, 11, 22)
    form_class = form_with(DateField(label="Effective date", earliest=date(2022, 4, 28), latest=lambda: today))
    assert form_class({"it": "2022-04-28"}).is_valid()
    assert form_class({"it": "2026-11-22"}).is_valid()
    assert form_class({"it": "2022-04-27"}).errors["it"] == ["Effective date must be on or after 28 April 2022"]
    assert form_class({"it": "2026-11-23"}).errors["it"] == ["Effective date must be on or before 22 November 2026"]


def test_a_date_may_be_left_out_where_it_is_optional(form_with):
    form = form_with(DateField(label="Effective date", required=False))({})
    assert form.is_valid()
    assert form.cleaned_data["it"] is None


def test_an_unchanged_date_is_no_change():
    sent = {"it-day": "27", "it-month": "3", "it-year": "2026"}
    assert not EffectiveForm(sent, initial={"it": date(2026, 3, 27)}).has_changed()
    assert EffectiveForm(sent | {"it-day": "28"}, initial={"it": date(2026, 3, 27)}).has_changed()


def test_the_boxes_stand_under_one_legend_with_the_hint_and_the_error(drawn):
    page = drawn(boxes("27", "", "2026"))
    group = page.one("fieldset")
    assert page.text("legend") == "Effective date"
    assert page.description(group) == "For example, 27 3 2026 Error: Effective date must include a month"
    assert page.labels() == {"id_it-day": "Day", "id_it-month": "Month", "id_it-year": "Year"}


def test_a_percent_sign_in_a_label_does_no_harm(form_with):
    form = form_with(DateField(label="Date of the 5% rise"))({"it": "x"})
    assert form.errors["it"] == ["Date of the 5% rise must be a real date, like 2026-11-22"]


def test_a_refusal_from_elsewhere_marks_the_whole_date(drawn):
    form = boxes("27", "3", "2026")
    form.add_error("it", "Effective date must be before the end of the period")
    page = drawn(form)
    assert marked(page) == ["day", "month", "year"]
    assert page.errors() == [("Effective date must be before the end of the period", "#id_it-day")]
