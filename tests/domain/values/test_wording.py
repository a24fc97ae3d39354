"""Figures in words, as they appear on screen and paper."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.library.technique import Roles, Sides
from app.domain.plan.sequence import Step
from app.domain.timing import dosing
from app.domain.values import wording
from app.domain.values.sides import Side
from tests.strategies import TECHNIQUES

PALM_WALK, HIP_TURN, KNEES, BREATH = TECHNIQUES  # minutes a side, each side in all, together, no sides


def step(**fields: object) -> Step:
    return Step(id="s", technique="palm_walk", minutes=2, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("value, words", [(2.0, "2 min"), (2.5, "2.5 min"), (120.0, "120 min")])
def test_minutes_show_halves_only_where_there_are_any(value: float, words: str) -> None:
    assert wording.minutes(value) == words


@pytest.mark.parametrize("amount, words", [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_one_is_singular(amount: int, words: str) -> None:
    assert wording.count(amount, "step", "steps") == words


def test_a_side_is_named_and_both_say_how() -> None:
    assert dosing.side(step(side=Side.LEFT), PALM_WALK) == "left side"
    assert dosing.side(step(side=Side.BOTH), PALM_WALK) == "both sides, one after the other"
    assert dosing.side(step(), KNEES) == "both sides together"


def test_where_sides_mean_nothing_none_is_named() -> None:
    assert dosing.side(step(), BREATH) == ""
    assert dosing.side(step(), replace(KNEES, roles=Roles.SELF_CARE)) == ""
    assert KNEES.dose.sides is Sides.TOGETHER


def test_minutes_say_each_side_only_when_they_count_so_and_both_are_done() -> None:
    assert dosing.step_minutes(step(side=Side.BOTH), PALM_WALK) == "2 min each side"
    assert dosing.step_minutes(step(side=Side.LEFT), PALM_WALK) == "2 min"
    assert dosing.step_minutes(step(side=Side.BOTH), HIP_TURN) == "2 min"


def test_a_dose_names_what_there_is_and_nothing_else() -> None:
    full = step(reps=1, hold_s=20, frequency="twice a day")
    slow = replace(BREATH, dose=replace(BREATH.dose, tempo="slowly"))
    assert dosing.dose(full, slow) == ("2 min", "1 time", "hold 20 seconds", "slowly", "twice a day")
    assert dosing.dose(step(), BREATH) == ("2 min",)


def test_a_date_has_its_month_in_words() -> None:
    assert wording.day(date(2026, 5, 3)) == "3 May 2026"
    assert [wording.day(date(2026, month, 1)) for month in (1, 12)] == ["1 January 2026", "1 December 2026"]
