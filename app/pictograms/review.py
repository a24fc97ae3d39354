"""What is measurably wrong with a pose; only eyes can tell whether it is true to its technique."""

from collections.abc import Iterator, Mapping
from itertools import permutations

from app.domain.library.picture import Picture, View
from app.pictograms import body
from app.pictograms.geometry import dot
from app.pictograms.parts import parts
from app.pictograms.skeleton import Bones, Unsolvable, out_of_reach, solve

THROUGH_FLOOR = 1.5  # how far a part may sink: flesh gives, mats do too
IN_TRUNK = 0.55  # share of a head that may overlap another's trunk; more looks as if it were inside
OVERLAP = 0.35  # share of a trunk and head that may overlap the other's; found by looking at the whole set


def faults(picture: Picture) -> Iterator[str]:
    """Yield what is impossible in either pose of a picture, in words."""
    for when, figures in zip(("", "then: "), picture.poses, strict=False):
        try:
            solved, _ = solve(figures)
        except Unsolvable as error:
            yield f"{when}{error}"
            continue
        yield from (f"{when}{fault}" for fault in _faults(solved, picture.view))


def _faults(solved: Mapping[str, Bones], view: View) -> Iterator[str]:
    for (name, limb), missed in out_of_reach(solved):
        yield f"{name}.{limb} is {missed:.1f} away from what it should touch"
    if view is not View.TOP:
        yield from _through_floor(solved)
    for one, other in permutations(solved, 2):
        yield from _in_each_other(one, solved[one], other, solved[other])


def _through_floor(solved: Mapping[str, Bones]) -> Iterator[str]:
    for name, bones in solved.items():
        for part in parts(bones):
            room = [(bones.head, body.HEAD)] if part.name == "head" else part.room  # a head's has a line around it
            lowest = min(at.imag - half for at, half in room)
            if lowest < -THROUGH_FLOOR:
                yield f"{name}.{part.name} is {-lowest:.1f} below the floor"


def _in_each_other(one: str, first: Bones, other: str, second: Bones) -> Iterator[str]:
    if first.figure.behind or second.figure.behind:
        return  # one is meant to appear in front of the other
    inside = _share([(first.head, body.HEAD)], _core(second)[:-1])
    if inside > IN_TRUNK:
        yield f"{one}'s head lies inside {other}'s trunk ({inside:.0%})"
    overlap = _share(_core(first), _core(second))
    if overlap > OVERLAP:
        yield f"{one} overlaps {other} by {overlap:.0%} of trunk and head"


def _core(bones: Bones) -> list[tuple[complex, float]]:
    """Return trunk and head as discs."""
    discs = []
    spans = ((bones.hip, bones.waist, body.TORSO_HALF[:2]), (bones.waist, bones.shoulder, body.TORSO_HALF[1:]))
    for start, end, (wide, narrow) in spans:
        discs += [(start + share * (end - start), wide + share * (narrow - wide)) for share in (0.0, 0.33, 0.67)]
    return [*discs, (bones.shoulder, body.TORSO_HALF[2]), (bones.head, body.HEAD)]


def _share(discs: list[tuple[complex, float]], others: list[tuple[complex, float]]) -> float:
    """Return what share of some discs is covered by others, sampled on a grid of points."""
    steps = [step / 2 for step in range(-2, 3)]
    points = [at + complex(x, y) * half for at, half in discs for x in steps for y in steps if x * x + y * y <= 1]
    covered = [any(_square(point - at) <= half * half for at, half in others) for point in points]
    return sum(covered) / len(points)


def _square(vector: complex) -> float:
    return dot(vector, vector)
