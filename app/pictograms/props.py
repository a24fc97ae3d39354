"""The fixed set of things in the pictures: under a knee, to sit on, to hold."""

import cmath
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.library.picture import Prop, Spot
from app.pictograms.geometry import direction, unit
from app.pictograms.shapes import Pen

SEAT = 21.5  # how high a chair's seat is: the underside of thighs whose shins stand upright
_BACKREST = 56.0

Drawn = tuple[list[tuple[str, str]], list[complex]]  # lines and room of a DrawnProp


@dataclass(frozen=True, slots=True)
class DrawnProp:
    """A prop as lines, each with how it is painted (solid, line, warm or strap), and the room it needs."""

    lines: tuple[tuple[str, str], ...]
    room: tuple[complex, ...]
    front: bool


def draw(prop: Prop, find: Callable[[Spot], complex]) -> DrawnProp:
    """Return the outlines of a prop."""
    lines, room = KINDS[prop.kind](prop, find(prop.at), find(prop.to) if prop.to else None)
    return DrawnProp(tuple(lines), tuple(room), prop.front)


def _rounded(middle: complex, width: float, height: float, radius: float, turn: complex = 1 + 0j) -> Drawn:
    """A box with round corners, turned about its middle."""
    x, y, r = width / 2, height / 2, min(radius, width / 2, height / 2)
    pen = Pen()
    corners = [(x, y - r), (x - r, y), (r - x, y), (-x, y - r), (-x, r - y), (r - x, -y), (x - r, -y), (x, r - y)]
    points = [middle + turn * complex(*corner) for corner in corners]
    pen.move(points[0])
    for place, point in enumerate(points[1:], 1):
        if place % 2:
            pen.arc(point, r, clockwise=False)
        else:
            pen.line(point)
    pen.close()
    room = [middle + turn * complex(sx * x, sy * y) for sx in (-1, 1) for sy in (-1, 1)]
    return [("solid", str(pen))], room


def _pillow(prop: Prop, at: complex, _: complex | None) -> Drawn:
    return _rounded(at, 18 * prop.size, 7.5 * prop.size, 3.4 * prop.size, direction(prop.angle))


def _cushion(prop: Prop, at: complex, _: complex | None) -> Drawn:
    return _rounded(at, 13 * prop.size, 4.4 * prop.size, 2.2 * prop.size, direction(prop.angle))


def _bolster(prop: Prop, at: complex, _: complex | None) -> Drawn:
    return _rounded(at, 9 * prop.size, 9 * prop.size, 4.5 * prop.size)


def _towel(prop: Prop, at: complex, _: complex | None) -> Drawn:
    drawn, room = _rounded(at, 7 * prop.size, 7 * prop.size, 3.5 * prop.size)
    spiral = Pen().move(at + 1.8 * prop.size).arc(at - 1.6 * prop.size, 1.7 * prop.size, clockwise=True)
    return [*drawn, ("line", str(spiral.arc(at + 0.8 * prop.size, 1.2 * prop.size, clockwise=True)))], room


def _blanket(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A folded blanket: three layers."""
    turn = direction(prop.angle)
    drawn, room = _rounded(at, 24 * prop.size, 7 * prop.size, 2.4, turn)
    folds = Pen()
    for level in (-1.1, 1.1):
        folds.move(at + turn * complex(-10 * prop.size, level * prop.size)).line(
            at + turn * complex(12 * prop.size, level * prop.size)
        )
    return [*drawn, ("line", str(folds))], room


def _cover(prop: Prop, at: complex, to: complex | None) -> Drawn:
    """A blanket that lies over a body from `at` to `to`."""
    end = to if to is not None else at + 40
    middle, length = (at + end) / 2, abs(end - at)
    drawn, room = _rounded(middle, length, 15 * prop.size, 4, unit(end - at))
    turn = unit(end - at)
    hem = (
        Pen()
        .move(middle + turn * complex(2.6 - length / 2, 5.4 * prop.size))
        .line(middle + turn * complex(2.6 - length / 2, -5.4 * prop.size))
    )
    return [*drawn, ("line", str(hem))], room


def _chair(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A chair in profile, its seat's middle above `at`, its back on the right; an angle of 180 turns it round."""
    way = -1 if abs(prop.angle) > 90 else 1
    parts: list[tuple[str, str]] = []
    for left, right, low, high in (
        (-11, 11, SEAT - 3, SEAT),
        (9.5, 12, SEAT - 1, _BACKREST),
        (-11, -8.5, 0, SEAT - 2),
        (9.5, 12, 0, SEAT - 2),
    ):
        middle = at + complex(way * (left + right) / 2, (low + high) / 2)
        parts += _rounded(middle, right - left, high - low, 1.2)[0]
    return parts, [at - 12, at + 12, at + complex(12 * way, _BACKREST)]


def _box(width: float, height: float) -> Callable[[Prop, complex, complex | None], Drawn]:
    def drawn(prop: Prop, at: complex, _: complex | None) -> Drawn:
        tall = height * prop.size
        return _rounded(at + tall / 2 * 1j, width, tall, 1.2)

    return drawn


def _stool(prop: Prop, at: complex, _: complex | None) -> Drawn:
    tall = 15 * prop.size
    parts: list[tuple[str, str]] = []
    for left, right, low, high in ((-10, 10, tall - 3, tall), (-8, -5.5, 0, tall - 2), (5.5, 8, 0, tall - 2)):
        parts += _rounded(at + complex((left + right) / 2, (low + high) / 2), right - left, high - low, 1)[0]
    return parts, [at - 10, at + 10 + tall * 1j]


def _table(prop: Prop, at: complex, _: complex | None) -> Drawn:
    tall, parts = 43 * prop.size, []
    for left, right, low, high in ((-20, 20, tall - 3, tall), (-18, -15.5, 0, tall - 2), (15.5, 18, 0, tall - 2)):
        parts += _rounded(at + complex((left + right) / 2, (low + high) / 2), right - left, high - low, 1)[0]
    return parts, [at - 20, at + 20 + tall * 1j]


def _screen(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A screen in profile, standing on `at`, leaning a little."""
    foot = _rounded(at + 0.8j, 10, 1.6, 0.8)[0]
    panel, room = _rounded(at + complex(0, 12), 2.6, 20, 1.2, direction(prop.angle))
    return [*foot, *panel], [*room, at - 5, at + 5]


def _wall(prop: Prop, at: complex, _: complex | None) -> Drawn:
    tall = 96 * prop.size
    return _rounded(at + tall / 2 * 1j, 4, tall, 1)


def _rail(prop: Prop, at: complex, _: complex | None) -> Drawn:
    tall = 56 * prop.size
    parts = [*_rounded(at + tall / 2 * 1j, 2.4, tall, 1)[0], *_rounded(at + tall * 1j, 10, 3, 1.5)[0]]
    return parts, [at - 5, at + 5 + tall * 1j]


def _strap(_: Prop, at: complex, to: complex | None) -> Drawn:
    end = to if to is not None else at + 20
    return [("strap", str(Pen().move(at).line(end)))], [at, end]


def _heat(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A warm pack, with the sign for warmth rising from it."""
    turn = direction(prop.angle)
    drawn, room = _rounded(at, 15 * prop.size, 6 * prop.size, 2.4, turn)
    waves = Pen()
    for x in (-4, 0, 4):
        low = at + turn * complex(x, 5.2) * prop.size
        up = turn * 1j * prop.size
        waves.move(low).curve(low + 2.4 * up + 2 * turn, low + 3.6 * up - 2 * turn, low + 6.4 * up)
    return [*drawn, ("warm", str(waves))], [*room, at + turn * 12j * prop.size]


def _clock(prop: Prop, at: complex, _: complex | None) -> Drawn:
    size = 9 * prop.size
    drawn, room = _rounded(at, 2 * size, 2 * size, size)
    hands = Pen().move(at + 0.62j * size).line(at).line(at + size * cmath.rect(0.5, math.radians(-25)))
    return [*drawn, ("line", str(hands))], room


def _bubble(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A speech bubble, its tail towards `angle`, with three lines of talk."""
    drawn, room = _rounded(at, 20 * prop.size, 13 * prop.size, 4.5)
    way = direction(prop.angle)
    root = at + complex(way.real * 6, way.imag * 5.6) * prop.size
    tail = Pen().move(root + 2.4 * way * 1j).line(root + 6 * way * prop.size).line(root - 2.4 * way * 1j)
    talk = Pen()
    for level, half in ((2.8, 6), (0, 6), (-2.8, 3)):
        talk.move(at + complex(-6, level) * prop.size).line(at + complex(2 * half - 6, level) * prop.size)
    return [("solid", str(tail.close())), *drawn, ("line", str(talk))], [*room, root + 6 * way]


def _pen(prop: Prop, at: complex, _: complex | None) -> Drawn:
    """A sheet of paper to write on."""
    drawn, room = _rounded(at, 13 * prop.size, 17 * prop.size, 1, direction(prop.angle))
    lines, turn = Pen(), direction(prop.angle)
    for level in (4, 0, -4):
        lines.move(at + turn * complex(-4, level) * prop.size).line(at + turn * complex(4, level) * prop.size)
    return [*drawn, ("line", str(lines))], room


KINDS: Mapping[str, Callable[[Prop, complex, complex | None], Drawn]] = MappingProxyType(
    {
        "pillow": _pillow,
        "cushion": _cushion,
        "bolster": _bolster,
        "towel": _towel,
        "blanket": _blanket,
        "cover": _cover,
        "chair": _chair,
        "stool": _stool,
        "step": _box(24, 13),
        "table": _table,
        "screen": _screen,
        "wall": _wall,
        "rail": _rail,
        "strap": _strap,
        "heat": _heat,
        "clock": _clock,
        "bubble": _bubble,
        "paper": _pen,
    }
)
