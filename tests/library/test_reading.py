"""The reading age grows with long words and long sentences, and says nothing of text it cannot read."""

import pytest

from app.domain.library.library import Library
from app.library.reading import reading_age

EASY = "Rock the leg slowly. Ask if it is too much. Stop if it hurts."
HARD = "Subsequently facilitate oscillatory mobilisation of the extremity, maintaining continuous communication."


def test_easy_words_in_short_sentences_can_be_read_at_primary_school() -> None:
    assert 5 <= reading_age(EASY) < 8


def test_long_words_need_an_adult() -> None:
    assert reading_age(HARD) > 18


def test_short_sentences_are_easier_than_one_long_one() -> None:
    one = "lean in slowly and wait for a breath and lean out again and move a hand up the leg and do it once more"
    assert reading_age(one) > reading_age(one.replace(" and", ".")) + 5


def test_each_line_of_a_note_counts_as_a_sentence() -> None:
    assert reading_age("Start small\nThen ask for a number") == reading_age("Start small. Then ask for a number.")


def test_a_decimal_point_ends_no_sentence() -> None:
    assert reading_age("Wait for 2.5 minutes here") == reading_age("Wait for minutes here")


def test_a_curly_apostrophe_reads_like_a_straight_one() -> None:
    assert reading_age("Don’t press the giver’s hand.") == reading_age("Don't press the giver's hand.")


@pytest.mark.parametrize("text", ["", "  \n", "12 3 …", "หายใจเข้า ช้า ๆ", "ゆっくり 息を 吐く", "🦵🏽"])
def test_text_without_latin_letters_has_no_reading_age(text: str) -> None:
    assert reading_age(text) == 0


def test_the_library_brings_it_along(library: Library) -> None:
    assert library.reading_age(EASY) == reading_age(EASY)
