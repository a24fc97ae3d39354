"""Which letters the sheet's fonts can draw, and how text is prepared for them.

The PDF engine rejects a whole tagged document for one character without a glyph, and a direction control followed
by a combining mark made it panic. So text is fitted before it is set: what no font has becomes a box.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import regex
from fontTools.ttLib import TTFont

from app.domain.values.text import letters

NO_GLYPH = "□"
WORD_LENGTH = 24  # letters that still fit one line of the widest heading, if not all of them are W
_BREAK = "\u200b"
_BREAK_EVERY = 12
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # Cf, but Arabic, Devanagari and emoji are shaped by them
# Words that end at spaces; Thai, Chinese, Japanese and Korean break lines in their own way.
_LONG_WORD = regex.compile(rf"[^\s\p{{Thai}}\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}]{{{WORD_LENGTH + 1},}}")
_PLAIN = regex.compile(r"[[\p{L}\p{N}\p{P}\p{S}\p{Z}]--\p{Emoji_Modifier}]", regex.VERSION1)


class Lettering:
    """The letters of a folder of fonts."""

    def __init__(self, font_folder: Path) -> None:
        self._families = _families(font_folder)
        self._plain = _plain(font_folder)

    def fit(self, text: str) -> str:
        """Return one line of `text` as the fonts can draw it, with a box for each letter they lack."""
        drawable = text if self._plain.issuperset(text) else self._fit_clusters(text)
        return breakable(" ".join(drawable.split()))

    def _fit_clusters(self, text: str) -> str:
        seen = "".join(c for c in unicodedata.normalize("NFC", text) if _is_seen(c))
        return "".join(map(self._drawable, letters(seen)))

    def _drawable(self, letter: str) -> str:
        if self._has(letter):
            return letter
        return letter[0] if self._has(letter[0]) else NO_GLYPH

    def _has(self, letter: str) -> bool:
        needed = {ord(c) for c in letter if not (c in _JOINERS or _is_variation(c) or c.isspace())}
        return any(needed <= family for family in self._families)


def breakable(text: str) -> str:
    """Let words too long for a line break in the middle."""
    return str(_LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word[0])), text))


def _pieces(word: str) -> Iterator[str]:
    seen = letters(word)
    return ("".join(seen[i : i + _BREAK_EVERY]) for i in range(0, len(seen), _BREAK_EVERY))


def _is_seen(c: str) -> bool:
    return c in _JOINERS or c.isspace() or unicodedata.category(c) not in _UNSEEN


def _is_variation(c: str) -> bool:
    return "\ufe00" <= c <= "\ufe0f"


@cache
def _families(folder: Path) -> tuple[frozenset[int], ...]:
    """Return the letters of each family: those in all its weights."""
    families: dict[str, frozenset[int]] = {}
    for path in sorted(folder.glob("*.ttf")):
        name = path.stem.partition("-")[0]
        with TTFont(path, lazy=True) as font:
            drawn = frozenset(font.getBestCmap())
        families[name] = families.get(name, drawn) & drawn
    return tuple(families.values())


@cache
def _plain(folder: Path) -> frozenset[str]:
    """Return the characters that some font has on their own: nearly all text needs no others."""
    return frozenset(c for c in map(chr, frozenset().union(*_families(folder))) if _PLAIN.match(c))
