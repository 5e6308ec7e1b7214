"""A calendar is written as RFC 5545 asks."""

from datetime import UTC, date, datetime

from lsip_portal.kit.icalendar import Event, calendar_of, escaped, folded

STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def written(**more):
    event = {
        "uid": "deadline-1@example.org",
        "first": date(2027, 3, 1),
        "last": date(2027, 3, 1),
        "summary": "Plan, ready",
        "description": "One\nTwo",
        "url": "https://example.org/dates/1/",
    }
    text = calendar_of([Event(**(event | more))], name="Dates", product="Portal", stamp=STAMP)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.split("\r\n")


def test_an_event_lasts_whole_days_and_keeps_its_name():
    lines = written(sequence=2)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2] == "END:VCALENDAR"
    for line in (
        "VERSION:2.0",
        "UID:deadline-1@example.org",
        "DTSTAMP:20261122T093000Z",
        "DTSTART;VALUE=DATE:20270301",
        "DTEND;VALUE=DATE:20270302",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "SUMMARY:Plan\\, ready",
        "DESCRIPTION:One\\nTwo",
    ):
        assert line in lines


def test_an_event_of_several_days_ends_on_the_day_after_its_last():
    assert "DTEND;VALUE=DATE:20270401" in written(last=date(2027, 3, 31))


def test_what_is_over_is_cancelled():
    assert "STATUS:CANCELLED" in written(cancelled=True)


def test_text_is_escaped():
    assert escaped("a\\b;c,d\r\ne") == "a\\\\b\\;c\\,d\\ne"


def test_long_lines_are_folded_at_75_bytes_without_splitting_a_character():
    line = "SUMMARY:" + "é" * 100
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert len(parts) == 3
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(part.startswith(" ") for part in parts[1:])
