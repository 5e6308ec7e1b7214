"""Shows what fields for numbers and money take and refuse."""

from decimal import Decimal

import pytest

from lsip_portal.kit.forms import DecimalNumberField, MoneyField, WholeNumberField


def learners(**options):
    return WholeNumberField(label="Number of learners", **options)


def funding(**options):
    return MoneyField(label="Estimated funding", **options)


@pytest.mark.parametrize(
    ("typed", "number"), [("250", 250), (" 1,250 ", 1250), ("1 250", 1250), ("0", 0), ("12.0", 12), (7, 7), (7.0, 7)]
)
def test_a_whole_number_is_taken_as_people_type_it(taken, typed, number):
    assert taken(learners(), typed) == number
    assert isinstance(taken(learners(), typed), int)


@pytest.mark.parametrize(
    "typed", ["many", "1,2", "12.5", "1e3", "0x10", "１２", "<script>", "1,2500", "--1", "9" * 41, True, [1], {"a": 1}]
)
def test_what_is_no_whole_number_is_refused(refused, typed):
    assert refused(learners(), typed) == ["Number of learners must be a whole number, like 250"]


def test_a_number_stays_within_its_bounds(refused, taken):
    assert refused(learners(), "-1") == ["Number of learners must be 0 or more"]
    assert refused(learners(maximum=1000), "1,001") == ["Number of learners must be 1,000 or less"]
    assert refused(learners(), "9" * 40) == ["Number of learners must be 2,147,483,647 or less"]
    assert taken(learners(minimum=-5), "-5") == -5


def test_a_number_may_be_required_or_not(refused, taken):
    assert refused(learners(), "") == ["Enter the number of learners"]
    assert refused(learners(), "  ") == ["Enter the number of learners"]
    assert taken(learners(required=False), " ") is None


def test_a_unit_may_be_typed_and_is_shown_after_the_box(form_with, drawn, taken):
    share = DecimalNumberField(label="Share", suffix="%", maximum=100)
    assert taken(share, "12.5%") == Decimal("12.5")
    page = drawn(form_with(share)())
    assert page.text("div", class_="govuk-input__suffix") == "%"
    assert page.one("input", id="id_it").get("inputmode") == "decimal"


def test_a_decimal_number_has_no_more_places_than_it_may(refused, taken):
    assert refused(DecimalNumberField(label="Share"), "1.25") == ["Share must have 1 decimal place or fewer"]
    assert taken(DecimalNumberField(label="Share", places=2), "1.250") == Decimal("1.25")
    assert refused(DecimalNumberField(label="Share"), "some") == ["Share must be a number, like 12.5"]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,200", Decimal(1200)),
        ("1200.50", Decimal("1200.50")),
        (" £ 160,000 ", Decimal(160000)),
        (1200.1, Decimal("1200.1")),
    ],
)
def test_an_amount_of_money_is_taken_as_people_type_it(taken, typed, amount):
    assert taken(funding(), typed) == amount
    assert isinstance(taken(funding(), typed), Decimal)


@pytest.mark.parametrize("typed", ["£1,20", "1.234", "a lot", "$5", "1,200.5.0", "£"])
def test_what_is_no_amount_of_money_is_refused(refused, typed):
    expected = "Enter the estimated funding" if typed == "£" else "Estimated funding must be an amount of money"
    assert refused(funding(), typed)[0].startswith(expected)


def test_the_bounds_of_money_are_said_in_pounds(refused):
    assert refused(funding(), "-1") == ["Estimated funding must be £0 or more"]
    assert refused(funding(maximum=160_000), "160,000.01") == ["Estimated funding must be £160,000 or less"]
    assert refused(funding(), "9" * 30) == ["Estimated funding must be £9,999,999,999 or less"]


def test_what_was_typed_is_kept_and_a_stored_amount_is_shown_plainly(form_with, drawn):
    wrong = drawn(form_with(funding())({"it": '£1,20"'}))
    assert wrong.one("input", id="id_it").get("value") == '£1,20"'
    assert wrong.text("div", class_="govuk-input__prefix") == "£"
    for stored, shown in ((Decimal("1200.00"), "1200"), (Decimal("1200.50"), "1200.50"), (None, "")):
        page = drawn(form_with(funding())(initial={"it": stored}))
        assert page.one("input", id="id_it").get("value") == shown


def test_an_unchanged_amount_is_no_change(form_with):
    assert not form_with(funding())({"it": "£1,200"}, initial={"it": Decimal("1200.00")}).has_changed()
    assert form_with(funding())({"it": "£1,201"}, initial={"it": Decimal("1200.00")}).has_changed()


def test_a_percent_sign_in_a_label_does_no_harm(refused):
    assert refused(WholeNumberField(label="Share in %d", maximum=100), "101") == ["Share in %d must be 100 or less"]
