"""Shows what forms do as a whole: for a browser and for the API, right or wrong."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from lsip_portal.kit.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    GovukForm,
    HiddenTextField,
    LongTextField,
    MoneyField,
    RadiosField,
    TextField,
)
from lsip_portal.kit.forms.rendering import component


class EngagementForm(GovukForm):
    version = HiddenTextField(label="Version", required=False)
    name = TextField(label="Name of employer")
    summary = LongTextField(label="Summary", required=False)
    held = DateField(label="Date")
    cost = MoneyField(label="Cost", required=False)
    kind = RadiosField(label="Kind", choices=[("v", "Visit"), ("c", "Call")])
    topics = CheckboxesField(label="Topics", choices=[("s", "Skills"), ("p", "Pay")])
    agreed = ConfirmField(label="They agreed to be named")


POSTED = (
    "name=Ada+%26+Sons&held-day=1&held-month=2&held-year=2026&cost=%C2%A31%2C200&kind=v&topics=s&topics=p&agreed=yes"
)
SENT = {
    "name": "Ada & Sons",
    "held": "2026-02-01",
    "cost": 1200,
    "kind": "v",
    "topics": ["s", "p"],
    "agreed": True,
}
CLEAN = {
    "version": "",
    "name": "Ada & Sons",
    "summary": "",
    "held": date(2026, 2, 1),
    "cost": Decimal(1200),
    "kind": "v",
    "topics": ["s", "p"],
    "agreed": True,
}


@pytest.mark.parametrize("data", [QueryDict(POSTED), SENT], ids=["a browser", "the API"])
def test_a_browser_and_the_api_send_the_same_form(data):
    form = EngagementForm(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == CLEAN


def test_every_refusal_is_in_the_summary_in_the_order_of_the_page_and_leads_to_its_input(drawn):
    form = EngagementForm({"held-day": "1", "held-year": "2026"})
    form.add_error(None, "Two visits on one day need a reason.")
    page = drawn(form)
    assert page.errors() == [
        ("Two visits on one day need a reason.", None),
        ("Enter the name of employer", "#id_name"),
        ("Date must include a month", "#id_held-month"),
        ("Select the kind", "#id_kind"),
        ("Select the topics", "#id_topics"),
        ("Confirm that they agreed to be named", "#id_agreed"),
    ]
    assert form.error_summary == [{"text": text} | ({"href": href} if href else {}) for text, href in page.errors()]
    assert page.loose_ends() == []


def test_a_form_without_errors_has_no_summary(drawn):
    assert drawn(EngagementForm()).errors() == []
    assert drawn(EngagementForm()).all(class_="govuk-error-summary") == []


def test_every_input_has_a_label_and_every_reference_an_end(drawn):
    page = drawn(EngagementForm())
    inputs = [node for node in page.tree.iter() if node.tag in ("input", "textarea", "select")]
    labelled = set(page.labels())
    assert {node.get("id") for node in inputs if node.get("type") != "hidden"} == labelled
    assert page.loose_ends() == []


def test_browsers_are_left_out_of_the_checking(drawn):
    page = drawn(EngagementForm())
    assert [node.tag for node in page.tree.iter() if "required" in node.attrib or "maxlength" in node.attrib] == []


def test_optional_fields_say_so(drawn):
    page = drawn(EngagementForm())
    assert page.labels()["id_summary"] == "Summary (optional)"
    assert page.labels()["id_name"] == "Name of employer"


def test_two_forms_on_one_page_keep_apart_by_their_prefix(drawn):
    form = EngagementForm({"a-held-day": "1", "a-held-month": "2", "a-held-year": "2026"}, prefix="a")
    assert "held" not in form.errors
    page = drawn(form)
    assert page.one("input", id="id_a-held-day", name="a-held-day").get("value") == "1"
    assert page.errors()[0] == ("Enter the name of employer", "#id_a-name")


@pytest.mark.parametrize(
    ("field", "tag"),
    [
        (TextField(label="What is its name?", heading=True), "label"),
        (LongTextField(label="What is its name?", heading=True), "label"),
        (DateField(label="What is its name?", heading=True), "legend"),
        (RadiosField(label="What is its name?", choices=[], heading=True), "legend"),
    ],
)
def test_a_single_question_may_be_the_heading_of_its_page(form_with, drawn, field, tag):
    page = drawn(form_with(field)())
    assert page.text("h1") == "What is its name?"
    assert len(page.all(tag, class_=f"govuk-{'fieldset__legend' if tag == 'legend' else 'label'}--l")) == 1


class PasswordForm(forms.Form):
    email = forms.EmailField(help_text="At work")
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def test_the_forms_of_other_packages_are_drawn_in_the_same_way(drawn):
    page = drawn(PasswordForm({"email": "wrong", "password": "", "token": "t"}))
    assert page.labels() == {"id_email": "Email", "id_password": "Password"}
    assert page.description(page.one("input", id="id_email")) == "At work Error: Enter a valid email address."
    assert page.one("input", id="id_email").get("value") == "wrong"
    assert page.one("input", id="id_token").get("type") == "hidden"
    assert page.errors()[1] == ("This field is required.", "#id_password")
    assert page.loose_ends() == []


def test_a_password_is_never_written_back(drawn):
    page = drawn(PasswordForm({"email": "wrong", "password": "secret words"}))
    assert page.one("input", id="id_password").get("autocomplete") == "current-password"
    assert "secret words" not in page.html


def test_a_widget_without_a_counterpart_is_a_mistake_of_the_programmer(form_with):
    form = type("MapForm", (forms.Form,), {"it": forms.TypedChoiceField(choices=[])})()
    with pytest.raises(TypeError, match="it"):
        component(form["it"])


def test_a_form_on_a_page_carries_the_proof_that_it_is_ours(draw):
    source = """{% from "kit/forms.html" import post_form, submit %}
        {% call post_form(csrf_input, action="/there", upload=true) %}
          {{ submit("Send", name="to", value="x") }}
        {% endcall %}"""
    page = draw(source, csrf_input="proof")
    form = page.one("form", method="post", action="/there", enctype="multipart/form-data")
    assert "novalidate" in form.attrib
    assert "data-warn-unsaved" in form.attrib
    assert "proof" in page.text("form")
    button = page.one("button", type="submit", name="to", value="x")
    assert button.get("data-prevent-double-click") == "true"
