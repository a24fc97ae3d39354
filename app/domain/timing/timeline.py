"""Time in a sequence: minutes per step, per block and in all, changes of position, and intensity over time."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from app.domain.library.library import Library
from app.domain.library.technique import Per, Technique
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.positions import Position
from app.domain.values.sides import Side


@dataclass(frozen=True, slots=True)
class Bar:
    """One step in time. `start` and `minutes` count from the first step of the sequence."""

    step_id: str
    name: str
    start: float
    minutes: float
    intensity: int
    position: Position


@dataclass(frozen=True, slots=True)
class Band:
    """A run of bars in one position."""

    position: Position
    start: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """A sequence in time. Minutes are exact: sums of halves."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    blocks: tuple[float, ...]  # minutes of each block, in order
    total: float
    position_changes: int


def timeline(sequence: Sequence, library: Library) -> Timeline:
    """Return `sequence` laid out in time."""
    bars = _bars(sequence, library)
    return Timeline(
        bars=bars,
        bands=_bands(bars),
        blocks=tuple(block_minutes(block, library) for block in sequence.blocks),
        total=sum(bar.minutes for bar in bars),
        position_changes=position_changes(sequence, library),
    )


def step_minutes(step: Step, technique: Technique) -> float:
    """Return how long a step takes in all: twice its minutes if they count per side and both sides are done."""
    return step.minutes * (2 if per_side(step, technique) else 1)


def per_side(step: Step, technique: Technique) -> bool:
    """Whether a step's minutes are spent on each of two sides."""
    return technique.dose.per is Per.SIDE and step.side is Side.BOTH


def block_minutes(block: Block, library: Library) -> float:
    """Return the minutes of all steps of a block."""
    return sum(step_minutes(step, library.described(step.technique)) for step in block.steps)


def position_changes(sequence: Sequence, library: Library) -> int:
    """Count how often the receiver must turn or get up within the sessions.

    Steps for any position keep the one before. Between-session blocks are done separately, at other
    times, so moving from one of their steps to the next costs the session nothing.
    """
    session = [
        library.described(step.technique).position
        for block in sequence.blocks
        if block.kind is BlockKind.SESSION
        for step in block.steps
    ]
    fixed = [position for position in session if position is not Position.ANY]
    return sum(one is not other for one, other in pairwise(fixed))


def _bars(sequence: Sequence, library: Library) -> tuple[Bar, ...]:
    bars, start = [], 0.0
    for step in sequence.steps():
        technique = library.described(step.technique)
        minutes = step_minutes(step, technique)
        bars.append(Bar(step.id, technique.name, start, minutes, technique.intensity, technique.position))
        start += minutes
    return tuple(bars)


def _bands(bars: tuple[Bar, ...]) -> tuple[Band, ...]:
    runs = (tuple(run) for _, run in groupby(bars, key=lambda bar: bar.position))
    return tuple(Band(run[0].position, run[0].start, sum(bar.minutes for bar in run)) for run in runs)
