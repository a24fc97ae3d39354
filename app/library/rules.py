"""rules.yaml to domain values: the words and numbers of each rule, and which areas of the body are neighbours."""

from collections.abc import Collection
from typing import cast

from app.domain.library.library import Library, frozen
from app.domain.library.rules import Number, RuleText, Severity
from app.domain.values.positions import Position
from app.library.entry import Entry
from app.library.examples import read_example
from app.library.known import Known
from app.library.shapes import is_number, is_numbers, is_texts

AUDIENCES = ("all", "lay", "therapist")
EVERYWHERE = "whole_body"  # an area that has no neighbours

Param = Number | tuple[Number, ...] | tuple[str, ...]


def read_neighbours(entry: Entry, known: Known) -> dict[str, frozenset[str]]:
    """Read which areas are next to each other: every area of the vocabulary except the whole body."""
    areas = [area for area in known.words.areas if area != EVERYWHERE]
    near = entry.one("neighbours", lambda places: {area: places.words(area, areas, needed=True) for area in areas})
    for area, others in near.items():
        for place, other in enumerate(others):
            if area not in near.get(other, (area,)):
                entry.fault(("neighbours", area, place), f"“{other}” does not name “{area}” in turn")
    return {area: frozenset(others) for area, others in near.items()}


def read_rules(entry: Entry, known: Known, library: Library) -> dict[str, RuleText]:
    """Read the rules; their examples must fit `library`."""
    return entry.one("rules", lambda rules: rules.each(lambda id_, rule: _rule(id_, rule, known, library)))


def _rule(id_: str, entry: Entry, known: Known, library: Library) -> RuleText:
    return RuleText(
        id=id_,
        title=entry.text("title"),
        severity=Severity(entry.word("severity", tuple(Severity))),
        audience=entry.word("audience", AUDIENCES),
        rule=entry.text("rule"),
        why=entry.text("why"),
        sources=entry.words("sources", known.sources),
        is_default=entry.flag("default", False),
        params=frozen(entry.one("params", lambda params: _params(params, known)) if entry.has("params") else {}),
        breaks=entry.one("breaks", lambda example: read_example(example, library)),
        keeps=entry.one("keeps", lambda example: read_example(example, library)),
    )


def _params(entry: Entry, known: Known) -> dict[str, Param]:
    words = (*known.techniques, *known.words.groups, *known.words.actions, *Position)
    return {name: _param(name, entry, words) for name in entry.ids()}


def _param(name: str, entry: Entry, words: Collection[str]) -> Param:
    value = entry.plain(name)
    if is_number(value):
        return cast(Number, value)
    if is_numbers(value):
        return tuple(cast(list[Number], value))
    if not is_texts(needed=True)(value):
        entry.fault((name,), "expected a number above 0, a list of such numbers, or a list of words")
        return ()
    return entry.words(name, words)
