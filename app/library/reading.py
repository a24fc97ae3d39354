"""The reading age of a text, by the Flesch-Kincaid formula: made for English, blind to meaning."""

import re
from functools import lru_cache

import syllapy

SCHOOL_STARTS = 5  # the formula gives a US school grade; its first year begins about one year later
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")


@lru_cache(maxsize=4096)
def reading_age(text: str) -> float:
    """Return the reading age in years, at least 5; 0 for text without Latin letters."""
    counts = [len(words) for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    if not counts:
        return 0.0
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    syllables = sum(max(1, int(syllapy.count(word))) for word in words)
    grade = 0.39 * len(words) / len(counts) + 11.8 * syllables / len(words) - 15.59
    return max(0.0, grade) + SCHOOL_STARTS
