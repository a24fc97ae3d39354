"""Finding techniques: by words in their names or purpose, and by filters that combine."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from app.domain.library.library import Library
from app.domain.library.technique import Technique
from app.domain.values.text import fold


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters on techniques; "" filters nothing."""

    position: str = ""
    area: str = ""
    roles: str = ""
    intensity: str = ""
    group: str = ""


FACETS = tuple(facet.name for facet in fields(Filters))


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found: best match first, otherwise in library order.

    `counts[facet][value]` says how many techniques there would be with that value chosen and the query and other
    filters unchanged; values that would find nothing are left out. `total` is the size of the library.
    """

    techniques: tuple[Technique, ...]
    counts: Mapping[str, Mapping[str, int]]
    total: int


@dataclass(frozen=True, slots=True)
class _Card:
    """A technique with its texts folded for comparing and its values for each facet."""

    technique: Technique
    name: str
    names: str  # with other names and the Thai one
    text: str  # with aim and areas
    values: Mapping[str, frozenset[str]]


def search(library: Library, query: str = "", filters: Filters = Filters()) -> SearchResult:
    """Return the techniques that contain every word of `query` and pass every filter."""
    words = _plain(query).split()
    cards = [_card(technique, _labels(technique, library)) for technique in library.techniques.values()]
    ranked = [(rank, card) for card in cards if (rank := _rank(card, words)) is not None]
    passing = [(rank, card) for rank, card in ranked if _passes(card, filters, FACETS)]
    passing.sort(key=lambda found: found[0])
    return SearchResult(
        techniques=tuple(card.technique for _, card in passing),
        counts={facet: _count(facet, (card for _, card in ranked), filters) for facet in FACETS},
        total=len(library.techniques),
    )


def _rank(card: _Card, words: list[str]) -> int | None:
    """Return 0 if the name has all words, 1 if one of its names does, 2 otherwise; None if a word is missing."""
    for rank, text in enumerate((card.name, card.names, card.text)):
        if all(word in text for word in words):
            return rank
    return None


def _passes(card: _Card, filters: Filters, facets: Iterable[str]) -> bool:
    return all(not (chosen := getattr(filters, facet)) or chosen in card.values[facet] for facet in facets)


def _count(facet: str, cards: Iterable[_Card], filters: Filters) -> Mapping[str, int]:
    others = [other for other in FACETS if other != facet]
    return Counter(value for card in cards if _passes(card, filters, others) for value in card.values[facet])


def _labels(technique: Technique, library: Library) -> tuple[str, ...]:
    return tuple(library.areas[area] for area in technique.areas)


# Folding costs more than searching. A technique never changes, so its card is made once.
@lru_cache(maxsize=2048)
def _card(technique: Technique, area_labels: tuple[str, ...]) -> _Card:
    name = _plain(technique.name)
    thai = (technique.thai.name, technique.thai.roman) if technique.thai else ()
    names = "\n".join((name, *map(_plain, (*technique.aka, *thai))))
    return _Card(
        technique=technique,
        name=name,
        names=names,
        text="\n".join((names, _plain(technique.aim), *map(_plain, area_labels))),
        values={
            "position": frozenset({technique.position.value}),
            "area": frozenset(technique.areas),
            "roles": frozenset({technique.roles.value}),
            "intensity": frozenset({str(technique.intensity)}),
            "group": frozenset({technique.group}),
        },
    )


def _plain(text: str) -> str:
    return fold(text).replace("’", "'")
