"""Whether a technique suits a client before it is in the plan, and which techniques are alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.checks.matching import hit
from app.domain.library.conditions import Effect
from app.domain.library.library import Library
from app.domain.library.technique import Roles, Skill, Technique
from app.domain.plan.client import ClientCondition, Phase
from app.domain.plan.sequence import Sequence
from app.domain.values.sides import Side


@dataclass(frozen=True, slots=True)
class Suit:
    """Reasons against a technique for a client, in a few words; empty tuples if there are none."""

    not_for: tuple[str, ...] = ()  # conditions that rule it out
    not_here: tuple[str, ...] = ()  # what kind of plan or phase it does not suit, as whole phrases
    one_side: tuple[tuple[Side, str], ...] = ()  # (the side that stays free, what rules out the other)
    ask_first: tuple[str, ...] = ()
    with_care: tuple[str, ...] = ()

    @property
    def suits(self) -> bool:
        """Whether it may be chosen without a second thought: not ruled out on either side, nobody to ask."""
        return not (self.not_for or self.not_here or self.ask_first or self.one_side)


NOTHING_AGAINST = Suit()


def suit(technique: Technique, sequence: Sequence, library: Library) -> Suit:
    """Return the reasons against a technique for a sequence's client and kind of plan."""
    barred, ask, care = list[str](), list[str](), list[str]()
    one_side = list[tuple[Side, str]]()
    for mine in sequence.client.conditions:
        what = hit(library, mine, technique)
        if what is None:
            continue
        short = library.conditions[mine.id].short
        if what.effect is Effect.MODIFY:
            care.append(short)
        elif free := _free_sides(library, mine, technique):
            one_side += [(side, short) for side in free]
        else:
            (barred if what.effect is Effect.BLOCK else ask).append(short)
    if len({side for side, _ in one_side}) > 1:  # each rules out the side the other leaves free
        barred, one_side = barred + [short for _, short in one_side], []
    here = tuple(_by_plan(technique, sequence, library))
    return Suit(tuple(barred), here, tuple(one_side), tuple(ask), tuple(care))


def alike(technique: Technique, library: Library) -> Iterator[Technique]:
    """Yield the other techniques for the same people, most alike first: by areas, actions, position, strength."""
    others = (
        other for other in library.techniques.values() if other.roles is technique.roles and other.id != technique.id
    )
    ranked = sorted(others, key=lambda other: -_likeness(technique, other))
    return (other for other in ranked if _likeness(technique, other) > 0)


def _by_plan(technique: Technique, sequence: Sequence, library: Library) -> Iterator[str]:
    if sequence.audience.is_lay and technique.skill is Skill.THERAPIST_ONLY:
        yield "For a trained therapist’s hands only"
    flare = library.rules.get("flare_filter")
    phase = sequence.phase
    if flare and sequence.client.pain is not None and sequence.client.pain >= flare.number("nprs"):
        phase = Phase.FLARE
    if phase and technique.advice(phase) == "skip" and sequence.audience.is_lay:
        yield "Not in a flare" if phase is Phase.FLARE else f"Not while {phase.label}"
    if sequence.audience == "solo" and technique.roles is Roles.PAIR:
        yield "Needs a giver"


def _free_sides(library: Library, mine: ClientCondition, technique: Technique) -> list[Side]:
    if not technique.takes_side:
        return []
    hits = {side: hit(library, mine, technique, (side,)) for side in Side.BOTH.parts}
    return [side for side, what in hits.items() if what is None or what.effect is Effect.MODIFY]


def _likeness(one: Technique, other: Technique) -> float:
    """Return how alike two techniques are: 0 if they share neither area nor action."""
    areas, actions = _shared(one.areas, other.areas), _shared(one.actions, other.actions)
    if not areas:
        return 0.0
    same = 0.5 * (one.position is other.position) + 0.25 * (one.group == other.group)
    return 2 * areas + actions + same - 0.2 * abs(one.intensity - other.intensity)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return len(set(one) & set(other)) / len(set(one) | set(other)) if one and other else 0.0
