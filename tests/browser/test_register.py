"""The public register, its map, the pages of bodies and of a day, in a browser: by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
PAGES = ("/designations/", "/designations/?q=chamber&region=North+West", "/on/", "/on/2025-09-28/")


@WIDTHS
def test_the_register_and_the_pages_of_days_are_accessible_at_every_width(person, width):
    reader = person(width=width)
    for path in PAGES:
        reader.go(path)


@WIDTHS
def test_the_map_is_walked_by_keyboard_and_leads_to_the_page_of_an_area(person, width):
    reader = person(width=width)
    reader.go("/designations/")
    page = reader.page
    assert page.locator("svg.portal-map a").count() == 39
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    first = page.locator("svg.portal-map a").first
    expect(first).to_be_focused()
    assert first.get_attribute("aria-label").startswith("Buckinghamshire: ")
    for _ in range(38):
        page.keyboard.press("Tab")
    last = page.locator("svg.portal-map a").last
    expect(last).to_be_focused()
    unfocused = first.locator("path").evaluate("path => getComputedStyle(path).fill")
    assert last.locator("path").evaluate("path => getComputedStyle(path).fill") != unfocused
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("York and North Yorkshire")


def test_the_skip_link_of_the_map_leads_to_the_list_that_says_the_same(person):
    reader = person(width=320)
    reader.go("/designations/")
    page = reader.page
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("http://" + page.url.split("/")[2] + "/designations/#list")
    assert page.locator("#list tbody tr").count() == 39
    named = {link.get_attribute("href") for link in page.locator("svg.portal-map a").all()}
    listed = {link.get_attribute("href") for link in page.locator("#list tbody th a").all()}
    assert named == listed


@WIDTHS
def test_a_body_is_reached_from_the_register_and_a_search_keeps_what_was_typed(person, width):
    reader = person(width=width)
    reader.go("/designations/")
    reader.fill("Area or body", "cumbria")
    reader.press("Show these areas")
    assert reader.page.locator("#list tbody tr").count() == 1
    expect(reader.page.get_by_label("Area or body")).to_have_value("cumbria")
    chamber = reader.page.locator("#list tbody").get_by_role("link", name="Cumbria Chamber").first
    reader.go(chamber.get_attribute("href"))
    expect(reader.page.get_by_role("table", name="Areas today")).to_contain_text("Cumbria")


@WIDTHS
def test_a_date_is_typed_and_a_bad_one_is_explained_beside_its_field(person, width):
    reader = person(width=width)
    reader.go("/on/")
    for part, typed in (("Day", "31"), ("Month", "2"), ("Year", "2025")):
        reader.page.get_by_label(part, exact=True).fill(typed)
    reader.press("Show this day")
    summary = reader.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(reader.page.get_by_label("Day", exact=True)).to_be_focused()
    for part, typed in (("Day", "28"), ("Month", "9")):
        reader.page.get_by_label(part, exact=True).fill(typed)
    reader.press("Show this day")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Areas, bodies and plans on 28 September 2025")
    assert reader.page.locator("tbody tr").count() == 38
