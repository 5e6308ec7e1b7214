"""What the browser tests share: one running portal, one browser, and the people who use them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.browser.portal import Portal
from tests.openid.provider import CLIENT, SECRET
from tests.openid.running import running

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal with its own data; it is loaded and started once."""
    portal = Portal(tmp_path_factory.mktemp("portal"))
    back = f"{portal.address}/account/dfe-sign-in/back/"
    people = [{"email": "auditor@example.org", "verified": True}, {"email": "nobody@example.org", "verified": True}]
    base = tmp_path_factory.getbasetemp()
    portal.load_once((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "loaded")
    with running(tmp_path_factory.mktemp("provider"), redirect=back, people=people) as provider:
        portal.use_dfe_sign_in(provider, CLIENT, SECRET)
        try:
            portal.start()
            yield portal
        finally:
            portal.stop()


# For a module only: while Playwright waits in a thread, Django refuses the database to that thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium from the system."""
    program = shutil.which("chromium")
    assert program, "Chromium is needed: install the package chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for a picture of every page that was met."""
    return tmp_path_factory.mktemp("shots")


@pytest.fixture
def person(portal: Portal, browser: Browser, shots: Path) -> Iterator[Callable[..., Person]]:
    """Bring in somebody by the name of their role, or without one somebody who is not signed in."""
    there: list[Person] = []

    def enter(role: str = "", width: int = 1280) -> Person:
        email = f"{role}@example.org" if role else ""
        there.append(Person(browser, portal.address, shots, email, width))
        return there[-1]

    yield enter
    for one in there:
        one.leave()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show what the portal wrote beside a test that failed."""
    outcome = yield
    report = outcome.get_result()
    portal = getattr(item, "funcargs", {}).get("portal")
    if report.failed and portal:
        report.sections.append(("Portal log", portal.newest_lines()))
