"""A plan's own words on how often become a rhythm."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handout.reminders import ONCE, WEEKS, Rhythm, reminders, rhythm
from app.domain.plan.sequence import BlockKind
from tests.plans import handout_of_steps as plan

EVENING = (time(18),)


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


def test_what_is_for_between_is_brought_together_by_how_often() -> None:
    found = reminders(plan("once a day", "nightly", "every day"))
    assert [(len(one.description.split("\n")), one.rhythm.hours) for one in found] == [(2, EVENING), (1, (time(21),))]


def test_the_words_of_the_plan_stand_in_the_entry() -> None:
    (found,) = reminders(plan("every 20-30 minutes of sitting"))
    assert "every 20-30 minutes of sitting" in found.description
