"""Reminders as a calendar file, read back by a reader of the standard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from growth_tui.exchange.calendar import Reminder, calendar_text
from growth_tui.plain_text import clean_line

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
reminders = st.builds(
    Reminder,
    st.uuids().map(str),
    st.dates(min_value=date(2000, 1, 1)),
    st.text(max_size=200).map(clean_line),
    st.none() | st.integers(1, 400),
    st.integers(1, 60),
)


def read(text: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar.from_ical(text)
    assert [part.errors for part in calendar.walk()] == [[] for _ in calendar.walk()]
    return calendar


def test_an_event_is_a_private_day_that_blocks_no_time() -> None:
    text = calendar_text([Reminder("a@growth-tui", date(2026, 12, 4), "Growth: Pulse", 7, 52)], NOW)
    (event,) = read(text).walk("VEVENT")
    assert event["uid"] == "a@growth-tui"
    assert event["summary"] == "Growth: Pulse"
    assert event.decoded("dtstart") == date(2026, 12, 4)
    assert event.decoded("dtstamp") == NOW
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")
    assert event["rrule"] == {"FREQ": ["DAILY"], "INTERVAL": [7], "COUNT": [52]}
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", "Growth: Pulse")


def test_what_comes_once_has_no_rule() -> None:
    (event,) = read(calendar_text([Reminder("a", date(2026, 12, 4), "x")], NOW)).walk("VEVENT")
    assert "rrule" not in event


@given(st.lists(reminders, min_size=1, max_size=4, unique_by=lambda each: each.uid))
def test_every_summary_comes_back_whole(given_reminders: list[Reminder]) -> None:
    text = calendar_text(given_reminders, NOW)
    events = {event["uid"]: event for event in read(text).walk("VEVENT")}
    assert {uid: str(event["summary"]) for uid, event in events.items()} == {
        each.uid: each.summary for each in given_reminders
    }
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
