"""A rule's `when` to the pattern of techniques it covers."""

from collections.abc import Collection, Mapping

from app.domain.library.conditions import Pattern
from app.domain.library.technique import Roles, Skill
from app.domain.values.positions import Position
from app.library.entry import Entry
from app.library.known import Known

STRONGEST = 5


def read_pattern(entry: Entry, known: Known) -> Pattern:
    """Read which techniques are covered. No keys means all of them, so a key must not be empty."""
    named = ((key, entry.words(key, choice, needed=entry.has(key))) for key, choice in _choices(known).items())
    giver = ("giver_position", entry.texts("giver_position", needed=entry.has("giver_position")))
    return Pattern(
        words=tuple((key, frozenset(words)) for key, words in (*named, giver) if words),
        intensity_min=entry.whole("intensity_min", STRONGEST) if entry.has("intensity_min") else 0,
    )


def _choices(known: Known) -> Mapping[str, Collection[str]]:
    words = known.words
    return {
        "roles": tuple(Roles),
        "position": tuple(Position),
        "skill": tuple(Skill),
        "actions": words.actions,
        "movements": words.movements,
        "loads": words.loads,
        "areas": words.areas,
        "techniques": known.techniques,
    }
