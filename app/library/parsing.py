"""YAML text to plain values that know their lines: a small, closed subset of YAML.

Only mappings, lists, text, whole numbers, decimals, true, false and null exist here. Anchors, aliases, tags, second
documents and duplicate keys are faults, so a file can neither grow while it is read, nor create objects, nor say two
things at once. A bare word is text unless it is plainly a number, true, false or null: no, 1e3 and 12:30 stay text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import yaml

from app.domain.plan.document import Path

# A sequence of 200 steps has about 4,000 values and nests 7 deep. Both limits are checked while the file streams in.
MAX_VALUES = 20_000
MAX_DEPTH = 20

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_CONSTANTS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Unreadable(Exception):
    """A file is outside our subset of YAML. `line` counts from 1; `path` leads to the value, as far as it was read."""

    def __init__(self, message: str, line: int, path: Path = ()) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.path = path


@dataclass(frozen=True, slots=True)
class Page:
    """What a file says, and on which line it says it."""

    value: object
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a value, or of the nearest one around it when it is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(raw: bytes) -> Page:
    """Return the value of a YAML file; raise Unreadable for anything outside our subset of YAML."""
    try:
        return _Builder(yaml.parse(_text(raw), Loader=yaml.CSafeLoader)).page()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"This line cannot be read as YAML: {error.problem}.", line) from None


def spelled(path: Path) -> str:
    """Return a path for people, counting from 1: "blocks 1, steps 3, minutes"."""
    words = [f" {part + 1}" if isinstance(part, int) else f", {part[:60]}" for part in path]
    return "".join(words).removeprefix(",").strip()


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("This is not UTF-8 text.", raw.count(b"\n", 0, error.start) + 1) from None
    if found := _FORBIDDEN.search(text):
        raise Unreadable("There is a control character here.", text.count("\n", 0, found.start()) + 1)
    return text


class _Builder:
    """Builds plain values from parser events; its depth is bounded by MAX_DEPTH, its work by MAX_VALUES."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._lines: dict[Path, int] = {}

    def page(self) -> Page:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise Unreadable("The file is empty.", 1)
        value = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            raise Unreadable("A second document starts here; there must be one.", _line(event))
        return Page(value, self._lines)

    def _value(self, event: yaml.Event, path: Path) -> object:
        self._admit(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return _scalar(cast(yaml.ScalarEvent, event))

    def _admit(self, event: yaml.Event, path: Path) -> None:
        line = self._lines.setdefault(path, _line(event))
        if getattr(event, "anchor", None):
            raise Unreadable("Anchors (&) and aliases (*) are not used here.", line, path)
        if getattr(event, "tag", None):
            raise Unreadable("Tags (!) are not used here.", line, path)
        if len(path) > MAX_DEPTH:
            raise Unreadable(f"This nests more than {MAX_DEPTH} deep.", line)
        if len(self._lines) > MAX_VALUES:
            raise Unreadable(f"The file holds more than {MAX_VALUES:,} values.", line, path)

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = _key(event, path)
            if key in values:
                raise Unreadable("This key is given twice.", _line(event), (*path, key))
            self._lines[*path, key] = _line(event)
            values[key] = self._value(next(self._events), (*path, key))
        return values

    def _list(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values


def _key(event: yaml.Event, path: Path) -> str:
    if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
        raise Unreadable("A key must be a plain word.", _line(event), path)
    return str(event.value)


def _scalar(event: yaml.ScalarEvent) -> object:
    text = str(event.value)
    is_bare = event.implicit[0]
    if not is_bare:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return _CONSTANTS.get(text, text)


def _line(event: yaml.Event) -> int:
    return cast(yaml.Mark, event.start_mark).line + 1
