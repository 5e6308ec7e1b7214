"""A provider for the tests of this folder, and a browser at its pages."""

import html
import json
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from django.urls import reverse

from lsip_portal.settings import dfe_sign_in
from tests.openid.provider import CLIENT, PASSWORD, SECRET

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
    folder = tmp_path_factory.mktemp("provider")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    redirect = "http://testserver" + reverse("openid_connect_callback", kwargs={"provider_id": "dfe-sign-in"})
    (folder / "setup.json").write_text(json.dumps({"redirect": redirect, "people": PEOPLE}))
    script = Path(__file__).with_name("provider.py")
    process = subprocess.Popen([sys.executable, script, folder, str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield Provider(address)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address, process):
    """Wait until the provider says what it is."""
    for _ in range(120):
        assert process.poll() is None, "the provider ended"
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the provider does not answer")


@pytest.fixture
def configured(settings, provider):
    """The portal, configured to use the provider."""
    settings.SOCIALACCOUNT_PROVIDERS = dfe_sign_in(provider.address, CLIENT, SECRET)
    return provider
