"""The library: every technique and the safety texts around them, as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from app.domain.errors import UnknownTechnique
from app.domain.sequence import Sequence
from app.domain.technique import Technique, stand_in

_K = TypeVar("_K")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign that comes before any technique. `sign` says in plain words what `ask` asks."""

    id: str
    cluster: str
    urgency: str  # emergency | same_day | doctor_before | doctor_soon
    ask: str
    sign: str
    note: str = ""
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class DangerZone:
    """A place on the body with a rule of its own."""

    id: str
    areas: tuple[str, ...]
    rule: str
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class Safety:
    """What every sheet says about stopping and getting help."""

    red_flags: tuple[RedFlag, ...]
    responses: Mapping[str, str]  # urgency -> what to do
    stop_signs: tuple[str, ...]
    danger_zones: tuple[DangerZone, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A health condition that techniques name in their contraindications."""

    id: str
    name: str
    group: str
    level: str  # absolute | local | precaution
    why: str
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `grade` runs from A (guideline, paper) to E (forum, mirror)."""

    id: str
    title: str
    grade: str
    url: str = ""
    note: str = ""  # what of it was read, where not the page itself


@dataclass(frozen=True, slots=True)
class Starter:
    """A ready plan that a therapist copies and changes."""

    id: str
    name: str
    summary: str
    sequence: Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything under sequences/, loaded once and never changed. Mappings keep the order of the files."""

    techniques: Mapping[str, Technique]
    groups: Mapping[str, str]  # id -> label
    areas: Mapping[str, str]  # id -> label
    intensities: Mapping[int, str]  # 1–5 -> what it feels like
    evidence: Mapping[str, str]  # kind -> what it means
    safety: Safety
    conditions: Mapping[str, Condition]
    sources: Mapping[str, Source]
    starters: Mapping[str, Starter] = field(default_factory=lambda: MappingProxyType({}))

    def technique(self, technique_id: str) -> Technique:
        """Return the technique with this id; raise UnknownTechnique when there is none."""
        try:
            return self.techniques[technique_id]
        except KeyError:
            raise UnknownTechnique(f"There is no technique “{technique_id[:60]}” in the library.") from None

    def described(self, technique_id: str) -> Technique:
        """Return the technique that a saved step names, or what stands for one that the library no longer holds."""
        return self.techniques.get(technique_id) or stand_in(technique_id)


def condition_of(tag: str) -> str:
    """Return the condition id of a contraindication: "pregnancy" of "pregnancy (weeks_min: 20)"."""
    return tag.partition(" ")[0]


def frozen(mapping: Mapping[_K, _T]) -> Mapping[_K, _T]:
    """Return a read-only copy of `mapping` in the same order."""
    return MappingProxyType(dict(mapping))
