"""A plan's own words on how often become a calendar that any phone can read."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handout import Handout, handout
from app.domain.library import Safety
from app.domain.reminders import ONCE, WEEKS, Rhythm, calendar, escape, fold, reminders, rhythm
from app.domain.sequence import Block, BlockKind, Sequence, Step
from tests.strategies import LIBRARY, sequences

SAFETY = Safety((), {"emergency": "Call for help.", "same_day": "See a doctor today."}, (), ())
HOUSE = replace(LIBRARY, safety=SAFETY)
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # a Wednesday
EVENING = (time(18),)


def plan(*frequencies: str, kind: BlockKind = BlockKind.BETWEEN, title: str = "Calm") -> Handout:
    steps = tuple(
        Step(id=f"s{n}", technique="quiet_breath", minutes=2, frequency=one) for n, one in enumerate(frequencies)
    )
    return handout(
        Sequence(title=title, blocks=(Block(id="b", name="b", kind=kind, steps=steps),)), HOUSE, date.today()
    )


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(text: str, name: str) -> list[str]:
    """Return the values of a property of the events; those of alarms come in their order too."""
    return [line.partition(":")[2] for line in unfolded(text) if re.match(rf"{name}[:;]", line)]


@pytest.mark.parametrize(
    ("frequency", "hours"),
    [
        ("once a day", [18]),
        ("daily", [18]),
        ("every day", [18]),
        ("every morning", [8]),
        ("twice a day", [8, 18]),
        ("twice daily", [8, 18]),
        ("1-3 times a day", [18]),
        ("1-3 times a day if nothing worsens", [18]),
        ("2-3 times a day", [8, 18]),
        ("3x/day", [8, 13, 18]),
        ("5 times a day", [8, 13, 18]),
        ("up to 3 times a day", [18]),
        ("up to several times a day", [8]),
        ("nightly", [21]),
        ("every 20-30 minutes of sitting", [8]),
        ("every hour or two of sitting", [8]),
        ("each half hour of the task", [8]),
        ("through the day", [8]),
        ("as often as it helps", [8]),
    ],
)
def test_what_is_for_every_day_comes_every_day(frequency: str, hours: list[int]) -> None:
    assert rhythm(frequency) == Rhythm(tuple(map(time, hours)), f"FREQ=DAILY;COUNT={WEEKS * 7}")


@pytest.mark.parametrize(
    ("frequency", "rule"),
    [
        ("set once, recheck weekly", "FREQ=WEEKLY;COUNT=12"),
        ("once a week", "FREQ=WEEKLY;COUNT=12"),
        ("twice weekly", "FREQ=WEEKLY;COUNT=24;BYDAY=MO,TH"),
        ("three times per week", "FREQ=WEEKLY;COUNT=36;BYDAY=MO,WE,FR"),
        ("2-3 times a week", "FREQ=WEEKLY;COUNT=24;BYDAY=MO,TH"),
        ("7 times a week", "FREQ=DAILY;COUNT=84"),
        ("every other day", "FREQ=DAILY;INTERVAL=2;COUNT=42"),
    ],
)
def test_what_is_for_some_days_comes_on_some(frequency: str, rule: str) -> None:
    assert (rhythm(frequency).rule, rhythm(frequency).hours) == (rule, EVENING)


@pytest.mark.parametrize("frequency", ["", "after gardening", "when it aches", "วันละครั้ง"])
def test_what_is_not_understood_is_not_repeated(frequency: str) -> None:
    assert rhythm(frequency) == ONCE


@given(st.text())
def test_any_words_give_some_rhythm(words: str) -> None:
    assert rhythm(words).hours


def test_a_session_is_one_entry_done_no_oftener_than_its_rarest_step() -> None:
    (session,) = reminders(plan("2-3 times a day", "", "3 times a week", kind=BlockKind.SESSION))
    assert (session.summary, session.minutes, session.rhythm.days) == ("Calm", 6, "MO,WE,FR")


def test_a_session_that_says_nothing_of_how_often_is_put_down_once() -> None:
    assert values(calendar(plan("", kind=BlockKind.SESSION), "k", NOW), "RRULE") == []


def test_what_is_for_between_is_brought_together_by_how_often() -> None:
    found = reminders(plan("once a day", "nightly", "every day"))
    assert [(len(one.description.split("\n")), one.rhythm.hours) for one in found] == [(2, EVENING), (1, (time(21),))]


def test_the_words_of_the_plan_stand_in_the_entry() -> None:
    (found,) = reminders(plan("every 20-30 minutes of sitting"))
    assert "every 20-30 minutes of sitting" in found.description


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
    pieces = fold(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(sequences())
def test_every_plan_gives_a_calendar_that_opens_and_closes_what_it_opens(sequence: Sequence) -> None:
    text = calendar(handout(sequence, HOUSE, NOW.date()), "k", NOW)
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
