"""Each run of text gets its language from its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handouts.languages import runs


@pytest.mark.parametrize(
    "text, languages",
    [
        ("Breathe out", ["en"]),
        ("Breathe ค่อยๆ กด slowly", ["en", "th", "en"]),
        ("(1) اضغط", ["ar"]),
        ("请慢慢呼吸", ["zh"]),
        ("ゆっくり呼吸", ["ja"]),
        ("천천히, 2 min", ["ko", "en"]),
        ("マッサージ、ゆっくり", ["ja"]),
        ("กด 🇹🇭 🇩🇪", ["th"]),
        ("𠀀", ["zh"]),
        ("Αργά", ["el"]),
        ("धीरे", ["hi"]),
        ("12:30", ["en"]),
        ("", []),
    ],
)
def test_runs_change_where_the_script_changes(text: str, languages: list[str]) -> None:
    assert [language for language, _ in runs(text, "en")] == languages


def test_figures_and_signs_go_with_what_is_before_them() -> None:
    assert runs("กด 2, x", "en") == (("th", "กด 2,"), ("en", " x"))


def test_a_space_beside_arabic_belongs_to_the_document_so_that_it_stays_between_the_words() -> None:
    assert runs("Calm اضغط برفق now", "en") == (("en", "Calm "), ("ar", "اضغط برفق"), ("en", " now"))
    assert runs("กด اضغط", "en") == (("th", "กด"), ("en", " "), ("ar", "اضغط"))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "de"]))
def test_runs_joined_are_the_text(text: str, language: str) -> None:
    assert "".join(words for _, words in runs(text, language)) == text
