"""Outlines as SVG path data. Points come in with y upwards and go out with y downwards, rounded to a fifth.

Each kind of outline always has the same commands in the same order, so a browser can morph it from pose to pose.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.pictograms.geometry import unit

_NOSE = (1.2, 0.85)  # how far the nose stands out, and half of half its width at the root
GRAIN = 5  # drawing units in a hundredth of a body: at 600 pixels one is less than a pixel


def grains(value: float) -> int:
    """Return a length as drawings count it."""
    return round(value * GRAIN)


def spaced(*values: int) -> str:
    """Return numbers joined as tightly as SVG allows: a minus sign separates them too."""
    return "".join(f"{'' if place == 0 or value < 0 else ' '}{value}" for place, value in enumerate(values))


class Pen:
    """Writes path data in relative coordinates, rounding positions so that errors do not add up."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._x = self._y = 0

    def __str__(self) -> str:
        return "".join(self._parts)

    def move(self, to: complex) -> "Pen":
        """Begin a new outline."""
        self._x, self._y = _point(to)
        return self._add("M", self._x, self._y)

    def line(self, to: complex) -> "Pen":
        """Draw a straight line."""
        return self._add("l", *self._step(to))

    def arc(self, to: complex, radius: float, *, clockwise: bool, large: bool = False) -> "Pen":
        """Draw part of a circle."""
        r, (x, y) = grains(radius), self._step(to)
        self._parts.append(f"a{r} {r} 0 {int(large)}{int(clockwise)}{spaced(x, y)}")
        return self

    def bow(self, control: complex, to: complex) -> "Pen":
        """Draw a quadratic curve."""
        x, y = _point(control)
        return self._add("q", x - self._x, y - self._y, *self._step(to))

    def curve(self, first: complex, second: complex, to: complex) -> "Pen":
        """Draw a cubic curve."""
        (x1, y1), (x2, y2) = _point(first), _point(second)
        return self._add("c", x1 - self._x, y1 - self._y, x2 - self._x, y2 - self._y, *self._step(to))

    def close(self) -> "Pen":
        """Close the outline."""
        self._parts.append("z")
        return self

    def _add(self, command: str, *values: int) -> "Pen":
        self._parts.append(command + spaced(*values))
        return self

    def _step(self, to: complex) -> tuple[int, int]:
        before = self._x, self._y
        self._x, self._y = _point(to)
        return self._x - before[0], self._y - before[1]


def _point(at: complex) -> tuple[int, int]:
    return grains(at.real), grains(-at.imag)


def capsule(pen: Pen, start: complex, end: complex, wide: float, narrow: float) -> Pen:
    """Draw a part of a limb: straight sides between two round ends."""
    across = unit(end - start) * 1j
    pen.move(start + wide * across).line(end + narrow * across).arc(end - narrow * across, narrow, clockwise=True)
    return pen.line(start - wide * across).arc(start + wide * across, wide, clockwise=True).close()


def limb(points: Sequence[complex], halves: Sequence[tuple[float, float]]) -> str:
    """Return a whole arm or leg; a part without length is left out."""
    pen = Pen()
    for (start, end), (wide, narrow) in zip(pairwise(points), halves, strict=True):
        if abs(end - start) > 0.05:
            capsule(pen, start, end, wide, narrow)
    return str(pen)


def trunk_in_profile(points: tuple[complex, complex, complex], halves: tuple[float, float, float]) -> str:
    """Return a trunk as one curve from the hip through the waist to the shoulders."""
    hip, waist, shoulder = points
    low, middle, high = halves
    control = 2 * waist - (hip + shoulder) / 2
    start, end = 1j * unit(control - hip), 1j * unit(shoulder - control)
    across = unit(start + end) * (4 * middle - low - high) / 2  # so that it is `middle` wide half-way
    pen = Pen().move(hip + low * start).bow(control + across, shoulder + high * end)
    pen.arc(shoulder - high * end, high, clockwise=True).bow(control - across, hip - low * start)
    return str(pen.arc(hip + low * start, low, clockwise=True).close())


def trunk_in_front(corners: Sequence[complex], half: float) -> str:
    """Return a trunk with two shoulders and two hips, rounded by `half`. Corners go clockwise."""
    pen = Pen()
    sides = list(pairwise([*corners, corners[0]]))
    outs = [1j * unit(end - start) * half for start, end in sides]
    pen.move(sides[0][0] + outs[0])
    for (start, end), out in zip(sides, outs, strict=True):
        if start != corners[0]:
            pen.arc(start + out, half, clockwise=True)
        pen.line(end + out)
    return str(pen.arc(corners[0] + outs[0], half, clockwise=True).close())


def head(shoulder: complex, at: complex, neck: tuple[float, float], radius: float, front: complex) -> str:
    """Return neck and head; `front` is where the nose points, 0 for a face towards or away from the viewer."""
    pen = capsule(Pen(), shoulder, at, *neck).move(at - radius)
    pen.arc(at + radius, radius, clockwise=True).arc(at - radius, radius, clockwise=True).close()
    if front:
        out, wide = _NOSE
        root = at + (radius - 0.4) * front
        pen.move(root + 2 * wide * front * 1j).line(root + (out + 0.4) * front).line(
            root - 2 * wide * front * 1j
        ).close()
    return str(pen)
