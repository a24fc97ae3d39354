"""The reminders of a plan become a calendar that any phone can read."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.handout.handout import handout
from app.domain.plan.sequence import BlockKind, Sequence
from app.handouts.calendar import calendar, escape, fold_line
from tests.plans import WITH_SAFETY
from tests.plans import handout_of_steps as plan
from tests.strategies import sequences

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # a Wednesday


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(text: str, name: str) -> list[str]:
    """Return the values of a property of the events; those of alarms come in their order too."""
    return [line.partition(":")[2] for line in unfolded(text) if re.match(rf"{name}[:;]", line)]


def test_a_session_that_says_nothing_of_how_often_is_put_down_once() -> None:
    assert values(calendar(plan("", kind=BlockKind.SESSION), "k", NOW), "RRULE") == []


def test_a_whole_calendar() -> None:
    text = calendar(plan("once a day", title="Calm, warm; easy"), "k", NOW)
    (uid,) = values(text, "UID")
    assert unfolded(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Senline//Reminders//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261125T093000Z",
        "DTSTART:20261126T180000",
        "DTEND:20261126T181500",
        "RRULE:FREQ=DAILY;COUNT=84",
        "SUMMARY:Quiet Breath",
        "DESCRIPTION:Quiet Breath: 2 min and once a day",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Quiet Breath",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_several_a_day_are_entries_of_their_own() -> None:
    text = calendar(plan("twice a day"), "k", NOW)
    assert values(text, "DTSTART") == ["20261126T080000", "20261126T180000"]
    assert len(set(values(text, "UID"))) == 2


def test_a_rule_for_days_of_the_week_begins_on_one_of_them() -> None:
    assert values(calendar(plan("3 times a week"), "k", NOW), "DTSTART") == ["20261127T180000"]  # a Friday


def test_imported_again_it_is_the_same_entry_and_another_plans_is_not() -> None:
    def uid(key: str, now: datetime, title: str = "Calm") -> list[str]:
        return values(calendar(plan("daily", title=title), key, now), "UID")

    assert uid("k", NOW) == uid("k", NOW.replace(day=29), "Warm") != uid("other", NOW)
    assert uid("k", NOW)[0].partition("@")[0] != "k"


def test_what_would_be_read_as_more_lines_is_escaped() -> None:
    assert escape("a\r\nb\nc\rd") == r"a\nb\nc\nd"
    assert escape(r"one\two; three, four") == r"one\\two\; three\, four"
    title = "Calm\u2028ATTENDEE:mailto:x@example.org"
    assert not values(calendar(plan("", kind=BlockKind.SESSION, title=title), "k", NOW), "ATTENDEE")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_line_is_longer_than_75_octets_and_none_loses_a_character(text: str) -> None:
    line = f"SUMMARY:{escape(text)}"
    pieces = fold_line(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(sequences())
def test_every_plan_gives_a_calendar_that_opens_and_closes_what_it_opens(sequence: Sequence) -> None:
    text = calendar(handout(sequence, WITH_SAFETY, NOW.date()), "k", NOW)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    opened: list[str] = []
    for line in unfolded(text):
        if line.startswith("BEGIN:"):
            opened.append(line[6:])
        elif line.startswith("END:"):
            assert opened.pop() == line[4:]
    assert not opened
    assert len(values(text, "UID")) == len(set(values(text, "UID")))
