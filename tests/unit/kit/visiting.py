"""A page with a form in a browser: what it shows, what is sent from it and what its console says."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.template import engines

from lsip_portal.kit.forms import (
    AutocompleteField,
    AutocompleteManyField,
    DateField,
    GovukForm,
    LongTextField,
    TextField,
)

ROOT = Path(settings.BASE_DIR)
SITE = "http://kit.test"
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-n'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'"
)
OCCUPATIONS = [(str(n), f"Occupation {n} <img src=x onerror=document.body.dataset.broken=1>") for n in range(300)]


class OccupationForm(GovukForm):
    name = TextField(label="Name", hint="As in the register")
    notes = LongTextField(label="Notes", count=True, max_length=50)
    held = DateField(label="Date")
    main = AutocompleteField(label="Main occupation", hint="Start typing", choices=OCCUPATIONS)
    others = AutocompleteManyField(label="Other occupations", choices=OCCUPATIONS)


def html(form):
    source = """{% extends "layouts/page.html" %}
        {% from "kit/forms.html" import error_summary, form_fields, post_form, submit %}
        {% from "kit/components.html" import data_table %}
        {% block title %}Record{% endblock %}
        {% block errors %}{{ error_summary(form) }}{% endblock %}
        {% block body %}
          {% call post_form("") %}{{ form_fields(form) }}{{ submit() }}{% endcall %}
          {{ data_table("Areas", ["One", "Two", "Three", "Four", "Five"], [["Lancashire"] * 5]) }}
          <a href="/elsewhere">Elsewhere</a>
        {% endblock %}"""
    context = {
        "form": form,
        "service_name": "Plans",
        "demonstration": True,
        "footer": [],
        "navigation": [{"text": "Areas", "href": "/a"}, {"text": "Plans", "href": "/p"}],
        "request": {"csp_nonce": "n"},
    }
    return engines["jinja2"].env.from_string(source).render(context)


class Visit:
    """One page in the browser, what was sent from it, and what its console said."""

    def __init__(self, page, form):
        self.page, self.sent, self.said, self.asked = page, [], [], []
        self.body = html(form)
        page.route("**/*", self.answer)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self.leave)
        page.goto(f"{SITE}/page")

    def answer(self, route):
        path = urlsplit(route.request.url).path
        if route.request.method == "POST":
            self.sent.append(parse_qs(route.request.post_data or ""))
            return route.fulfill(status=204)
        if path.startswith("/static/"):
            return route.fulfill(path=ROOT / path.lstrip("/"))
        return route.fulfill(body=self.body, headers={"Content-Security-Policy": POLICY, "Content-Type": "text/html"})

    def leave(self, dialog):
        self.asked.append(dialog.type)
        dialog.accept()

    def type(self, label, text):
        box = self.page.get_by_label(label, exact=True)
        box.click()
        box.press_sequentially(text)
        self.page.wait_for_timeout(250)

    def send(self):
        self.page.get_by_role("button", name="Continue").click()
        self.page.wait_for_timeout(100)
        return self.sent[-1]
