"""Which language a piece of text is likely in, told by its script: screen readers and line breaking need to know.

A guess where one script serves many languages: Latin and Cyrillic count as the document's own language.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.handouts.lettering import clusters

_LETTERS = {
    "th": "\u0e00-\u0e7f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "ja": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "zh": "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
    "hi": "\u0900-\u097f",
    "el": "\u0370-\u03ff",
}
_SCRIPTS = {language: re.compile(f"[{letters}]") for language, letters in _LETTERS.items()}
_FOREIGN = re.compile(f"[{''.join(_LETTERS.values())}]")

Run = tuple[str, str]  # language, text


def runs(text: str, language: str) -> tuple[Run, ...]:
    """Split `text` where its language changes; joined again the runs are `text`. `language` is that of the document."""
    if not _FOREIGN.search(text):
        return ((language, text),) if text else ()
    han = "ja" if _SCRIPTS["ja"].search(text) else "zh"
    letters = [(_language(letter[0], language, han), letter) for letter in clusters(text)]
    current = next((found for found, _ in letters if found), language)
    tagged = _joined((current := found or current, letter) for found, letter in letters)
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
    found = next((name for name, letters in _SCRIPTS.items() if letters.match(c)), language if c.isalpha() else "")
    return han if found == "zh" else found
