"""Arrows that show what moves: a line with a head at one end or both."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.library.picture import Arrow, ArrowKind, Spot
from app.pictograms.geometry import direction, unit
from app.pictograms.shapes import Pen

_HEAD = 4.6  # length of an arrow's head
_ROUND = 290.0  # degrees of a circle that are drawn, leaving room for its head


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """The line and the heads as path data, and points the picture needs room for."""

    line: str
    heads: str
    room: tuple[complex, ...]


def draw(arrow: Arrow, find: Callable[[Spot], complex]) -> DrawnArrow:
    """Return the outlines of an arrow."""
    at = find(arrow.at)
    if arrow.kind is ArrowKind.STRAIGHT:
        way = direction(arrow.angle)
        end = at + arrow.size * way
        line = str(Pen().move(at).line(end))
        return DrawnArrow(line, _heads((end, way), (at, -way), arrow.both), (at, end + way * 2))
    if arrow.kind is ArrowKind.EIGHT:
        return _eight(at, arrow)
    start, end = (arrow.angle, arrow.until) if arrow.kind is ArrowKind.ARC else (arrow.angle, arrow.angle + _ROUND)
    return _arc(at, arrow, start, end)


def _arc(at: complex, arrow: Arrow, start: float, end: float) -> DrawnArrow:
    first, last = at + arrow.size * direction(start), at + arrow.size * direction(end)
    turn = 1j if end > start else -1j
    pen = Pen().move(first).arc(last, arrow.size, clockwise=end < start, large=abs(end - start) > 180)
    ends = (last, direction(end) * turn), (first, -direction(start) * turn)
    steps = [start + (end - start) * part / 12 for part in range(13)]
    room = tuple(at + (arrow.size + 2) * direction(step) for step in steps)
    return DrawnArrow(str(pen), _heads(*ends, arrow.both), room)


def _eight(at: complex, arrow: Arrow) -> DrawnArrow:
    """Two loops side by side along `angle`, crossing at `at`."""
    along = direction(arrow.angle) * arrow.size
    up = along * 1j
    pen = Pen().move(at)
    pen.curve(at + 0.5 * along + 0.75 * up, at + 1.4 * along + 0.75 * up, at + 1.4 * along)
    pen.curve(at + 1.4 * along - 0.75 * up, at + 0.5 * along - 0.75 * up, at)
    pen.curve(at - 0.5 * along + 0.75 * up, at - 1.4 * along + 0.75 * up, at - 1.4 * along)
    pen.curve(at - 1.4 * along - 0.75 * up, at - 0.5 * along - 0.75 * up, at - 0.14 * along - 0.16 * up)
    tip = at - 0.1 * along - 0.12 * up
    heads = _heads((tip, unit(along + up)), (tip, unit(along)), False)
    room = tuple(at + x * 1.6 * along + y * 0.7 * up for x in (-1, 1) for y in (-1, 1))
    return DrawnArrow(str(pen), heads, room)


def _heads(end: tuple[complex, complex], start: tuple[complex, complex], both: bool) -> str:
    pen = Pen()
    for tip, way in (end, start) if both else (end,):
        nose, back = tip + way * 2.2, tip - way * (_HEAD - 2.2)
        wing = way * 1j * _HEAD * math.tan(math.radians(31))
        pen.move(nose).line(back + wing).line(back - wing).close()
    return str(pen)
