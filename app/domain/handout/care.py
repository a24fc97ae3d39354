"""What needs care in a whole plan, in words for the people who follow it: said once, without the reason.

A client's conditions change how techniques are done. The sheet says how, never which condition is the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.checks.matching import hit
from app.domain.checks.plan import Item, Plan
from app.domain.checks.sidedness import side_lying_runs
from app.domain.library.conditions import Effect
from app.domain.values.sides import Side


@dataclass(frozen=True, slots=True)
class Care:
    """One sentence, and the ids of the steps it is about."""

    text: str
    steps: tuple[str, ...]


def cares(plan: Plan) -> tuple[Care, ...]:
    """Return the care sentences for one or several steps, each sentence once, in order of the steps."""
    steps: dict[str, list[str]] = {}
    for item in plan.in_order:
        for sentence in dict.fromkeys(_sentences(plan, item)):
            steps.setdefault(sentence, []).append(item.step.id)
    return tuple(Care(sentence, tuple(ids)) for sentence, ids in steps.items())


def turned_together(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Yield the ids of each side-lying run that is done completely on one side before turning over."""
    for run in side_lying_runs(plan):
        places = [plan.session.index(item) for item in run]
        in_a_row = places == list(range(places[0], places[0] + len(run)))
        if in_a_row and all(item.step.side is Side.BOTH and item.technique.takes_side for item in run):
            yield tuple(item.step.id for item in run)


def turning(runs: Iterable[tuple[str, ...]]) -> Iterator[Care]:
    """Say so at the first step of each run that turned_together() has found."""
    for first, *rest in runs:
        others = "the next step" if len(rest) == 1 else f"the next {len(rest)} steps"
        text = f"Do this and {others} on one side first, then turn over and do them all on the other."
        yield Care(text, (first,))


def _sentences(plan: Plan, item: Item) -> Iterator[str]:
    glides = plan.library.rules.get("nerve_glide_limits")
    if item.does("nerve_glide") and glides is not None:
        yield f"Not in the first {glides.number('hours_after_rising')} hours after getting up. Never hold at the end."
    for mine in plan.conditions:
        what = hit(plan.library, mine, item.technique, item.sides)
        if what is not None and what.effect is Effect.MODIFY:
            yield from dict.fromkeys(rule.say for rule in what.rules if rule.say)
