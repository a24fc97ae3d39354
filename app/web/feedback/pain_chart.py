"""Pain before and after, session by session, as geometry for one small SVG."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.feedback.feedback import Feedback
from app.domain.feedback.traffic_light import HIGH_START, change_that_counts
from app.domain.plan.client import MOST_PAIN

WIDTH, HEIGHT = 640, 220  # viewBox units
LEFT, RIGHT, TOP, FOOT = 40, 16, 14, 14
MOST = 60  # sessions; older ones are in the table


@dataclass(frozen=True, slots=True)
class Dot:
    """One pain value of one session."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A value of the scale with its height."""

    value: int
    y: float


@dataclass(frozen=True, slots=True)
class PainChart:
    """The dots of both series; `joins` are the lines from before to after, for sessions with both."""

    before: tuple[Dot, ...]
    after: tuple[Dot, ...]
    joins: tuple[tuple[Dot, Dot], ...]
    lines: tuple[Line, ...]
    sessions: int
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    left: int = LEFT
    right: int = WIDTH - RIGHT
    scale: str = (
        f"0 is no pain, {MOST_PAIN} the worst imaginable. A change counts from {change_that_counts(0)} points, "
        f"or from {change_that_counts(HIGH_START)} where the pain began at {HIGH_START} to {MOST_PAIN}."
    )


def pain_chart(given: Iterable[Feedback]) -> PainChart | None:
    """Return the chart of answers, oldest first, or None if no pain was given."""
    told = [one for one in given if one.pain_before is not None or one.pain_after is not None][-MOST:]
    if not told:
        return None
    gap = (WIDTH - LEFT - RIGHT) / len(told)
    placed = [(LEFT + gap * (place + 0.5), one) for place, one in enumerate(told)]
    both = [(x, one.pain_before, one.pain_after) for x, one in placed]
    return PainChart(
        before=tuple(Dot(round(x, 1), _y(pain)) for x, pain, _ in both if pain is not None),
        after=tuple(Dot(round(x, 1), _y(pain)) for x, _, pain in both if pain is not None),
        joins=tuple(
            (Dot(round(x, 1), _y(before)), Dot(round(x, 1), _y(after)))
            for x, before, after in both
            if before is not None and after is not None
        ),
        lines=tuple(Line(value, _y(value)) for value in (0, 5, MOST_PAIN)),
        sessions=len(told),
    )


def _y(pain: int) -> float:
    return round(TOP + (HEIGHT - TOP - FOOT) * (1 - pain / MOST_PAIN), 1)
