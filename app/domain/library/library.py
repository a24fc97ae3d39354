"""The library: every technique and the safety texts around them, as one immutable value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from app.domain.library.conditions import Condition, Need
from app.domain.library.rules import RuleText
from app.domain.library.safety import Safety
from app.domain.library.technique import Technique, stand_in
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import UnknownTechnique

_K = TypeVar("_K")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `grade` runs from A (guideline, paper) to E (forum, mirror)."""

    id: str
    title: str
    grade: str
    url: str = ""
    note: str = ""  # which part was read, if not the page itself


@dataclass(frozen=True, slots=True)
class Starter:
    """A ready-made plan for a therapist to copy and change."""

    id: str
    name: str
    summary: str
    sequence: Sequence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """Everything under sequences/, loaded once and never changed. Mappings keep the order of the files.

    A library equals only itself, so that results worked out from it can be cached by it.
    """

    techniques: Mapping[str, Technique]
    groups: Mapping[str, str]  # id -> label
    areas: Mapping[str, str]  # id -> label
    intensities: Mapping[int, str]  # 1–5 -> what it feels like
    evidence: Mapping[str, str]  # kind -> what it means
    safety: Safety
    conditions: Mapping[str, Condition]
    condition_groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # id -> label
    needs: Mapping[str, Need] = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[str, RuleText] = field(default_factory=lambda: MappingProxyType({}))
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))  # of body areas
    reading_age: Callable[[str], float] = lambda text: 0.0  # noqa: ARG005 - reading age in years
    sources: Mapping[str, Source]
    starters: Mapping[str, Starter] = field(default_factory=lambda: MappingProxyType({}))

    def technique(self, technique_id: str) -> Technique:
        """Return the technique with this id; raise UnknownTechnique when there is none."""
        try:
            return self.techniques[technique_id]
        except KeyError:
            raise UnknownTechnique(f"There is no technique “{technique_id[:60]}” in the library.") from None

    def described(self, technique_id: str) -> Technique:
        """Return the technique a saved step names, or a stand-in if the library no longer has it."""
        return self.techniques.get(technique_id) or stand_in(technique_id)


def frozen(mapping: Mapping[_K, _T]) -> Mapping[_K, _T]:
    """Return a read-only copy of `mapping` in the same order."""
    return MappingProxyType(dict(mapping))
