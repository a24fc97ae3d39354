"""The reminders of a handout as a calendar file of RFC 5545: no address is asked for, no account needed."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from app.domain.handout.handout import Handout
from app.domain.handout.reminders import WEEKDAYS, Reminder, reminders

LINE_OCTETS = 75
QUARTER_HOUR = timedelta(minutes=15)


def calendar(handout: Handout, key: str, now: datetime) -> str:
    """Return the reminders of a plan as the text of a calendar file, from the day after `now` (UTC).

    `key` tells plans apart and cannot be read back from the file; importing again replaces the first entries.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Senline//Reminders//EN", "CALSCALE:GREGORIAN"]
    for reminder in reminders(handout):
        for hour in reminder.rhythm.hours:
            lines += _event(reminder, hour, key, now)
    return "".join(f"{fold_line(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def escape(text: str) -> str:
    """Return `text` as a value of a calendar line (RFC 5545, 3.3.11)."""
    text = re.sub(r"([\\;,])", r"\\\1", text)
    return re.sub(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", r"\\n", text)


def fold_line(line: str) -> str:
    """Break a line after at most 75 octets, never within a character (RFC 5545, 3.1)."""
    folded, length = "", 0
    for character in line:
        octets = len(character.encode())
        if length + octets > LINE_OCTETS:
            folded, length = folded + "\r\n ", 1
        folded, length = folded + character, length + octets
    return folded


def _event(reminder: Reminder, hour: time, key: str, now: datetime) -> Iterator[str]:
    begins = datetime.combine(_first_day(now.date() + timedelta(days=1), reminder.rhythm.days), hour)
    ends = begins + max(QUARTER_HOUR, timedelta(minutes=reminder.minutes))
    uid = sha256(f"{key} {reminder.key} {hour:%H%M}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@senline"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{begins:%Y%m%dT%H%M%S}"
    yield f"DTEND:{ends:%Y%m%dT%H%M%S}"
    if reminder.rhythm.rule:
        yield f"RRULE:{reminder.rhythm.rule}"
    yield f"SUMMARY:{escape(reminder.summary)}"
    yield f"DESCRIPTION:{escape(reminder.description)}"
    yield "TRANSP:TRANSPARENT"  # does not mark the person as busy
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escape(reminder.summary)}",
        "TRIGGER:PT0S",
        "END:VALARM",
    )
    yield "END:VEVENT"


def _first_day(day: date, days: str) -> date:
    """Return the first of `days` from `day` on: a rule has to start on a day it covers."""
    wanted = days.split(",") if days else WEEKDAYS
    return next(later for later in (day + timedelta(days=n) for n in range(7)) if WEEKDAYS[later.weekday()] in wanted)
