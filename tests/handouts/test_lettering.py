"""Text is fitted to the fonts: kept where they can draw it, boxed where not, broken where it would run off the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handouts.lettering import NO_GLYPH, WORD_LENGTH, Lettering, breakable
from app.handouts.printer import FONT_FOLDER

LETTERING = Lettering(FONT_FOLDER)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    "text",
    [
        "Plain – “quoted” ½ ✓ →",
        "ค่อยๆ น้ำ",
        "Đặng Thùy",
        "اضغط برفق",
        "请慢慢",
        "ゆっくり",
        "천천히",
        "🙂",
        "🇹🇭 🇩🇪",
        "👩🏽‍⚕️",
        "अभ्यास",
    ],
)
def test_text_in_the_fonts_scripts_is_kept(text: str) -> None:
    assert LETTERING.fit(text) == text


@pytest.mark.parametrize(
    "typed, fitted", [("a\u202eb", "ab"), ("\ufeffa\u200e", "a"), ("a\tb\n c ", "a b c"), ("\u2066", "")]
)
def test_what_cannot_be_seen_is_dropped(typed: str, fitted: str) -> None:
    assert LETTERING.fit(typed) == fitted


@pytest.mark.parametrize("typed", ["ש", "\U00012000", "\ue000", "\U000f0000", "\u0378"])
def test_a_letter_no_font_has_becomes_a_box(typed: str) -> None:
    assert LETTERING.fit(f"a {typed} b") == f"a {NO_GLYPH} b"


def test_a_mark_from_another_script_is_dropped_and_its_letter_kept() -> None:
    assert LETTERING.fit("Я\u0e49") == "Я"


@given(texts)
def test_fitting_twice_changes_nothing_more(text: str) -> None:
    once = LETTERING.fit(text)
    assert LETTERING.fit(once.replace("\u200b", "")) == once


@pytest.mark.parametrize("emoji", ["🇹🇭", "👩🏽‍⚕️", "👨‍👩‍👧‍👦"])
def test_no_break_falls_into_a_flag_or_a_joined_emoji(emoji: str) -> None:
    pieces = breakable("x" + emoji * 40).split("\u200b")
    assert len(pieces) > 1
    assert not "".join(piece.removeprefix("x").replace(emoji, "") for piece in pieces)


@given(st.text("ab ", max_size=200))
def test_no_word_is_left_without_a_break(text: str) -> None:
    pieces = breakable(text).replace("\u200b", " ").split()
    assert all(len(piece) <= WORD_LENGTH for piece in pieces)
    assert breakable(text).replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["a word of " + "l" * WORD_LENGTH, "ค่อยๆ" * 20, "请慢慢呼吸" * 20])
def test_words_that_fit_and_scripts_with_line_breaks_of_their_own_are_left_alone(text: str) -> None:
    assert breakable(text) == text
