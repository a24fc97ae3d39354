"""Things to have ready are named by kind, once, with all that was said of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handout.props import gathered

words = st.lists(
    st.sampled_from(["pillow", "pillows", "mat", "two", "3-4", "under", "to", "knees", "glass", "box", "or"]),
    min_size=1,
)
props = st.lists(words.map(" ".join), max_size=8)


@pytest.mark.parametrize(
    "named, gathered_as",
    [
        (["pillow under knees", "mat", "pillow to hug"], ("pillows (under knees, to hug)", "mat")),
        (["pillow under knees", "pillow under knees"], ("pillow under knees",)),
        (["blanket", "blanket under sacrum"], ("blanket under sacrum",)),
        (["pillows", "pillow under head"], ("pillows (under head)",)),
        (["pillow", "pillows"], ("pillows",)),
        (["two pillows under thighs", "3-4 pillows"], ("pillows (two under thighs, 3-4)",)),
        (["two pillows under thighs"], ("two pillows under thighs",)),
        (["cushion for giver's knees", "thin cushion"], ("cushion for giver's knees", "thin cushion")),
        (["towel or pillow under belly", "pillow under belly"], ("towel or pillow under belly", "pillow under belly")),
        (["box under feet", "box behind back"], ("boxes (under feet, behind back)",)),
        (["flat shoes", "socks off", "heat pack or herbal compress"],) * 2,
        (["", "mat"], ("mat",)),
    ],
)
def test_things_of_one_kind_are_named_together(named: list[str], gathered_as: tuple[str, ...]) -> None:
    assert gathered(named) == tuple(gathered_as)


@given(props)
def test_no_word_of_what_a_thing_is_for_is_lost(named: list[str]) -> None:
    told = set(re.findall(r"[\w-]+", " ".join(gathered(named))))
    assert {word.rstrip("es") for word in " ".join(named).split()} <= {word.rstrip("es") for word in told}


@given(props)
def test_no_thing_is_named_twice(named: list[str]) -> None:
    assert len(set(gathered(named))) == len(gathered(named)) <= len(set(named))


@given(st.lists(st.text(max_size=30)))
def test_whatever_is_typed_is_gathered(named: list[str]) -> None:
    assert bool(gathered(named)) == any(named)
