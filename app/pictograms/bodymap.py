"""The body map: one standing body from the front and from behind, made of the areas that techniques work.

The proportions are those of app/pictograms/body.py: hundredths of the body's height, the ground at 0, y upwards. Only
the right half of the drawing is written down; the other one is its mirror image. Every edge between two areas is one
line that both follow, so they fit exactly, and every line is smooth from end to end, however many areas share it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.pictograms.geometry import unit
from app.pictograms.shapes import Pen, grains

WIDTH, HIGH, LOW = 68.8, 101.0, -4.0  # of the whole drawing
BESIDE = 17.0  # from the drawing's edge to the middle of a figure
LEVELS = 4  # shades of the small figure
WHOLE_BODY = "whole_body"  # the one area without a location
_SMALL = 0.4  # a grain of the small figure is half a unit of the large one: fine enough at 80 px, and short to write

_Run = tuple[str, int, int]  # a line, and from which of its points to which; backwards where the second is smaller
_Bend = tuple[complex, ...]  # from, two points that pull, to


def _line(*points: tuple[float, float]) -> tuple[complex, ...]:
    return tuple(complex(*point) for point in points)


_LINES: Mapping[str, tuple[complex, ...]] = {
    # The outline: down the neck, over the shoulder, around the arm to the armpit; down the side; up inside the leg.
    "arm": _line(
        *((2.9, 88.4), (2.9, 85.2), (4.5, 83.2), (7.3, 82), (10.7, 80.9), (13.2, 78.2), (14, 74.2)),
        *((14.3, 68), (14.9, 61.5), (16, 55), (16.2, 50.2), (16.7, 46.5), (16.1, 43), (14.6, 41.4)),
        *((13.3, 43.4), (13.1, 46.6), (13, 50.6), (11.4, 58), (10.5, 63), (9.7, 69), (9.2, 73.6)),
    ),
    "side": _line(
        *((9.2, 73.6), (9.1, 72.4), (8.9, 70.0), (8.2, 64.9), (8.7, 58.8), (9.9, 54.0), (10.4, 48.4)),
        *((10.2, 41.0), (9.2, 31.6), (8.9, 24.8), (9.3, 19.0), (8.4, 10.6), (8.3, 4.4)),
    ),
    "inside": _line(*((0.4, 47.4), (0.9, 40.0), (1.8, 31.6), (2.3, 24.8), (2.0, 19.0), (2.8, 10.6), (2.8, 4.4))),
    # Both sides.
    "collar": _line((7.3, 82.0), (3.6, 81.4), (0, 80.2)),
    "armpit": _line((9.2, 73.6), (8.5, 77.8), (7.3, 82.0)),
    "sleeve": _line((9.2, 73.6), (11.7, 73.4), (14.0, 74.2)),
    "knee_top": _line((9.2, 31.6), (5.5, 32.2), (1.8, 31.6)),
    "knee_end": _line((8.9, 24.8), (5.6, 24.2), (2.3, 24.8)),
    "shin_end": _line((8.4, 10.6), (5.6, 10.2), (2.8, 10.6)),
    "instep": _line((8.3, 4.4), (5.5, 3.7), (2.8, 4.4)),
    # The front.
    "ribs": _line((8.9, 70.0), (4.8, 68.6), (0, 68.0)),
    "belt": _line((8.7, 58.8), (5.6, 57.2), (0, 55.8)),
    "crease": _line((5.6, 57.2), (4.4, 52.0), (3.3, 47.9)),
    "hip_end": _line((10.4, 48.4), (6.8, 47.2), (3.3, 47.9)),
    "groin_end": _line((3.3, 47.9), (1.8, 47.5), (0.4, 47.4), (0, 47.4)),
    "inseam": _line((3.3, 47.9), (4.1, 40.0), (1.8, 31.6)),
    "toes": _line((8.3, 4.4), (9.4, 0.8), (10.0, -1.8), (8.4, -3.3), (5.2, -3.2), (3.2, -1.6), (3.0, 1.2), (2.8, 4.4)),
    # The back.
    "blades": _line((9.1, 72.4), (4.6, 72.2), (0, 72.1)),
    "waist": _line((8.2, 64.9), (4.2, 64.7), (0, 64.6)),
    "loin": _line((8.7, 58.8), (4.6, 57.6), (0, 57.2)),
    "sacrum": _line((4.6, 57.6), (3.2, 53.4), (0, 49.8)),
    "cleft": _line((0.4, 47.4), (0, 49.8)),
    "fold": _line((10.4, 48.4), (6.6, 46.0), (0.4, 47.4)),
    "outseam": _line((6.6, 46.0), (6.4, 40.0), (9.2, 31.6)),
    "heel": _line((8.3, 4.4), (8.8, 1.4), (7.9, -1.4), (5.5, -2.2), (3.1, -1.4), (2.3, 1.4), (2.8, 4.4)),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of an area on one of the figures. If it goes `across` the middle, its mirror image closes it."""

    area: str
    runs: tuple[_Run, ...]
    across: bool = False


_NECK = _Piece("neck", (("arm", 0, 3), ("collar", 0, 2)), across=True)
_SHOULDER = _Piece("shoulder", (("arm", 3, 6), ("sleeve", 2, 0), ("armpit", 0, 2)))
_ARM = _Piece("arm", (("arm", 6, 20), ("sleeve", 0, 2)))
_ANKLE = _Piece("ankle", (("side", 11, 12), ("instep", 0, 2), ("inside", 6, 5), ("shin_end", 2, 0)))
_UNDER_COLLAR: tuple[_Run, ...] = (("collar", 2, 0), ("armpit", 2, 0))
_JOINT: tuple[_Run, ...] = (("side", 8, 9), ("knee_end", 0, 2), ("inside", 3, 2), ("knee_top", 2, 0))
_LOWER_LEG: tuple[_Run, ...] = (("side", 9, 11), ("shin_end", 0, 2), ("inside", 5, 3), ("knee_end", 2, 0))

_FRONT = (
    _NECK,
    _SHOULDER,
    _ARM,
    _Piece("chest", (*_UNDER_COLLAR, ("side", 0, 2), ("ribs", 0, 2)), across=True),
    _Piece("abdomen", (("ribs", 2, 0), ("side", 2, 4), ("belt", 0, 2)), across=True),
    _Piece("groin", (("belt", 2, 1), ("crease", 0, 2), ("groin_end", 0, 3)), across=True),
    _Piece("hip", (("side", 4, 6), ("hip_end", 0, 2), ("crease", 2, 0), ("belt", 1, 0))),
    _Piece("thigh_front", (("side", 6, 8), ("knee_top", 0, 2), ("inseam", 2, 0), ("hip_end", 2, 0))),
    _Piece("thigh_inner", (("inseam", 0, 2), ("inside", 2, 0), ("groin_end", 2, 0))),
    _Piece("knee", _JOINT),
    _Piece("shin", _LOWER_LEG),
    _ANKLE,
    _Piece("foot", (("toes", 0, 7), ("instep", 2, 0))),
)
_BACK = (
    _NECK,
    _SHOULDER,
    _ARM,
    _Piece("upper_back", (*_UNDER_COLLAR, ("side", 0, 1), ("blades", 0, 2)), across=True),
    _Piece("mid_back", (("blades", 2, 0), ("side", 1, 3), ("waist", 0, 2)), across=True),
    _Piece("low_back", (("waist", 2, 0), ("side", 3, 4), ("loin", 0, 2)), across=True),
    _Piece("sacrum", (("loin", 2, 1), ("sacrum", 0, 2)), across=True),
    _Piece("gluteal", (("side", 4, 6), ("fold", 0, 2), ("cleft", 0, 1), ("sacrum", 2, 0), ("loin", 1, 0))),
    _Piece("thigh_outer", (("side", 6, 8), ("outseam", 2, 0), ("fold", 1, 0))),
    _Piece("thigh_back", (("outseam", 0, 2), ("knee_top", 0, 2), ("inside", 2, 0), ("fold", 2, 1))),
    _Piece("popliteal", _JOINT),
    _Piece("calf", _LOWER_LEG),
    _ANKLE,
    _Piece("foot", (("heel", 0, 6), ("instep", 2, 0))),
)
_FIGURES = ((BESIDE, _FRONT), (WIDTH - BESIDE, _BACK))
AREAS = tuple(dict.fromkeys(piece.area for _, pieces in _FIGURES for piece in pieces))  # from the head down


def view_box(scale: float = 1.0) -> str:
    """Return the frame of the drawing as SVG names it."""
    return " ".join(str(grains(scale * value)) for value in (0, -HIGH, WIDTH, HIGH - LOW))


@lru_cache
def outline(area: str) -> str:
    """Return all of an area, on both sides of the body and in both figures, as path data."""
    pen = Pen()
    for middle, bends in _outlines([area]):
        pen.move(middle + bends[0][0])
        for _, first, second, end in bends:
            pen.curve(middle + first, middle + second, middle + end)
        pen.close()
    return str(pen)


@lru_cache
def heads(scale: float = 1.0) -> str:
    """Return both heads, which belong to no area, as path data."""
    pen = Pen()
    for middle, _ in _FIGURES:
        low, high = scale * complex(middle, 86.6), scale * complex(middle, 100.4)
        wide = scale * 6.4
        pen.move(low).curve(low - wide, high - 1.2 * wide, high).curve(high + 1.2 * wide, low + wide, low).close()
    return str(pen)


@lru_cache(maxsize=512)
def shaded(levels: tuple[tuple[str, int], ...]) -> str:
    """Return the small figure with areas shaded from 1 to LEVELS; an area that is not named has level 0.

    It is decoration, hidden from screen readers: the page says the same in words. At about 80 px straight lines look
    as smooth as curves, and one path for all areas of a level keeps it small.
    """
    level_of = dict(levels)
    paths = "".join(
        f'<path class="level-{level}" d="{data}"/>'
        for level in range(LEVELS + 1)
        if (data := _straight([area for area in AREAS if level_of.get(area, 0) == level]))
    )
    return (
        f'<svg class="body-figure" viewBox="{view_box(_SMALL)}" aria-hidden="true" focusable="false">'
        f'<path class="body-head" d="{heads(_SMALL)}"/>{paths}</svg>'
    )


def _straight(areas: Iterable[str]) -> str:
    pen = Pen()
    for middle, bends in _outlines(areas):
        pen.move(_SMALL * (middle + bends[0][0]))
        for bend in bends:
            if bend[-1] != bends[0][0]:  # closing draws the way back
                pen.line(_SMALL * (middle + bend[-1]))
        pen.close()
    return str(pen)


def _outlines(areas: Iterable[str]) -> Iterator[tuple[float, list[_Bend]]]:
    """Yield each closed outline of these areas with the middle of its figure."""
    wanted = frozenset(areas)
    for middle, pieces in _FIGURES:
        for piece in pieces:
            if piece.area in wanted:
                for bends in _closed(piece):
                    yield middle, bends


def _closed(piece: _Piece) -> Iterator[list[_Bend]]:
    """Yield the outlines of a piece: one across the middle, else one on either side of it."""
    half = [bend for name, start, end in piece.runs for bend in _bends(_LINES[name], start, end)]
    if piece.across:
        yield [*half, *_mirrored(half)]
    else:
        yield half
        yield _mirrored(half)


def _mirrored(bends: list[_Bend]) -> list[_Bend]:
    return [tuple(-point.conjugate() for point in reversed(bend)) for bend in reversed(bends)]


def _bends(points: tuple[complex, ...], start: int, end: int) -> Iterator[_Bend]:
    """Yield the smooth curve through a line's points from one of them to another."""
    ways = [_way(points, place) for place in range(len(points))]
    step = 1 if start < end else -1
    for here, there in pairwise(range(start, end + step, step)):
        pull = step * abs(points[there] - points[here]) / 3
        yield points[here], points[here] + pull * ways[here], points[there] - pull * ways[there], points[there]


def _way(points: tuple[complex, ...], place: int) -> complex:
    """Return a line's direction at one of its points: from the point before to the point after.

    Where it ends at the middle of the body it runs straight across, to meet its mirror image without a kink.
    """
    if points[place].real == 0 and len(points) > 2:
        return -1 + 0j
    return unit(points[min(place + 1, len(points) - 1)] - points[max(place - 1, 0)])
