"""A session in time, as two people follow it on the mat: the work, changes of side, and the pauses between steps.

The pauses are our own choice: enough to read what comes next, and more where somebody has to turn over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from app.domain.handout.handout import Handout, HandoutStep
from app.domain.plan.sequence import BlockKind
from app.domain.values.positions import Position

READY_S = 10  # before the first step
REST_S = 8  # between two steps
SWAP_S = 8  # between two sides
TURN_S = 20  # wherever the receiver turns over or gets up


class Kind(StrEnum):
    """What a stage is for. A rest comes before its step; the first one is the countdown."""

    REST = "rest"
    WORK = "work"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of one session. `side` is left, right, or "" for neither; for a swap, the side to come."""

    step_id: str
    kind: Kind
    side: str
    seconds: int


def followed(handout: Handout) -> tuple[HandoutStep, ...]:
    """Return the steps that are followed in one go.

    Steps for the days between are not part of the session. A plan made only of those is followed as it is.
    """
    session = tuple(step for part in handout.parts if part.kind is BlockKind.SESSION for step in part.steps)
    return session or tuple(step for part in handout.parts for step in part.steps)


def stages(handout: Handout) -> tuple[Stage, ...]:
    """Return a handout's session in stages, in order. The work lasts exactly as long as its steps say."""
    return tuple(_stages(_groups(followed(handout), handout.turned_together)))


def _groups(steps: tuple[HandoutStep, ...], together: tuple[tuple[str, ...], ...]) -> Iterator[tuple[HandoutStep, ...]]:
    """Yield what is done on one side before the other: usually one step, side-lying a run of several."""
    run_of = {step_id: run for run in together for step_id in run}
    for _, group in groupby(steps, lambda step: run_of.get(step.step_id, (step.step_id,))):
        yield tuple(group)


def _stages(groups: Iterable[tuple[HandoutStep, ...]]) -> Iterator[Stage]:
    lying = None  # steps in any position keep the one before
    for group in groups:
        for turn, side in enumerate(group[0].turns or ("",)):
            for place, step in enumerate(group):
                if turn and not place:
                    yield Stage(step.step_id, Kind.SWAP, side, TURN_S if _rolls_over(step) else SWAP_S)
                else:
                    yield Stage(step.step_id, Kind.REST, "", _pause(lying, step.position))
                yield Stage(step.step_id, Kind.WORK, side, _seconds(step))
                lying = step.position or lying or ""


def _pause(lying: str | None, position: str) -> int:
    """Return the pause before a step in `position`, after one in `lying` (None before the first, "" for any)."""
    if lying is None:
        return READY_S
    return TURN_S if lying and position and position != lying else REST_S


def _rolls_over(step: HandoutStep) -> bool:
    return step.position == Position.SIDE_LYING.label


def _seconds(step: HandoutStep) -> int:
    """Return how long one turn of a step takes: a whole number, as minutes come in halves and turns are at most two."""
    return round(step.minutes * 60) // len(step.turns or ("",))
