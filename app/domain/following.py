"""A session in time, as two people follow it on the mat: what is done, change of sides, and the seconds between steps.

The seconds between are our own choice: enough to read what comes next, and more where somebody has to turn over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.handout import Handout, HandoutStep
from app.domain.sequence import BlockKind
from app.domain.technique import Position

READY_S = 10  # before the first step
REST_S = 8  # between two steps
SWAP_S = 8  # between two sides
TURN_S = 20  # wherever the receiver turns over or gets up


class Kind(StrEnum):
    """What a stage is for. A rest comes before the step it belongs to; the first one is the countdown."""

    REST = "rest"
    WORK = "work"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of one session. `side` is left, right, or "" for no single one; of a swap, the one to come."""

    step_id: str
    kind: Kind
    side: str
    seconds: int


def followed(sheet: Handout) -> tuple[HandoutStep, ...]:
    """Return the steps that are followed in one go.

    What is for the days between is not part of the session. A plan of nothing else is followed as it stands.
    """
    session = tuple(step for part in sheet.parts if part.kind is BlockKind.SESSION for step in part.steps)
    return session or tuple(step for part in sheet.parts for step in part.steps)


def stages(sheet: Handout) -> tuple[Stage, ...]:
    """Return the session of a handout in stages, in order. Its work lasts just as long as its steps say."""
    return tuple(_stages(followed(sheet)))


def _stages(steps: tuple[HandoutStep, ...]) -> Iterator[Stage]:
    lying = ""  # steps in any position keep the one before
    for place, step in enumerate(steps):
        turns = bool(lying and step.position and step.position != lying)
        lying = step.position or lying
        yield Stage(step.step_id, Kind.REST, "", _pause(first=place == 0, turns=turns))
        yield from _turns(step)


def _pause(*, first: bool, turns: bool) -> int:
    return READY_S if first else TURN_S if turns else REST_S


def _turns(step: HandoutStep) -> Iterator[Stage]:
    turns = step.turns or ("",)
    seconds = round(step.minutes * 60) // len(turns)  # whole: minutes are halves, and there are at most two turns
    rolls_over = step.position == Position.SIDE_LYING.label
    for place, side in enumerate(turns):
        if place:
            yield Stage(step.step_id, Kind.SWAP, side, TURN_S if rolls_over else SWAP_S)
        yield Stage(step.step_id, Kind.WORK, side, seconds)
