"""The library panel as its templates draw it: what was found, and the filters with their counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.checks.suiting import NOTHING_AGAINST, Suit, suit
from app.domain.handout.depiction import Depiction, depiction
from app.domain.library.library import Library, frozen
from app.domain.library.search import FACETS, Filters, SearchResult, search
from app.domain.library.technique import Per, Roles, Technique
from app.domain.plan.sequence import Sequence
from app.domain.values import wording
from app.domain.values.positions import Position
from app.web.library.body import body_map

QUERY_LENGTH = 100
_WIDEST = {
    "position": "Any position",
    "area": "Any area",
    "roles": "Anyone",
    "intensity": "Any intensity",
    "group": "Any group",
}
_LABELS = {
    "position": "Position",
    "area": "Body area",
    "roles": "Who takes part",
    "intensity": "Intensity",
    "group": "Group",
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a filter and how many techniques it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: the label for a screen reader, and `widest`, which narrows nothing."""

    facet: str
    label: str
    widest: str
    options: tuple[FacetValue, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One technique in the list. `meta` is its group, position and usual minutes in one line."""

    technique: Technique
    meta: str
    suit: Suit  # reasons against it for this client

    @property
    def depiction(self) -> Depiction | None:
        """Its picture."""
        return depiction(self.technique)


def panel_context(
    library: Library, args: Mapping[str, str], sequence_id: str = "", sequence: Sequence | None = None
) -> dict[str, Any]:
    """Return what the templates of templates/library/ need for the search in `args`: q, the facets, and suits.

    With a sequence, each technique shows the reasons against it for that client. Unknown filter values are
    ignored, so that an old link shows more rather than nothing.
    """
    suits = {one.id: suit(one, sequence, library) for one in library.techniques.values()} if sequence else {}
    only_suiting = bool(suits and args.get("suits"))
    fitting = {one: library.techniques[one] for one, found in suits.items() if found.suits}
    if only_suiting:
        library = replace(library, techniques=frozen(fitting))
    query = args.get("q", "")[:QUERY_LENGTH]
    words = _words(library)
    filters = Filters(**{facet: value for facet in FACETS if (value := args.get(facet, "")) in words[facet]})
    found = search(library, query, filters)
    return {
        "library": library,
        "query": query,
        "filters": filters,
        "found": found,
        "choices": tuple(_choice(facet, words[facet], found, getattr(filters, facet)) for facet in FACETS),
        "body_map": body_map(library.areas, found.counts["area"], filters.area),
        "library_items": tuple(
            LibraryEntry(technique, _meta(technique, library), suits.get(technique.id, NOTHING_AGAINST))
            for technique in found.techniques
        ),
        "library_sequence": sequence_id,
        "only_suiting": only_suiting,
        "suiting": len(fitting) if sequence else None,
    }


def _choice(facet: str, words: Mapping[str, str], found: SearchResult, chosen: str) -> Facet:
    counts = found.counts[facet]
    options = tuple(
        FacetValue(value, label, counts.get(value, 0), value == chosen)
        for value, label in words.items()
        if counts.get(value) or value == chosen
    )
    return Facet(facet, _LABELS[facet], _WIDEST[facet], options, bool(chosen))


def _words(library: Library) -> dict[str, Mapping[str, str]]:
    return {
        "position": {position.value: wording.capital(position.label) for position in Position},
        "area": library.areas,
        "roles": {roles.value: wording.capital(roles.label) for roles in Roles},
        "intensity": {str(level): f"{level}: {label}" for level, label in library.intensities.items()},
        "group": library.groups,
    }


def _meta(technique: Technique, library: Library) -> str:
    per_side = technique.takes_side and technique.dose.per is Per.SIDE
    parts = (
        library.groups[technique.group],
        "" if technique.position is Position.ANY else technique.position.label,
        wording.minutes(technique.dose.typical) + (" each side" if per_side else ""),
    )
    return " · ".join(part for part in parts if part)
