"""Somebody at a browser: what they open, press and type, and what every page that they meet must be like."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.portal import ROOT

WAIT = 20_000  # milliseconds, for anything that a person waits for
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule of the tags runs; only what is found wrong is told at length, which halves the time.
AXE_RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


@cache
def axe_source() -> str:
    """Return the program that looks for faults of accessibility."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def today() -> date:
    """Return the day in London, by which the portal counts."""
    return datetime.now(ZoneInfo("Europe/London")).date()


class Person:
    """A browser of one's own: nobody else's cookies. Every page on the way is examined."""

    def __init__(self, browser: Browser, address: str, shots: Path, email: str = "", width: int = 1280) -> None:
        self.context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
        self.context.set_default_timeout(WAIT)
        self.email, self.width, self.shots = email, width, shots
        self.said: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        if email:
            self.sign_in()

    def _hear(self, kind: str, text: str) -> None:
        # A refused form answers 422, which Chromium itself reports as a failed resource.
        if kind in {"error", "warning"} and "status of 422" not in text:
            self.said.append(text)

    # Moving about

    def sign_in(self) -> None:
        """Choose one's account on the sign-in page."""
        self.go("/account/sign-in/")
        with self.page.expect_event("load"):
            self.page.locator(f"button[value='{self.email}']").click()
        self.examine()

    def go(self, path: str) -> None:
        """Open a page by its address, as one from a bookmark."""
        answer = self.page.goto(path)
        assert answer, path
        assert answer.status == 200, f"{path} answers {answer.status}"
        self.examine()

    def follow(self, name: str, within: str = "main") -> None:
        """Follow a link whose words begin so."""
        link = self.page.locator(within).get_by_role("link", name=_begins(name)).first
        self._and_look(link)

    def press(self, name: str) -> None:
        """Press a button, or a link that looks like one."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=_is(name)).or_(main.locator("a.govuk-button", has_text=_is(name)))
        self._and_look(button.first)

    def make(self, move: str) -> None:
        """Press the button of a move that asks for nothing more, and the same button on the page that explains it."""
        self.press(move)
        self.press(move)

    def _and_look(self, what: Locator) -> None:
        with self.page.expect_event("load"):
            what.click()
        self.examine()

    # Filling in

    def field(self, label: str) -> Locator:
        """Return the one input with a label."""
        return self.page.locator("main").get_by_label(_is(label))

    def fill(self, label: str, text: str) -> None:
        """Type into an input."""
        self.field(label).fill(text)

    def choose(self, question: str, answer: str) -> None:
        """Choose one of the options of a question."""
        group = self.page.get_by_role("group", name=_begins(question))
        group.get_by_role("radio", name=_begins(answer)).first.check()

    def tick(self, label: str) -> None:
        """Tick the box whose words begin so."""
        self.page.locator("main").get_by_role("checkbox", name=_begins(label)).first.check()

    def select(self, label: str, option: str) -> None:
        """Select an option of a list by its words."""
        self.field(label).select_option(label=option)

    def pick(self, label: str, typed: str) -> None:
        """Type into a box that offers options, with the keyboard alone, and take the first one offered."""
        box = self.field(label)
        box.click()
        box.press_sequentially(typed)
        offered = self.page.locator(f"#{box.get_attribute('id')}__listbox [role=option]").first
        expect(offered).to_contain_text(re.compile(re.escape(typed), re.IGNORECASE))
        box.press("ArrowDown")
        expect(offered).to_be_focused()
        chosen = offered.inner_text()
        self.page.keyboard.press("Enter")
        expect(offered).to_be_hidden()
        select = self.page.locator(f"#{box.get_attribute('id')}-select")
        assert chosen in select.evaluate("it => [...it.selectedOptions].map(option => option.text)")

    def day(self, question: str, on: date) -> None:
        """Type a date into its three boxes."""
        group = self.page.get_by_role("group", name=_begins(question))
        for label, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
            group.get_by_label(label, exact=True).fill(str(number))

    # Seeing

    def see(self, *texts: str) -> None:
        """Read each text on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def title(self) -> str:
        """Return the heading of the page."""
        return self.page.locator("h1").inner_text()

    def examine(self) -> None:
        """Find no fault of accessibility, nothing wider than the screen, and a silent console."""
        path = self.page.url
        number = len(list(self.shots.iterdir())) + 1
        self.page.screenshot(path=self.shots / f"{number:03}-{self.email.split('@')[0] or 'reader'}-{self.width}.png")
        self.page.evaluate(axe_source())
        found = self.page.evaluate(AXE_RUN, TAGS)["violations"]
        faults = [(one["id"], node["html"][:300]) for one in found for node in one["nodes"]]
        assert faults == [], f"{path} has faults of accessibility"
        wide, screen = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= screen, f"{path} is {wide} pixels wide on a screen of {screen}"
        assert self.said == [], f"{path} complains in the console"

    def leave(self) -> None:
        """Close the browser."""
        self.context.close()


def _is(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}")
