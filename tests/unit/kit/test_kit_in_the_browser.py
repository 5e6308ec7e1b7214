"""Shows what the scripts and styles do in a browser, under the policy of the portal, and that they may be absent."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import sync_playwright

from tests.unit.kit.visiting import ROOT, OccupationForm, Visit

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def browser_thread():
    """A browser in a thread of its own, so that its event loop is never that of the tests of the database."""
    program = shutil.which("chromium")
    assert program, "Chromium is needed: install the package chromium."
    with ThreadPoolExecutor(max_workers=1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = thread.submit(lambda: playwright.chromium.launch(executable_path=program, args=flags)).result()
        yield thread, browser
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


@pytest.fixture
def visit(browser_thread):
    """Run a function on a visit to the page of a form."""
    thread, browser = browser_thread

    def run(act, form=None, **options):
        def inside():
            context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
            try:
                return act(Visit(context.new_page(), form or OccupationForm()))
            finally:
                context.close()

        return thread.submit(inside).result()

    return run


def test_the_page_keeps_to_the_policy(visit):
    def act(it):
        it.type("Main occupation", "Occupation 29")
        return it.said, it.page.evaluate("document.body.dataset.broken")

    assert visit(act) == ([], None)


def test_an_option_is_chosen_with_the_keyboard_and_sent_by_its_value(visit):
    def act(it):
        it.type("Main occupation", "occupation 29")
        it.page.keyboard.press("ArrowDown")
        it.page.keyboard.press("Enter")
        it.page.wait_for_timeout(150)
        return it.send()["main"]

    assert visit(act) == ["29"]


def test_text_that_is_no_option_sends_none_and_forgets_the_one_before(visit):
    def act(it):
        it.type("Main occupation", "x")
        return it.send().get("main", "")

    assert visit(act, OccupationForm(initial={"main": "29"})) in ("", [""])


def test_a_stored_option_stays_when_nothing_is_touched(visit):
    def act(it):
        return it.page.get_by_label("Main occupation", exact=True).input_value(), it.send()["main"]

    shown, sent = visit(act, OccupationForm(initial={"main": "29"}))
    assert shown.startswith("Occupation 29 <img")
    assert sent == ["29"]


def test_several_options_are_chosen_listed_and_taken_away(visit):
    def act(it):
        for typed in ("occupation 12", "occupation 17"):
            it.type("Other occupations", typed)
            it.page.keyboard.press("ArrowDown")
            it.page.keyboard.press("Enter")
            it.page.wait_for_timeout(250)
        listed = it.page.locator(".portal-chosen__item").count()
        it.page.locator(".portal-chosen__remove").first.click()
        focus = it.page.evaluate("document.activeElement.id")
        return listed, focus, it.send()["others"], it.page.evaluate("document.body.dataset.broken")

    assert visit(act, OccupationForm(initial={"others": ["5"]})) == (3, "id_others", ["12", "17"], None)


def test_an_option_that_is_chosen_is_not_offered_again(visit):
    def act(it):
        it.type("Other occupations", "occupation 299")
        return it.page.locator("#id_others__listbox [role=option]").all_inner_texts()

    assert visit(act, OccupationForm(initial={"others": ["299"]})) == ["No results found"]


def test_the_hint_and_the_error_of_a_select_describe_its_box(visit):
    def act(it):
        box = it.page.locator("#id_main")
        return it.page.evaluate("id => document.getElementById(id).textContent", box.get_attribute("aria-describedby"))

    said = visit(act, OccupationForm({}))
    assert "Start typing" in said
    assert "Select the main occupation" in said


def test_without_scripts_everything_can_be_chosen_and_sent(visit):
    def act(it):
        it.page.select_option("#id_main", "29")
        it.page.select_option("#id_others", ["12", "17"])
        return it.send()

    sent = visit(act, java_script_enabled=False)
    assert (sent["main"], sent["others"]) == (["29"], ["12", "17"])


def test_a_link_of_the_error_summary_leads_to_its_input(visit):
    def act(it):
        it.page.get_by_role("link", name="Select the main occupation").click()
        return it.page.evaluate("document.activeElement.id")

    assert visit(act, OccupationForm({})) == "id_main"


def test_two_clicks_send_a_form_once(visit):
    def act(it):
        it.page.get_by_role("button", name="Continue").dblclick()
        it.page.wait_for_timeout(200)
        return len(it.sent)

    assert visit(act) == 1


def leave(it):
    it.page.get_by_role("link", name="Elsewhere").click()
    it.page.wait_for_timeout(100)
    return it.asked


def test_leaving_a_form_that_was_touched_asks_first(visit):
    def act(it):
        it.type("Name", "Ada")
        return leave(it)

    assert visit(act) == ["beforeunload"]


def test_leaving_a_form_that_was_refused_asks_first(visit):
    def act(it):
        it.page.get_by_label("Name", exact=True).click()
        return leave(it)

    assert visit(act, OccupationForm({"name": "Ada"})) == ["beforeunload"]


def test_leaving_a_form_that_was_not_touched_and_sending_one_do_not_ask(visit):
    assert visit(leave) == []

    def act(it):
        it.type("Name", "Ada")
        it.send()
        return it.asked

    assert visit(act) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("data", [None, {"name": "\x00", "held-day": "1"}], ids=["new", "wrong"])
def test_the_page_is_accessible_and_never_wider_than_the_screen(visit, width, data):
    def act(it):
        it.type("Main occupation", "Occupation 29")
        it.page.add_script_tag(path=AXE)
        found = it.page.evaluate("axe.run(document)")["violations"]
        violations = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        return violations, it.page.evaluate("document.documentElement.scrollWidth")

    assert visit(act, OccupationForm(data), viewport={"width": width, "height": 900}, bypass_csp=True) == ([], width)
