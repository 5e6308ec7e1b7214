"""A provider for the tests of this folder, and a browser at its pages."""

import html
import re

import pytest
import requests
from django.urls import reverse

from lsip_portal.settings import dfe_sign_in
from tests.openid.provider import CLIENT, PASSWORD, SECRET
from tests.openid.running import running

PEOPLE = [
    {"email": "ada@example.org", "verified": True},
    {"email": "unchecked@example.org", "verified": False},
    {"email": "nobody@example.org", "verified": True},
]


class Provider:
    """The provider as a person sees it: pages to sign in at, and a question whether the portal may know."""

    def __init__(self, address):
        self.address = address

    def answer(self, asked, email, action="grant"):
        """Go where the portal sends a person, sign in there, answer, and return where it sends them back to."""
        browser = requests.Session()
        page = browser.get(asked, timeout=20)
        page = self._send(browser, page, login=email, password=PASSWORD)
        page = self._send(browser, page, redirects=False, action=action)
        return page.headers["Location"]

    def _send(self, browser, page, redirects=True, **typed):
        """Send the form of a page, with what it holds already."""
        form = re.search(r'<form[^>]*method="post"[^>]*>.*?</form>', page.text, re.DOTALL | re.IGNORECASE)[0]
        filled = []
        for tag in re.findall(r"<input[^>]*>", form):
            named = dict(re.findall(r'(name|value)="([^"]*)"', tag))
            if 'type="hidden"' in tag or " checked" in tag:
                filled.append((named["name"], html.unescape(named.get("value", ""))))
        action = re.search(r'action="([^"]*)"', form)
        to = requests.compat.urljoin(page.url, html.unescape(action[1])) if action and action[1] else page.url
        return browser.post(
            to, [*filled, *typed.items()], headers={"Referer": page.url}, allow_redirects=redirects, timeout=20
        )


@pytest.fixture(scope="session")
def provider(tmp_path_factory):
    """A running provider."""
    redirect = "http://testserver" + reverse("openid_connect_callback", kwargs={"provider_id": "dfe-sign-in"})
    with running(tmp_path_factory.mktemp("provider"), redirect=redirect, people=PEOPLE) as address:
        yield Provider(address)


@pytest.fixture
def configured(settings, provider):
    """The portal, configured to use the provider."""
    settings.SOCIALACCOUNT_PROVIDERS = dfe_sign_in(provider.address, CLIENT, SECRET)
    return provider
