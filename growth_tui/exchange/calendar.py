"""Reminders as an iCalendar file (RFC 5545): days and names, never a score or a private word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//growth-tui//reminders//EN"
AT_NINE = timedelta(hours=9)
"""When the alarm of a whole day sounds, counted from its midnight."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One whole day to be reminded of something.

    Attributes:
        uid: The same at each export, so that a calendar replaces what it took in before.
        on: The day.
        summary: What the calendar shows.
        every: Days until it comes again, None for once.
        times: How often it comes in all, where it comes again.
    """

    uid: str
    on: date
    summary: str
    every: int | None = None
    times: int = 1


def calendar_text(reminders: Iterable[Reminder], now: datetime) -> str:
    """Give the file's text, lines ended by CRLF and folded at 75 bytes as RFC 5545 wants.

    Args:
        reminders: In any order.
        now: When it is written; with its offset.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for reminder in sorted(reminders, key=lambda each: (each.on, each.uid)):
        calendar.add_component(_event(reminder, now))
    return str(calendar.to_ical().decode())


def _event(reminder: Reminder, now: datetime) -> Event:
    """A whole day (no end: RFC 5545, 3.6.1) that blocks no time, with an alarm in the morning."""
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", reminder.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", reminder.on)
    event.add("summary", reminder.summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if reminder.every is not None and reminder.times > 1:
        rule = {"freq": "daily", "interval": reminder.every, "count": reminder.times}
        event.add("rrule", rule)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.summary)
    alarm.add("trigger", AT_NINE)
    event.add_component(alarm)
    return event
