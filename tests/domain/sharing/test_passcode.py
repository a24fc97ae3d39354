"""What a passcode may be, and how long a link waits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sharing.passcode import LONGEST_WAIT, given_passcode, new_passcode, wait_after, wait_in_words
from app.domain.values.errors import BadValue


@pytest.mark.parametrize("text", ["1234", "bamboo river", "é" * 40, "  1234  ", "ภาษาไทย"])
def test_a_passcode_has_4_to_40_characters(text: str) -> None:
    assert new_passcode(text) == text.strip()


@pytest.mark.parametrize("text", ["", "123", "  12  ", "a\0\0\0", "x" * 41, "x" * 2000])
def test_anything_shorter_or_longer_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="4 to 40 characters") as refused:
        new_passcode(text)
    assert refused.value.field == "passcode"


@given(st.text(max_size=60))
def test_what_may_be_set_can_be_given_again(text: str) -> None:
    try:
        passcode = new_passcode(text)
    except BadValue:
        return
    assert given_passcode(text) == given_passcode(passcode) == passcode


def test_it_does_not_matter_how_a_keyboard_writes_it() -> None:
    assert given_passcode("cafe\u0301  au\u00a0lait ") == given_passcode("caf\u00e9 au lait")
    assert given_passcode("Bamboo") != given_passcode("bamboo")


def test_five_wrong_ones_are_free_then_the_wait_doubles_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(tries).total_seconds() for tries in range(13)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert wait_after(10**9) == LONGEST_WAIT


@given(st.integers(0, 10_000))
def test_a_further_wrong_one_never_shortens_the_wait(tries: int) -> None:
    assert wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 second"),
        (30, "30 seconds"),
        (60, "60 seconds"),
        (61, "2 minutes"),
        (120, "2 minutes"),
        (900, "15 minutes"),
    ],
)
def test_a_wait_is_said_in_whole_seconds_or_minutes_and_never_too_short(seconds: float, said: str) -> None:
    assert wait_in_words(timedelta(seconds=seconds)) == said
