"""Text as people type it: cleaned for storing, folded for searching, and split into letters as they see them."""

import re
import unicodedata

import regex

from app.domain.values.errors import BadValue

# C0 and C1 controls except tab and newline, the byte order mark, and lone surrogates: none can be seen
# or printed, and PostgreSQL, YAML or the PDF engine each refuse some of them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
# Accents belong to many scripts, the points of Hebrew and Arabic are mostly left out. The marks of other scripts, such
# as the vowel signs and tones of Thai and Hindi, are part of the word.
_ACCENT = regex.compile(r"[[\p{Mn}\p{Me}]&&[\p{Inherited}\p{Arabic}\p{Hebrew}]]", regex.VERSION1)
_LETTER = regex.compile(r"\X")


def clean_line(value: object, field: str, limit: int) -> str:
    """Return `value` as one trimmed line of at most `limit` characters; raise BadValue if it is longer or not text."""
    return _bounded(" ".join(_printable(value, field).split()), field, limit)


def clean_lines(value: object, field: str, limit: int) -> str:
    """Return `value` as trimmed text that keeps its line breaks; raise BadValue if longer than `limit` or not text."""
    lines = [line.rstrip() for line in _printable(value, field).replace("\t", " ").split("\n")]
    return _bounded("\n".join(lines).strip(), field, limit)


def fold(text: str) -> str:
    """Return `text` without case or accents, for comparing. Vowel signs and tones stay: they change the word."""
    # Decomposed before and after casefold: some letters show as capitals only before it, others only after.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return str(_ACCENT.sub("", decomposed))


def letters(text: str) -> list[str]:
    """Split `text` into letters as people see them: with their marks, a flag or a joined emoji as one."""
    return list(_LETTER.findall(text))


def cut(text: str, limit: int) -> str:
    """Return the whole letters at the beginning of `text` that fit into `limit` characters."""
    ends = (letter.end() for letter in _LETTER.finditer(text))
    return text[: max((end for end in ends if end <= limit), default=0)]


def _printable(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise BadValue(field, "This must be text.")
    return _UNPRINTABLE.sub("", _LINE_BREAK.sub("\n", value))


def _bounded(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise BadValue(field, f"This is {len(text)} characters long; the limit is {limit}.")
    return text
