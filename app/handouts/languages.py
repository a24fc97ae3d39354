"""Which language a text is probably in, judged by its script: screen readers and line breaking need to know.

A guess where several languages share a script: Latin and Cyrillic count as the document's own language.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import regex

from app.domain.values.text import letters

_LETTERS = {
    "th": r"\p{Thai}",
    "ar": r"\p{Arabic}",
    "ko": r"\p{Hangul}",
    "ja": r"\p{Hiragana}\p{Katakana}",
    "zh": r"\p{Han}",
    "hi": r"\p{Devanagari}",
    "el": r"\p{Greek}",
}
_SCRIPTS = {language: regex.compile(f"[{scripts}]") for language, scripts in _LETTERS.items()}
_FOREIGN = regex.compile(f"[{''.join(_LETTERS.values())}]")
_OWN = regex.compile(r"[\p{L}--[\p{Common}\p{Inherited}]]", regex.VERSION1)  # a letter such as ー is of no one script

Run = tuple[str, str]  # language, text


def runs(text: str, language: str) -> tuple[Run, ...]:
    """Split `text` where its language changes; joined, the runs are `text`. `language` is the document's."""
    if not _FOREIGN.search(text):
        return ((language, text),) if text else ()
    han = "ja" if _SCRIPTS["ja"].search(text) else "zh"
    told = [(_language(letter[0], language, han), letter) for letter in letters(text)]
    current = next((found for found, _ in told if found), language)
    tagged = _joined((current := found or current, letter) for found, letter in told)
    return tuple(_joined(piece for run in tagged for piece in _unspaced(run, language)))


def _joined(pieces: Iterable[Run]) -> Iterator[Run]:
    for language, run in groupby(pieces, key=lambda piece: piece[0]):
        yield language, "".join(words for _, words in run)


def _unspaced(run: Run, language: str) -> Iterator[Run]:
    """Give the space after a run to the document: at the end of an Arabic run it would move to the wrong side."""
    own, words = run
    kept = words.rstrip()
    return (piece for piece in ((own, kept), (language, words[len(kept) :])) if piece[1])


def _language(c: str, language: str, han: str) -> str:
    """Return the language of a letter; "" for spaces, figures and signs."""
    found = next((name for name, script in _SCRIPTS.items() if script.match(c)), language if _OWN.match(c) else "")
    return han if found == "zh" else found
