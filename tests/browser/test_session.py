"""Being signed out for doing nothing: the warning, staying, and what was typed."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LEFT = "**/account/session/"
TITLE = "Meeting with <b>Fell & Son</b> “quoted”"


def answer_with(seconds):
    """Let the service say that so many seconds are left."""
    return lambda route: route.fulfill(json={"seconds": seconds})


def write(editor):
    """Begin a record of engagement, and return the address of its page."""
    editor.follow("Record an engagement for Cumbria")
    editor.fill("Title", TITLE)
    return editor.page.url


def open_warning(editor, seconds):
    """Let the time go on until so many seconds are left."""
    editor.page.route(LEFT, answer_with(seconds))
    editor.page.clock.fast_forward("07:56:00")
    return editor.page.get_by_role("dialog")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_warning_comes_before_the_end_and_the_person_stays_by_keyboard(person, width):
    editor = person("erb-editor", width)
    editor.page.clock.install()
    write(editor)
    dialog = open_warning(editor, 250)
    expect(dialog).to_contain_text("You will be signed out in 5 minutes")
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    editor.examine()
    editor.page.unroute(LEFT)
    editor.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(editor.field("Title")).to_have_value(TITLE)


def test_after_the_end_the_same_person_signs_in_again_and_finds_what_they_typed(person):
    editor = person("erb-editor")
    editor.page.clock.install()
    address = write(editor)
    editor.context.clear_cookies()
    dialog = open_warning(editor, 0)
    expect(dialog).to_contain_text("You are signed out")
    with editor.page.expect_event("load"):
        dialog.get_by_text("Sign in again").click()
    choose_account(editor, "erb-editor")
    assert editor.page.url == address
    expect(editor.field("Title")).to_have_value(TITLE)
    expect(editor.page.locator(".govuk-inset-text[role=status]")).to_contain_text("What you typed is here again")
    editor.examine()


def test_a_form_that_was_sent_too_late_is_not_lost(person):
    editor = person("erb-editor")
    address = write(editor)
    editor.context.clear_cookies()
    editor.page.context.add_cookies([{"name": "csrftoken", "value": token(editor), "url": address}])
    editor.press("Record an engagement")
    assert editor.title() == "Sign in"
    choose_account(editor, "erb-editor")
    assert editor.page.url == address
    expect(editor.field("Title")).to_have_value(TITLE)


def test_somebody_else_at_the_same_device_finds_nothing(person):
    editor = person("erb-editor")
    address = write(editor)
    editor.context.clear_cookies()
    editor.page.evaluate("window.onbeforeunload = null")
    editor.page.goto("/account/sign-in/")
    choose_account(editor, "erb-lead")
    assert editor.page.evaluate("sessionStorage.length") == 0
    editor.page.goto(address)
    expect(editor.field("Title")).to_have_value("")


def test_what_was_sent_is_not_kept(person):
    editor = person("erb-editor")
    write(editor)
    assert editor.page.evaluate("sessionStorage.length") == 1
    editor.press("Record an engagement")
    assert editor.page.evaluate("sessionStorage.length") == 0


def token(editor):
    """Return the proof that stands in the form; only its secret part is compared, so it does for the cookie too."""
    return editor.page.locator("form[data-warn-unsaved] input[name=csrfmiddlewaretoken]").first.input_value()


def choose_account(editor, role):
    """Sign in by the button of a demonstration account."""
    with editor.page.expect_event("load"):
        editor.page.locator(f"button[value='{role}@example.org']").click()
