"""Text as it is typed, kept and found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.values.errors import BadValue
from app.domain.values.text import clean_line, clean_lines, cut, fold, letters

typed = st.text(st.characters())  # everything, lone surrogates too
UNSEEN = [chr(code) for code in (0, 7, 0x0B, 0x1B, 0x7F, 0x85, 0xFEFF, 0xFFFE, 0xD800, 0xDFFF)]


@given(typed)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    line, lines = clean_line(text, "note", 9999), clean_lines(text, "note", 9999)
    assert clean_line(line, "note", 9999) == line
    assert clean_lines(lines, "note", 9999) == lines


@given(typed)
def test_cleaned_text_can_be_stored_and_stands_on_its_own_lines(text: str) -> None:
    line, lines = clean_line(text, "note", 9999), clean_lines(text, "note", 9999)
    assert len(line.splitlines()) <= 1
    assert lines.splitlines() == (lines.split("\n") if lines else [])
    assert not set(UNSEEN) & set(line + lines)
    (line + lines).encode()


@given(typed)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(typed)
def test_folding_forgets_case(text: str) -> None:
    assert fold(text.lower()) == fold(fold(text.lower()))
    assert fold(text.casefold()) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Été", "ete"), ("STRASSE", "straße"), ("Ｋnee", "knee"), ("ℌip", "hip"), ("Piriformis", "PIRIFORMIS")],
)
def test_folding_makes_alike_what_is_typed_differently(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_thai_vowels_and_tones() -> None:
    assert fold("นวดไทย ก่อน") == "นวดไทย ก่อน"
    assert fold("ปา") != fold("ป่า")


@pytest.mark.parametrize(("one", "other"), [("कुल", "कल"), ("ໃຈດີ", "ໃຈດ"), ("ស្រី", "ស្រ")])
def test_folding_keeps_the_vowels_of_every_script_that_writes_them_as_marks(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("pointed", "plain"), [("שָׁלוֹם", "שלום"), ("ضَغْط", "ضغط"), ("зима́", "зима"), ("ά", "α")])
def test_folding_forgets_accents_and_points(pointed: str, plain: str) -> None:
    assert fold(pointed) == fold(plain)


@pytest.mark.parametrize(
    "seen",
    [
        ("🇹🇭", "🇩🇪"),
        ("👩🏽‍⚕️", "x"),
        ("👨‍👩‍👧‍👦", "1️⃣"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "."),
        ("é", "น้ำ", "क्षि", "한"),
    ],
)
def test_a_letter_is_what_people_see_as_one(seen: tuple[str, ...]) -> None:
    assert tuple(letters("".join(seen))) == seen


@given(typed)
def test_letters_joined_are_the_text(text: str) -> None:
    assert "".join(letters(text)) == text


@given(typed, st.integers(0, 30))
def test_a_cut_text_ends_between_letters_and_leaves_no_room_for_another(text: str, limit: int) -> None:
    kept = cut(text, limit)
    assert len(kept) <= limit
    whole = letters(text)
    assert letters(kept) == whole[: len(letters(kept))]
    assert kept == text or len(kept) + len(whole[len(letters(kept))]) > limit


def test_a_line_is_trimmed_to_single_spaces() -> None:
    assert clean_line("  a \t b\r\nc  ", "title", 9) == "a b c"


def test_lines_keep_their_breaks_whatever_the_system() -> None:
    assert clean_lines(" one \r\ntwo\rthree\u2028four\t. ", "note", 99) == "one\ntwo\nthree\nfour ."


def test_the_limit_counts_what_is_kept() -> None:
    assert clean_line("  abc  ", "title", 3) == "abc"
    with pytest.raises(BadValue, match="4 characters long; the limit is 3") as refused:
        clean_line("abcd", "title", 3)
    assert refused.value.field == "title"


@pytest.mark.parametrize("value", [None, 7, b"bytes", ["a"]])
def test_only_text_is_text(value: object) -> None:
    with pytest.raises(BadValue):
        clean_lines(value, "note", 9)
