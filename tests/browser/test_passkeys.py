"""A passkey in a browser, with a device that Chromium plays: adding it, and signing in with it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def auditor(person, portal):
    """Somebody who is not signed in, with a device; a browser allows passkeys at names and not at numbers."""
    one = person()
    one.at = portal.address.replace("127.0.0.1", "localhost")
    devtools = one.context.new_cdp_session(one.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    one.go(f"{one.at}/account/sign-in/")
    with one.page.expect_event("load"):
        one.page.locator("button[value='auditor@example.org']").click()
    return one


def test_a_passkey_is_added_and_signs_in_without_anything_else(auditor):
    auditor.go(f"{auditor.at}/account/yours/")
    auditor.follow("Add a passkey")
    auditor.fill("Name of the passkey", "Laptop of the tests")
    auditor.press("Add a passkey")
    auditor.see("Your recovery codes")
    auditor.go(f"{auditor.at}/account/yours/")
    auditor.see("Laptop of the tests")
    auditor.go(f"{auditor.at}/account/sign-out/")
    auditor.press("Sign out")
    auditor.go(f"{auditor.at}/account/sign-in/?next=/messages/")
    auditor.press("Sign in with a passkey")
    assert auditor.title() == "Messages"


def test_a_device_without_a_passkey_is_told_on_the_page(auditor):
    auditor.go(f"{auditor.at}/account/sign-out/")
    auditor.press("Sign out")
    auditor.go(f"{auditor.at}/account/sign-in/")
    auditor.page.get_by_role("button", name="Sign in with a passkey").click()
    problem = auditor.page.get_by_role("alert").filter(has_text="Your device did not give a passkey")
    expect(problem).to_be_visible()
    assert auditor.title() == "Sign in"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_your_account_are_accessible_at_every_width(person, width):
    viewer = person("erb-viewer", width)
    for path in ("", "app/", "passkeys/add/", "recovery-codes/new/"):
        viewer.go(f"/account/yours/{path}")
    viewer.go("/account/second-factor/")
