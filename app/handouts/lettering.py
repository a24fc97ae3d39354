"""Which letters the sheet's fonts can draw, and how text is made ready for them.

The PDF engine refuses a whole tagged document for one character without a glyph, and one pair of a direction
control with a combining mark made it panic. So text is fitted before it is set: what no font has becomes a box.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

NO_GLYPH = "□"
WORD_LENGTH = 24  # letters that still fit one line of the widest heading, if not all of them are W
_BREAK = "\u200b"
_BREAK_EVERY = 12
_MARKS = {"Mn", "Me", "Mc"}
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # Cf, but Arabic, Devanagari and emoji are shaped by them
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Words that end at spaces; Thai, Chinese, Japanese and Korean have line breaks of their own.
_LONG_WORD = re.compile(rf"[^\s\u0e00-\u0e7f\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]{{{WORD_LENGTH + 1},}}")


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
        return "".join(map(self._drawable, clusters(seen)))

    def _drawable(self, cluster: str) -> str:
        if self._has(cluster):
            return cluster
        return cluster[0] if self._has(cluster[0]) else NO_GLYPH

    def _has(self, cluster: str) -> bool:
        needed = {ord(c) for c in cluster if not (c in _JOINERS or _is_variation(c) or c.isspace())}
        return any(needed <= family for family in self._families)


def clusters(text: str) -> Iterator[str]:
    """Split `text` into letters with all that belongs to them: marks, joined emoji, skin tones."""
    cluster = ""
    for c in text:
        if cluster and not (_belongs(c) or cluster[-1] == "\u200d"):
            yield cluster
            cluster = ""
        cluster += c
    if cluster:
        yield cluster


def breakable(text: str) -> str:
    """Let words too long for a line break inside."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> Iterator[str]:
    letters = list(clusters(word))
    return ("".join(letters[i : i + _BREAK_EVERY]) for i in range(0, len(letters), _BREAK_EVERY))


def _belongs(c: str) -> bool:
    return c in _JOINERS or unicodedata.category(c) in _MARKS or ord(c) in _SKIN_TONES


def _is_seen(c: str) -> bool:
    return c in _JOINERS or c.isspace() or unicodedata.category(c) not in _UNSEEN


def _is_variation(c: str) -> bool:
    return "\ufe00" <= c <= "\ufe0f"


@cache
def _families(folder: Path) -> tuple[frozenset[int], ...]:
    """Return the letters of each family: those which all its weights have."""
    families: dict[str, frozenset[int]] = {}
    for path in sorted(folder.glob("*.ttf")):
        name = path.stem.partition("-")[0]
        with TTFont(path, lazy=True) as font:
            letters = frozenset(font.getBestCmap())
        families[name] = families.get(name, letters) & letters
    return tuple(families.values())


@cache
def _plain(folder: Path) -> frozenset[str]:
    """Return the characters that stand by themselves in some font: nearly all text is made of these alone."""
    letters = frozenset(chr(c) for c in frozenset().union(*_families(folder)))
    return frozenset(c for c in letters if unicodedata.category(c)[0] in "LNPSZ" and ord(c) not in _SKIN_TONES)
