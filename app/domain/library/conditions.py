"""Health conditions as the library knows them: what each asks for, and which techniques it rules out or changes."""

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a rule does to a technique, strictest first."""

    BLOCK = "block"  # take it out
    CLEAR_FIRST = "clear_first"  # wait until a clinician has agreed
    MODIFY = "modify"  # keep it, with care


class Clearer(StrEnum):
    """Who can clear a condition."""

    NONE = "none"  # it has to pass
    THERAPIST = "therapist"
    CLINICIAN = "clinician"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class NeedKind(StrEnum):
    """What kind of answer a need takes."""

    SIDE = "side"
    AREAS = "areas"
    POSITIONS = "positions"
    WEEKS = "weeks"
    DIRECTION = "direction"
    YES_NO = "yes_no"
    DETAIL = "detail"  # text; no rule reads it


@dataclass(frozen=True, slots=True)
class Need:
    """Something a condition asks for, with the question in a few words."""

    id: str
    kind: NeedKind
    ask: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which techniques are covered: each key (AND) must match one of its words (OR). Without keys, all.

    Keys are fields of a technique: roles, position, actions, movements, loads, areas, skill; `techniques` names ids,
    `giver_position` a part of the giver's position in words.
    """

    words: tuple[tuple[str, frozenset[str]], ...] = ()
    intensity_min: int = 0


@dataclass(frozen=True, slots=True)
class ConditionRule:
    """One rule of a condition.

    `affected` limits it to the affected side or area, `limits` to a noted value: weeks_min, weeks_max, or a
    yes-or-no need by name. `note` is for the therapist; `say` tells the client the same, without the reason.
    """

    effect: Effect
    when: Pattern
    affected: bool = False
    limits: tuple[tuple[str, int | bool], ...] = ()
    note: str = ""
    say: str = ""

    @property
    def is_whole_session(self) -> bool:
        """Whether it covers the session as a whole, not one kind of technique."""
        return not self.when.intensity_min and {key for key, _ in self.when.words} <= {"roles"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A health condition with its rules. `short` names it in a few words, lower case, for cards and lists."""

    id: str
    name: str
    short: str
    group: str
    level: str  # absolute | local | precaution
    clearance: Clearer
    ask: str
    why: str
    needs: tuple[str, ...] = ()
    rules: tuple[ConditionRule, ...] = ()
    stays: Pattern | None = None  # what stays ruled out even after clearance
    note: str = ""
    sources: tuple[str, ...] = ()
    verified: str = "no"

    @property
    def is_absolute(self) -> bool:
        """Whether it rules out the whole session until it is cleared."""
        return self.level == "absolute"
