"""The steps of signing in, as a browser takes them."""

import re

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.factories import accounts
from tests.unit.kit.drawing import Drawn

PASSWORD = "a long enough secret"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def page_of(answer):
    """Return a page that was drawn, whose references all lead somewhere."""
    page = Drawn(answer.content.decode())
    assert page.loose_ends() == []
    return page


def told(page):
    """Return what the page tells in banners and errors."""
    banners = [page_words(node) for node in page.all("div", class_="govuk-notification-banner__content")]
    return banners + [text for text, _ in page.errors()]


def page_words(node):
    return " ".join("".join(node.itertext()).split())


def code_in(mail):
    """Return the code in an email."""
    return re.search(r"^\s*([A-Z]{6})\s*$", mail.body, re.MULTILINE)[1]


def app_code(secret=SECRET):
    """Return what an authenticator app with this key shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_password(person):
    """Give a person a password."""
    person.set_password(PASSWORD)
    person.save()
    return person


def with_app(person):
    """Give a person an authenticator app."""
    TOTP.activate(person, SECRET)
    return person


def give_address(client, person, **more):
    """Ask for a code at the sign-in page."""
    return client.post(reverse("account_login"), {"login": person.email} | more, follow=True)


def enter_code(client, code):
    """Enter a code of an email."""
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def sign_in_by_code(person, mailoutbox, client=None):
    """Return a browser that took the first step of signing in, by code, and its last answer."""
    client = client or Client()
    give_address(client, person)
    return client, enter_code(client, code_in(mailoutbox[-1]))


def signed_in(client):
    """Say whether somebody is signed in here."""
    return "_auth_user_id" in client.session


def decision_maker():
    """Return somebody whose role needs a second factor."""
    return accounts.holder("decision_maker")
