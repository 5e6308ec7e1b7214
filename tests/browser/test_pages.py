"""The home and the lists of every role on a telephone and on a desk: accessible, never too wide, usable by keyboard."""

import pytest
from playwright.sync_api import expect

from accounts.roles import ALL_ROLES

pytestmark = pytest.mark.browser

ROLES = [role.name.replace("_", "-") for role in ALL_ROLES]
PUBLIC = (
    "/", "/areas/", "/areas/cumbria/", "/plans/", "/designations/", "/about-the-data/", "/glossary/",
    "/guide-to-technical-education/", "/accessibility-statement/", "/privacy/", "/cookies/", "/account/sign-in/",
)  # fmt: skip
NATIONAL = (
    "/nation/",
    "/nation/risk/kent-and-medway/",
    "/nation/officers/",
    "/cases/",
    "/designations/areas/",
    "/designations/impartiality/",
    "/providers/",
    "/messages/",
    "/notices/",
    "/notices/plan/submit/",
    "/outbox/",
)
LOCAL = ("/providers/", "/messages/", "/account/yours/email/", "/account/yours/email/address/")
LISTS = (
    "Designation", "Delivery plan and progress reports", "Engagement", "Skills needs", "Plans",
    "Honesty and impartiality",
)  # fmt: skip
PUBLISHED = ("Conflict of interest policy", "Register of interests")
LOOKING_AFTER = ("Invite somebody", "Review who still needs access")
CHANGES = ("Change from", "Removal")
OF_EVERYBODY = (
    "/your-roles/", "/declarations/", "/authorities/", "/authorities/greater-manchester-combined-authority/",
)  # fmt: skip
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


def pages_of(role, *, national):
    """Return the pages that a role's home leads to; of those who read the country, the case officer walks the lists."""
    if not national:
        return LOCAL
    return NATIONAL if role == "case-officer" else NATIONAL[:1]


@WIDTHS
def test_what_anybody_may_read_is_accessible_at_every_width(person, width):
    reader = person(width=width)
    for path in PUBLIC:
        reader.go(path)


@WIDTHS
@pytest.mark.parametrize("area", ["greater-manchester", "cumbria"])
def test_the_policy_and_the_register_of_a_body_are_accessible_at_every_width(person, area, width):
    reader = person(width=width)
    for name in PUBLISHED:
        reader.go(f"/areas/{area}/")
        reader.follow(name)
        assert name in reader.title()


@WIDTHS
def test_who_stands_aside_and_the_meetings_of_groups_are_accessible_at_every_width(person, width):
    lead = person("erb-lead", width)
    for steps in (("Editor of the ERB",), ("Boards and steering groups", "Steering group", "Meeting on")):
        lead.go("/home/")
        lead.follow("Honesty and impartiality for Greater Manchester")
        for step in steps:
            lead.follow(step)


@WIDTHS
def test_the_pages_of_the_people_of_a_body_are_accessible_at_every_width(person, width):
    lead = person("erb-lead", width)
    lead.follow("People for Greater Manchester")
    people = lead.page.url
    lead.follow("Editor of the ERB")
    lead.press("End this role")
    for name, way in (("Invited editor", lead.follow), *((name, lead.press) for name in LOOKING_AFTER)):
        lead.page.goto(people)
        way(name)
    for path in OF_EVERYBODY:
        lead.go(path)


@WIDTHS
def test_the_pages_of_the_people_of_the_department_are_accessible_at_every_width(person, width):
    administrator = person("administrator", width)
    administrator.go("/people/?kind=nation")
    for step in ("England", "Publisher"):
        administrator.follow(step)
    administrator.page.go_back()
    waiting = administrator.page.get_by_role("table", name="Resets of a second factor")
    administrator.go(waiting.get_by_role("link").first.get_attribute("href") or "")


@WIDTHS
def test_changes_of_terms_and_removals_are_accessible_at_every_width(person, width):
    lead = person("erb-lead", width)
    lead.follow("Designation for Greater Manchester")
    designation = lead.page.url
    for step in CHANGES:
        lead.page.goto(designation)
        lead.follow(step)


@WIDTHS
@pytest.mark.parametrize("role", ROLES)
def test_the_home_and_the_lists_of_each_role_are_accessible_at_every_width(person, role, width):
    somebody = person(role, width)
    national = somebody.page.get_by_role("heading", name="Look here first").count() > 0
    for path in pages_of(role, national=national):
        somebody.go(path)
    if role.startswith("erb"):
        somebody.page.goto("/home/")
        links = [somebody.page.get_by_role("link", name=f"{name} for Greater Manchester", exact=True) for name in LISTS]
        for path in [link.get_attribute("href") for link in links]:
            somebody.go(path)


@pytest.mark.parametrize("path", ["/", "/home/"])
def test_the_first_tab_reaches_the_skip_link_and_enter_moves_on_to_the_content(person, path):
    lead = person("erb-lead")
    lead.go(path)
    lead.page.keyboard.press("Tab")
    expect(lead.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    lead.page.keyboard.press("Enter")
    expect(lead.page.locator("main")).to_be_focused()


@WIDTHS
def test_a_refused_form_leads_to_each_field_and_keeps_what_was_typed(person, width):
    editor = person("erb-editor", width)
    editor.follow("Record an engagement for Cumbria")
    typed = "Interview with <b>Fell & Son</b>"
    editor.fill("Title", typed)
    editor.fill("Another provider, by its UKPRN", "1")
    editor.press("Record an engagement")
    summary = editor.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="No provider has the UKPRN").click()
    expect(editor.field("Another provider, by its UKPRN")).to_be_focused()
    expect(editor.field("Another provider, by its UKPRN")).to_have_value("1")
    expect(editor.field("Title")).to_have_value(typed)
    for link in summary.get_by_role("link").all():
        target = link.get_attribute("href")
        link.click()
        expect(editor.page.locator(target)).to_be_focused()
