"""Shows what the parts of pages draw from what they are given."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Thing

import pytest
from django.core.paginator import Paginator
from markupsafe import Markup

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def part(draw):
    """Draw one macro of templates/kit/components.html."""

    def call(name, *args, **kwargs):
        source = f'{{% from "kit/components.html" import {name} %}}{{{{ {name}(*args, **kwargs) }}}}'
        return draw(source, args=args, kwargs=kwargs)

    return call


def test_a_state_is_a_tag_in_a_colour(part):
    assert part("state_tag", "Submitted", "green").text("strong", class_="govuk-tag--green") == "Submitted"
    assert part("state_tag", "New").one("strong").get("class") == "govuk-tag"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("state_tag", [HOSTILE]),
        ("demonstration_label", [HOSTILE]),
        ("back_link", ["/", HOSTILE]),
        ("breadcrumbs", [[(HOSTILE, "/")]]),
        ("task_list", [[Thing(title=HOSTILE, state=HOSTILE, hint=HOSTILE, href="/")]]),
        ("summary_list", [[(HOSTILE, HOSTILE, [(HOSTILE, "/")])]]),
        ("timeline", [[Thing(title=HOSTILE, moment=datetime(2026, 1, 1, tzinfo=UTC), by=HOSTILE, text=HOSTILE)]]),
        ("moves_panel", [[Thing(label=HOSTILE, href="/", allowed=True, barred="", reasons=[])]]),
        (
            "moves_panel",
            [
                [
                    Thing(
                        label="x",
                        href="/",
                        allowed=False,
                        barred="",
                        reasons=[Thing(reason=HOSTILE, force=HOSTILE, source=HOSTILE)],
                    )
                ]
            ],
        ),
        ("data_table", [HOSTILE, [HOSTILE], [[HOSTILE, HOSTILE]]]),
        ("message_banners", [[Thing(__str__=lambda: HOSTILE, level_tag="success")]]),
    ],
)
def test_hostile_text_stays_text(part, name, arguments):
    page = part(name, *arguments)
    assert page.all("script") == []
    assert page.loose_ends() == []


def test_a_task_has_a_link_a_hint_and_a_state(part):
    tasks = [
        Thing(title="Part 1", state="Done", href="/1", colour="green", hint="About the area"),
        Thing(title="Part 2", state="Cannot start yet"),
    ]
    page = part("task_list", tasks)
    assert page.description(page.one("a", href="/1")) == "About the area Done"
    assert page.text("strong", class_="govuk-tag--green") == "Done"
    assert len(page.all("li")) == 2
    assert page.loose_ends() == []


def test_tasks_may_be_plain_dictionaries(part):
    assert part("task_list", [{"title": "Part 1", "state": "Done"}]).text("strong") == "Done"


def test_facts_stand_beside_their_keys_with_links_to_change_them(part):
    rows = [("Area", "Lancashire"), ("Due", Markup("<em>soon</em>")), ("Name", "Ada", [("Change", "/c")])]
    page = part("summary_list", rows)
    assert [term.text.strip() for term in page.all("dt")] == ["Area", "Due", "Name"]
    assert page.text("em") == "soon"
    assert page.text("a", href="/c") == "Change name"


def test_what_happened_is_a_list_with_moments(part):
    entries = [
        Thing(title="Submitted", moment=datetime(2026, 11, 2, 16, 5, tzinfo=UTC), by="ERB lead", text="One\n\nTwo"),
        Thing(title="Drafted", moment=datetime(2026, 7, 2, 8, tzinfo=UTC)),
    ]
    page = part("timeline", entries)
    first, second = page.all("li")
    assert page.text("time", datetime="2026-11-02T16:05:00+00:00") == "2 November 2026 at 4:05pm"
    assert "by ERB lead One Two" in " ".join("".join(first.itertext()).split())
    assert " ".join("".join(second.itertext()).split()) == "Drafted 2 July 2026 at 9am"


@pytest.mark.parametrize(
    ("due", "words", "colour"),
    [
        (date(2026, 11, 20), "20 November 2026 2 days late", "red"),
        (date(2026, 11, 22), "22 November 2026 today", "yellow"),
        (date(2026, 11, 29), "29 November 2026 in 7 days", "yellow"),
        (date(2026, 11, 30), "30 November 2026 in 8 days", "grey"),
    ],
)
def test_a_deadline_turns_yellow_in_its_last_week_and_red_when_late(part, due, words, colour):
    page = part("deadline", due, date(2026, 11, 22))
    assert page.text("span", class_="portal-deadline") == words
    assert len(page.all("strong", class_=f"govuk-tag--{colour}")) == 1


def test_a_possible_move_is_a_link_and_an_impossible_one_says_why(part):
    reasons = [
        Thing(reason="No statement is submitted.", source="Act s.1(6)", force="Statute"),
        Thing(reason="The annex is empty.", source="4.2", force="Guidance"),
    ]
    moves = [
        Thing(label="Submit", href="/submit", allowed=True, barred="", reasons=[]),
        Thing(label="Publish", href="/publish", allowed=False, barred="", reasons=reasons),
    ]
    page = part("moves_panel", moves)
    assert page.text("a", href="/submit", role="button") == "Submit"
    dead = page.one("button", type="button")
    assert "disabled" in dead.attrib
    assert page.description(dead) == (
        "Not possible yet: No statement is submitted. (Statute: Act s.1(6)) The annex is empty. (Guidance: 4.2)"
    )
    assert page.all("a", href="/publish") == []


def test_a_move_that_somebody_is_barred_from_says_why(part):
    barred = "You assessed this plan, so a decision maker who did not must approve it."
    page = part("moves_panel", [Thing(label="Approve", href="/approve", allowed=False, barred=barred, reasons=[])])
    assert page.description(page.one("button", type="button")) == barred
    assert page.all("a", href="/approve") == []


def test_two_panels_on_a_page_keep_apart_by_their_prefix(draw):
    option = Thing(label="x", href="/", allowed=False, barred="", reasons=[Thing(reason="r", source="s", force="f")])
    panels = '{{ moves_panel([o], "plan") }}{{ moves_panel([o], "report") }}'
    source = '{% from "kit/components.html" import moves_panel %}' + panels
    assert draw(source, o=option).loose_ends() == []


def test_a_long_list_has_pages(part):
    page = part("pagination", Paginator(range(500), 20).page(7), "?q=welding&page=")
    assert page.one("a", aria_current="page").get("href") == "?q=welding&page=7"
    assert page.one("a", rel="prev").get("href") == "?q=welding&page=6"
    assert page.one("a", rel="next").get("href") == "?q=welding&page=8"
    assert [item.text.strip() for item in page.all("a", class_="govuk-pagination__link") if not item.get("rel")] == [
        "1",
        "6",
        "7",
        "8",
        "25",
    ]


def test_the_first_and_the_last_page_have_one_way_to_go_and_a_short_list_has_none(part):
    assert part("pagination", Paginator(range(30), 20).page(1)).all("a", rel="prev") == []
    assert part("pagination", Paginator(range(30), 20).page(2)).all("a", rel="next") == []
    assert part("pagination", Paginator(range(20), 20).page(1)).all("nav") == []


def test_a_table_has_a_caption_and_headers_and_can_be_scrolled_by_keyboard(part):
    page = part(
        "data_table", "Areas", ["Area", "Days"], [["Lancashire", 3], [Markup("<a href='/b'>B</a>"), 0]], numeric=[1]
    )
    box = page.one("div", role="region")
    assert (box.get("tabindex"), box.get("aria-label")) == ("0", "Areas")
    assert page.text("caption") == "Areas"
    assert [(node.get("scope"), "".join(node.itertext()).strip()) for node in page.all("th")] == [
        ("col", "Area"),
        ("col", "Days"),
        ("row", "Lancashire"),
        ("row", "B"),
    ]
    assert [node.text.strip() for node in page.all("td", class_="govuk-table__cell--numeric")] == ["3", "0"]
    assert len(page.all("th", class_="govuk-table__header--numeric")) == 1


def test_success_is_announced_at_once_and_other_messages_are_landmarks(part):
    class Message(str):
        level_tag = "success"

    class Note(str):
        level_tag = "info"

    page = part("message_banners", [Message("Saved"), Note("Read this")])
    assert "Saved" in page.text("div", role="alert")
    assert "Read this" in page.text("div", role="region")
    assert page.loose_ends() == []


def test_the_way_back_is_a_landmark(part):
    assert part("back_link", "/plans").one("nav", aria_label="Back").find("a").get("href") == "/plans"
    assert [node.get("href") for node in part("breadcrumbs", [("Home", "/"), ("Plans", "/p")]).all("a")] == ["/", "/p"]


def test_what_is_invented_is_labelled(part):
    assert part("demonstration_label", "Figures are invented.").text("p") == "Demonstration Figures are invented."
