"""Which techniques a condition affects, wherever it is and whatever is known about it."""

from enum import StrEnum

from app.domain.checks.matching import matched
from app.domain.library.conditions import Effect
from app.domain.library.library import Library

Limits = tuple[tuple[str, int | bool], ...]


class Restriction(StrEnum):
    """What a condition means for a technique, before it is known where it is and since when."""

    AVOID = "avoid"
    AFFECTED = "avoid_on_affected_side"  # always, where both sides are done together
    LIMITED = "avoid_if"  # when a limit holds or is not known
    ASK = "ask_first"
    CARE = "caution"


def restrictions(library: Library, condition_id: str, technique_id: str) -> tuple[tuple[Restriction, Limits], ...]:
    """Return what a condition means for a technique, the strictest first, each with its limits.

    Rules for the whole session are left out: they say nothing about this technique. What is ruled out outright needs
    no milder entry; what is ruled out on the affected side needs no further care there.
    """
    rules = [rule for rule in matched(library, condition_id, technique_id) if not rule.is_whole_session]
    blocks = [rule for rule in rules if rule.effect is Effect.BLOCK]
    if any(not rule.limits and not rule.affected for rule in blocks):
        return ((Restriction.AVOID, ()),)
    affected = any(rule.affected and not rule.limits for rule in blocks)
    found: list[tuple[Restriction, Limits]] = [(Restriction.AFFECTED, ())] if affected else []
    found += [(Restriction.LIMITED, rule.limits) for rule in blocks if rule.limits]
    effects = {rule.effect for rule in rules}
    if affected:
        return tuple(found)
    if Effect.CLEAR_FIRST in effects:
        return (*found, (Restriction.ASK, ()))
    return (*found, (Restriction.CARE, ())) if Effect.MODIFY in effects else tuple(found)
