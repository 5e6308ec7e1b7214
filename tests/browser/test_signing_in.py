"""Signing in, in a browser: the pages on the way, and DfE Sign-in with a real OpenID provider."""

import pytest
from playwright.sync_api import expect

from tests.openid.provider import PASSWORD

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


def answer_provider(somebody, email):
    """Sign in at the provider, whose pages are not ours, and let the portal know who it is."""
    page = somebody.page
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    with page.expect_event("load"):
        page.locator("input[name=password]").press("Enter")
    with page.expect_event("load"):
        page.locator("button[value=grant]").click()
    somebody.said.clear()  # what the provider's own pages complain of is not ours


@WIDTHS
def test_a_code_that_is_wrong_is_refused_on_an_accessible_page(person, width):
    somebody = person(width=width)
    somebody.go("/account/sign-in/?next=/messages/")
    somebody.fill("Email address", "auditor@example.org")
    somebody.press("Continue")
    somebody.fill("Code", "WRONGX")
    somebody.press("Sign in")
    expect(somebody.page.locator(".govuk-error-summary")).to_be_focused()
    somebody.go("/account/password/reset/")


def test_dfe_sign_in_leads_back_to_the_page_that_was_asked_for(person):
    somebody = person()
    somebody.go("/account/sign-in/?next=/messages/")
    with somebody.page.expect_event("load"):
        somebody.page.get_by_role("button", name="Use DfE Sign-in").click()
    answer_provider(somebody, "auditor@example.org")
    assert somebody.title() == "Messages"
    somebody.examine()


@WIDTHS
def test_somebody_without_an_account_here_is_told_so_after_dfe_sign_in(person, width):
    somebody = person(width=width)
    somebody.go("/account/sign-in/")
    with somebody.page.expect_event("load"):
        somebody.page.get_by_role("button", name="Use DfE Sign-in").click()
    answer_provider(somebody, "nobody@example.org")
    assert somebody.title() == "You cannot sign in here with DfE Sign-in"
    somebody.examine()
