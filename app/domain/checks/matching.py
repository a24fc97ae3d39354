"""Whether a condition's rules cover a technique, or one client's step. Semantics: sequences/README.md.

Within a pattern every key must match, within a key one word is enough; of the rules that apply, the strictest effect
wins; what is not known counts as if it applied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.library.conditions import Clearer, Condition, ConditionRule, Effect, Pattern
from app.domain.library.library import Library
from app.domain.library.technique import Sides, Technique
from app.domain.plan.client import ClientCondition
from app.domain.values import wording
from app.domain.values.sides import Side

_ORDER = tuple(Effect)
_LEADS = {
    Effect.BLOCK: "Not for this client: {}.",
    Effect.CLEAR_FIRST: "Ask a clinician first: {}.",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a condition does to a step: its strictest effect, the rules behind it, and what to say beside it."""

    effect: Effect
    rules: tuple[ConditionRule, ...]
    note: str


class Hits:
    """What one condition of a client does to techniques by side, worked out once because every edit asks again."""

    def __init__(self, library: Library, mine: ClientCondition) -> None:
        self._library = library
        self._mine = mine
        self._known: dict[tuple[str, tuple[Side, ...]], Hit | None] = {}

    def at(self, technique: Technique, sides: tuple[Side, ...]) -> Hit | None:
        """Return what the condition does to a technique done on `sides`, or None."""
        key = (technique.id, sides)
        try:
            return self._known[key]
        except KeyError:
            return self._known.setdefault(key, hit(self._library, self._mine, technique, sides))


def matches(pattern: Pattern, technique: Technique) -> bool:
    """Whether a pattern covers a technique."""
    return technique.intensity >= pattern.intensity_min and all(
        _holds(key, words, technique) for key, words in pattern.words
    )


@lru_cache(maxsize=16384)  # a library has some thousands of pairs
def matched(library: Library, condition_id: str, technique_id: str) -> tuple[ConditionRule, ...]:
    """Return a condition's rules that cover a technique, wherever the condition is; none for unknown ids."""
    condition, technique = library.conditions.get(condition_id), library.techniques.get(technique_id)
    if condition is None or technique is None:
        return ()
    return tuple(rule for rule in condition.rules if matches(rule.when, technique))


def hit(
    library: Library, mine: ClientCondition, technique: Technique, sides: Iterable[Side] = Side.BOTH.parts
) -> Hit | None:
    """Return what a client's condition does to a technique done on `sides`, or None."""
    applying = [rule for rule in matched(library, mine.id, technique.id) if _applies(rule, mine, technique, sides)]
    if not applying:
        return None
    condition = library.conditions[mine.id]
    effects = [effect_of(rule, condition, mine, technique) for rule in applying]
    strictest = min(effects, key=_ORDER.index)
    rules = tuple(rule for rule, effect in zip(applying, effects, strict=True) if effect is strictest)
    return Hit(strictest, rules, _note(condition, mine, strictest, rules))


@lru_cache(maxsize=128)  # a client's condition is health data: keep no more of it than is in use
def hits_of(library: Library, mine: ClientCondition) -> Hits:
    """Return the cached effects of one condition as one client has it."""
    return Hits(library, mine)


def effect_of(rule: ConditionRule, condition: Condition, mine: ClientCondition, technique: Technique) -> Effect:
    """Return the effect of a rule, milder once the condition is cleared.

    Clearance lifts what waits for it, and what rules out the session as a whole. A rule against one kind of technique
    stays.
    """
    if not mine.is_cleared or condition.clearance is Clearer.NONE:
        return rule.effect
    if condition.stays is not None and matches(condition.stays, technique):
        return rule.effect
    lifted = rule.effect is Effect.CLEAR_FIRST or (condition.is_absolute and rule.is_whole_session)
    return Effect.MODIFY if lifted else rule.effect


def _applies(rule: ConditionRule, mine: ClientCondition, technique: Technique, sides: Iterable[Side]) -> bool:
    return all(_within(name, limit, mine) for name, limit in rule.limits) and (
        not rule.affected or _touches(mine, technique, sides)
    )


def _within(name: str, limit: int | bool, mine: ClientCondition) -> bool:
    if name == "weeks_min":
        return mine.weeks is None or mine.weeks >= limit
    if name == "weeks_max":
        return mine.weeks is None or mine.weeks <= limit
    return mine.answer(name) in (None, limit)


def _touches(mine: ClientCondition, technique: Technique, sides: Iterable[Side]) -> bool:
    """Whether a technique touches the affected side and area. One in which the body has no part touches nothing."""
    if technique.dose.sides is Sides.NONE:
        return False
    affected = mine.side.parts if mine.side else Side.BOTH.parts
    return not set(affected).isdisjoint(sides) and _is_there(mine, technique)


def _is_there(mine: ClientCondition, technique: Technique) -> bool:
    if not mine.areas and not mine.positions:
        return True
    everywhere = "whole_body" in technique.areas and technique.hands_on
    in_area = everywhere or not set(mine.areas).isdisjoint(technique.areas)
    return (bool(mine.areas) and in_area) or technique.position in mine.positions


def _holds(key: str, words: frozenset[str], technique: Technique) -> bool:
    if key == "techniques":
        return technique.id in words
    if key == "giver_position":
        return any(word in technique.giver_position for word in words)
    value = getattr(technique, key)
    return value in words if isinstance(value, str) else not words.isdisjoint(value)


def _note(condition: Condition, mine: ClientCondition, effect: Effect, rules: tuple[ConditionRule, ...]) -> str:
    told = dict.fromkeys(rule.note for rule in rules if rule.note)
    if effect is Effect.MODIFY and any(rule.effect is not Effect.MODIFY for rule in rules):
        told[f"Cleared by {mine.cleared_by}: keep to what was agreed."] = None
        told |= dict.fromkeys([condition.note] if condition.note else [])
    if effect is Effect.MODIFY:
        return f"{wording.capital(condition.short)}. {' '.join(told)}".rstrip()
    return " ".join((_LEADS[effect].format(condition.short), *told))
