"""Reading library files key by key, noting every fault instead of stopping at the first.

A reader is a function from an Entry to a domain value. Where a key is missing or wrong, the fault is noted and the
reader gets a harmless value so that it can continue; a library with faults is never used.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path as FilePath
from typing import TypeVar, cast

from app.domain.plan.document import Path
from app.domain.plan.sequence import MAX_HOLD_S
from app.library.parsing import Page, Unreadable, parse
from app.library.shapes import (
    Shape,
    is_ascending,
    is_flag,
    is_link,
    is_mapping,
    is_mappings,
    is_text,
    is_texts,
    is_whole,
)

_T = TypeVar("_T")
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_FEW = 12  # a message lists up to this many words; if there are more, only the nearest


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """One file with the list its faults go to."""

    name: str
    page: Page
    faults: list[str]

    def fault(self, path: Path, expected: str) -> None:
        """Note what was expected at `path`."""
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "file"
        self.faults.append(f"{self.name}:{self.page.line(path)}: {place}: {expected}")


@dataclass(slots=True)
class Entry:
    """One mapping in a file. Each method takes one key; `finish` notes the keys nobody took."""

    file: LibraryFile
    path: Path
    values: dict[str, object]
    _taken: set[str] = field(default_factory=set)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text that is not empty; required unless there is a default."""
        return self._take(key, default or "", is_text, "expected text", needed=default is None)

    def link(self, key: str) -> str:
        """Take the address of a web page, or "" if the key is missing."""
        return self._take(key, "", is_link, "expected an address that begins with https:// or http://", needed=False)

    def flag(self, key: str, default: bool) -> bool:
        """Take true or false."""
        return self._take(key, default, is_flag, "expected true or false", needed=False)

    def whole(self, key: str, most: int) -> int:
        """Take a whole number from 1 to `most`."""
        return self._take(key, 1, is_whole(most), f"expected a whole number from 1 to {most}")

    def word(self, key: str, known: Collection[str]) -> str:
        """Take one of the known words."""
        word = self._take(key, "", is_text, f"expected a word{_choice(known)}")
        if word and word not in known:
            self.fault((key,), f"“{word}” is not known{_choice(known, word)}")
        return word if word in known else next(iter(known), "")

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Take a list of texts; if needed, it must not be empty."""
        return tuple(self._take(key, (), is_texts(needed=needed), "expected a list of texts", needed))

    def words(self, key: str, known: Collection[str], *, needed: bool = False) -> tuple[str, ...]:
        """Take a list of known words; if needed, it must not be empty."""
        words = self.texts(key, needed=needed)
        for place, word in enumerate(words):
            if word not in known:
                self.fault((key, place), f"“{word}” is not known{_choice(known, word)}")
        return words

    def minutes(self, key: str) -> tuple[float, float, float]:
        """Take the least, typical and most minutes."""
        expected = "expected 3 numbers above 0, none smaller than the one before"
        least, typical, most = self._take(key, (1.0, 1.0, 1.0), is_ascending(3), expected)
        return float(least), float(typical), float(most)

    def seconds(self, key: str) -> tuple[int, int] | None:
        """Take the least and most seconds, or None if the key is missing."""
        expected = f"expected 2 whole numbers from 1 to {MAX_HOLD_S}, the second not smaller"
        held = self._take(key, None, is_ascending(2, is_whole(MAX_HOLD_S)), expected, needed=False)
        return (held[0], held[1]) if held else None

    def each(self, read: Callable[[str, "Entry"], _T]) -> dict[str, _T]:
        """Read every value of a mapping of mappings with `read(id, entry)`, in order."""
        return {id_: self.one(id_, partial(read, id_)) for id_ in self.ids()}

    def one(self, key: str, read: Callable[["Entry"], _T]) -> _T:
        """Read the mapping under `key`."""
        values = self._take(key, None, is_mapping, "expected a mapping")
        return self._below((key,), values, read)

    def many(self, key: str, read: Callable[["Entry"], _T]) -> tuple[_T, ...]:
        """Read every mapping of the list under `key`, in order; the list must not be empty."""
        none: list[dict[str, object]] = []
        items = self._take(key, none, is_mappings, "expected a list of mappings")
        return tuple(self._below((key, place), values, read) for place, values in enumerate(items))

    def labels(self, key: str) -> dict[str, str]:
        """Take a mapping from ids to texts."""
        return self.one(key, lambda entry: {id_: entry.text(id_) for id_ in entry.ids()})

    def ids(self) -> tuple[str, ...]:
        """Return the keys of a mapping of ids, noting those that cannot be ids."""
        for key in self.values:
            if not _ID.fullmatch(key):
                self._taken.add(key)
                self.fault((key,), "an id is 1 to 60 letters, digits, hyphens or underscores")
        return tuple(key for key in self.values if _ID.fullmatch(key))

    def plain(self, key: str) -> object:
        """Take a value unchecked, or None if the key is missing; the caller reports its faults."""
        return self._take(key, None, lambda _: True, "", needed=False)

    def has(self, key: str) -> bool:
        """Whether the key exists."""
        return key in self.values

    def finish(self) -> None:
        """Note every key that nobody took."""
        for key in self.values:
            if key not in self._taken:
                self.fault((key,), f"this key is not known here; known keys: {', '.join(sorted(self._taken))}")

    def fault(self, below: Path, expected: str) -> None:
        """Note what was expected at a place below this mapping."""
        self.file.fault((*self.path, *below), expected)

    def _below(self, path: Path, values: dict[str, object] | None, read: Callable[["Entry"], _T]) -> _T:
        entry = lost(self.file.name) if values is None else Entry(self.file, (*self.path, *path), values)
        result = read(entry)
        entry.finish()
        return result

    def _take(self, key: str, harmless: _T, fits: Shape, expected: str, needed: bool = True) -> _T:
        self._taken.add(key)
        if key not in self.values:
            if needed:
                self.fault((key,), f"this key is missing; {expected}")
            return harmless
        value = self.values[key]
        if not fits(value):
            self.fault((key,), expected)
            return harmless
        return cast(_T, value)


def open_entry(folder: FilePath, name: str, faults: list[str]) -> Entry:
    """Return the mapping in a library file; if there is none, note that in `faults` and return a lost one."""
    try:
        page = parse((folder / name).read_bytes())
    except OSError as error:
        faults.append(f"{name}: file: expected a file that can be read ({error.strerror})")
        return lost(name)
    except Unreadable as error:
        LibraryFile(name, Page(None, {error.path: error.line}), faults).fault(error.path, error.message)
        return lost(name)
    file = LibraryFile(name, page, faults)
    if isinstance(page.value, dict):
        return Entry(file, (), page.value)
    file.fault((), "expected a mapping")
    return lost(name)


def lost(name: str) -> Entry:
    """Return an empty entry whose faults are ignored: the fault behind it has been noted."""
    return Entry(LibraryFile(name, Page(None, {}), []), (), {})


def _choice(known: Iterable[str], word: str = "") -> str:
    words = list(known)
    if len(words) <= _FEW:
        return f"; expected one of {', '.join(words)}"
    near = get_close_matches(word, words, n=1)
    return f"; perhaps {near[0]}" if near else ""
