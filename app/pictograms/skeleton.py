"""A picture's figures with every joint placed: angles followed, hands and feet brought to what they touch."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from app.domain.library.picture import Figure, Limb, Spot
from app.pictograms import body
from app.pictograms.geometry import direction, dot, two_bones, unit

PALM = 3.0  # from the wrist to the middle of the hand
TOO_FAR = 2.0  # a hand or foot that misses by more is out of reach

# Joints by the names spots use, as places on a limb's chain of points.
_JOINTS = {
    "elbow": ("arm", 1),
    "wrist": ("arm", 2),
    "hand": ("arm", 3),
    "knee": ("leg", 1),
    "ankle": ("leg", 2),
    "toes": ("leg", 3),
}
_BONES = {"upper_arm": ("arm", 0), "forearm": ("arm", 1), "thigh": ("leg", 0), "shin": ("leg", 1), "foot": ("leg", 2)}
_HALVES = {"arm": body.ARM_HALF, "leg": body.LEG_HALF}
_TRUNK = ("hip", "waist", "shoulder", "head", "torso", "neck", "back", "belly")
_SIDES = {"over": 1j, "under": -1j, "left": -1 + 0j, "right": 1 + 0j}

PARTS = frozenset(
    (*_TRUNK, *(f"{which}_{part}" for which in ("near", "far") for part in (*_JOINTS, *_BONES, "shoulder", "hip")))
)


class Unsolvable(Exception):
    """A pose no body can take. `place` names the figure and limb, `problem` what is wrong."""

    def __init__(self, place: tuple[str, ...], problem: str) -> None:
        super().__init__(f"{'.'.join(place)}: {problem}")
        self.place = place
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Bones:
    """One figure solved. A limb is four points: shoulder or hip, elbow or knee, wrist or ankle, fingertips or toes."""

    figure: Figure
    hip: complex
    waist: complex
    shoulder: complex
    head: complex
    limbs: Mapping[str, tuple[complex, ...]]
    missed: Mapping[str, float]  # by how much a hand or foot misses what it should touch


@dataclass(slots=True)
class _Solving:
    """Solves limbs on demand: a giver's hand may depend on a receiver's knee, or the other way round."""

    figures: Mapping[str, Figure]
    trunks: dict[str, tuple[complex, complex, complex, complex]] = field(default_factory=dict)
    limbs: dict[tuple[str, str], tuple[tuple[complex, ...], float]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def trunk(self, name: str) -> tuple[complex, complex, complex, complex]:
        if name not in self.trunks:
            self.trunks[name] = _trunk(self.figures[name])
        return self.trunks[name]

    def limb(self, name: str, limb: str) -> tuple[tuple[complex, ...], float]:
        key = (name, limb)
        if key in self.limbs:
            return self.limbs[key]
        if key in self.asked:
            raise Unsolvable(key, "it waits for a hand or foot that waits for it")
        self.asked.append(key)
        figure = self.figures[name]
        hip, _, shoulder, _ = self.trunk(name)
        self.limbs[key] = _limb(figure, limb, _root(figure, limb, hip, shoulder), partial(self.spot, asker=key))
        self.asked.remove(key)
        return self.limbs[key]

    def spot(self, spot: Spot, asker: tuple[str, ...] = ("picture",)) -> tuple[complex, complex]:
        """Return a place and the direction away from its surface; 0 if there is no surface."""
        shift = complex(*spot.shift)
        if not spot.figure:
            return shift, _SIDES.get(spot.side, 0j)
        if spot.figure not in self.figures:
            raise Unsolvable(asker, f"there is no figure “{spot.figure}” in this picture")
        at, half, along = self._part(spot)
        if not spot.side:
            return at + shift, 0j
        out = _outwards(along, spot.side)
        return at + half * out + shift, out

    def _part(self, spot: Spot) -> tuple[complex, float, complex]:
        """Return a point in the middle of a part, its half-width there and the direction of the part."""
        figure = self.figures[spot.figure]
        hip, waist, shoulder, head = self.trunk(spot.figure)
        if spot.part in _TRUNK:
            return _on_trunk(figure, spot, (hip, waist, shoulder, head))
        which, _, part = spot.part.partition("_")
        if part in ("shoulder", "hip"):
            limb = f"{which}_{'arm' if part == 'shoulder' else 'leg'}"
            half = body.ARM_HALF[0][0] if part == "shoulder" else body.LEG_HALF[0][0]
            return _root(figure, limb, hip, shoulder), half, unit(shoulder - hip)
        kind, place = _JOINTS.get(part) or _BONES[part]
        points, _ = self.limb(spot.figure, f"{which}_{kind}")
        if part in _JOINTS:
            half = _HALVES[kind][min(place, 2)][0]
            return points[place], half, unit(points[place] - points[place - 1])
        along = 0.5 if spot.along is None else spot.along
        start, end = points[place], points[place + 1]
        wide, narrow = _HALVES[kind][place]
        return start + along * (end - start), wide + along * (narrow - wide), unit(end - start)


def _outwards(along: complex, side: str) -> complex:
    """Return the surface's direction: across the limb, on the named side."""
    wanted = _SIDES[side]
    across = along * 1j
    lean = dot(across, wanted)
    if abs(lean) < 0.05:  # a limb pointing exactly that way: this means its end
        return wanted
    return across if lean > 0 else -across


def _on_trunk(
    figure: Figure, spot: Spot, trunk: tuple[complex, complex, complex, complex]
) -> tuple[complex, float, complex]:
    hip, waist, shoulder, head = trunk
    low, mid, high = (
        (body.TRUNK_HALF + w for w in (body.HIPS, 2.5, body.SHOULDERS)) if figure.frontal else body.TORSO_HALF
    )
    if spot.part in ("torso", "back", "belly"):
        along = 0.5 if spot.along is None else spot.along
        if along < 0.5:
            return hip + 2 * along * (waist - hip), low + 2 * along * (mid - low), unit(waist - hip)
        share = 2 * along - 1
        return waist + share * (shoulder - waist), mid + share * (high - mid), unit(shoulder - waist)
    points = {"hip": (hip, low), "waist": (waist, mid), "shoulder": (shoulder, high), "head": (head, body.HEAD)}
    if spot.part == "neck":
        return (shoulder + head) / 2, body.NECK_HALF[1], unit(head - shoulder)
    at, half = points[spot.part]
    return at, half, unit(shoulder - hip)


def _trunk(figure: Figure) -> tuple[complex, complex, complex, complex]:
    """Return hip, waist, shoulders and head; without a given height the figure is lowered onto what it rests on."""
    x, height = figure.place
    hip = complex(x, height or 0.0)
    low, high = (length * figure.torso_short for length in body.TORSO)
    waist = hip + low * direction(figure.torso[0])
    shoulder = waist + high * direction(figure.torso[1])
    head = shoulder + (body.NECK + body.HEAD) * direction(figure.head)
    points = (hip, waist, shoulder, head)
    if height is not None:
        return points
    down = complex(0, figure.rests - _lowest(figure, points))
    return (hip + down, waist + down, shoulder + down, head + down)


def _lowest(figure: Figure, trunk: tuple[complex, complex, complex, complex]) -> float:
    """Return the height of the lowest part of a figure, looking at limbs that are given by angles."""
    hip, waist, shoulder, head = trunk
    halves = (body.TRUNK_HALF,) * 3 if figure.frontal else body.TORSO_HALF
    lows = [at.imag - half for at, half in zip((hip, waist, shoulder), halves, strict=True)]
    lows.append(head.imag - body.HEAD)
    for name, limb in figure.limbs.items():
        if limb.to is None:
            points = _by_angles(figure, name, limb, _root(figure, name, hip, shoulder))
            halves_of = _HALVES[name.partition("_")[2]]
            lows += [
                p.imag - h
                for part, pair in enumerate(halves_of)
                for p, h in zip(points[part : part + 2], pair, strict=True)
            ]
    return min(lows)


def _root(figure: Figure, limb: str, hip: complex, shoulder: complex) -> complex:
    base, apart = (shoulder, body.SHOULDERS) if limb.endswith("arm") else (hip, body.HIPS)
    if not figure.frontal:
        return base
    across = 1j * direction(figure.torso[1] if limb.endswith("arm") else figure.torso[0])
    return base + across * (apart if limb.startswith("near") else -apart)


def _lengths(name: str, limb: Limb) -> tuple[float, float, float]:
    upper, lower, end = body.ARM if name.endswith("arm") else body.LEG
    return upper * limb.short[0], lower * limb.short[1], end * limb.short[2]


def _by_angles(figure: Figure, name: str, limb: Limb, root: complex) -> tuple[complex, ...]:
    upper, lower, end = _lengths(name, limb)
    joint = root + upper * direction(limb.angles[0])
    tip = joint + lower * direction(limb.angles[1])
    turned = direction(limb.end) if limb.end is not None else _natural_end(figure, name, direction(limb.angles[1]))
    return root, joint, tip, tip + end * turned


def _natural_end(figure: Figure, name: str, lower: complex) -> complex:
    """A hand continues the forearm; a foot is square to the shin, towards the front of the body."""
    if name.endswith("arm") or figure.frontal:
        return lower
    return lower * (1j if not figure.chest_left else -1j)


def _limb(
    figure: Figure, name: str, root: complex, find: Callable[[Spot], tuple[complex, complex]]
) -> tuple[tuple[complex, ...], float]:
    limb = figure.limbs[name]
    if limb.to is None:
        return _by_angles(figure, name, limb, root), 0.0
    target, out = find(limb.to)
    upper, lower, end = _lengths(name, limb)
    bend = _bend(figure, name, limb)
    if name.endswith("arm"):
        wrist, turned = _wrist(root, target, out, limb)
    else:
        wrist, turned = _ankle(target, out, limb)
    reached = two_bones(root, wrist, upper, lower, bend)
    shin = unit(reached.end - reached.joint)
    hand = turned if turned else _natural_end(figure, name, shin)
    return (root, reached.joint, reached.end, reached.end + end * hand), reached.missed


def _wrist(root: complex, target: complex, out: complex, limb: Limb) -> tuple[complex, complex]:
    """Return where the wrist goes and how the hand lies: flat on a surface, or in line with the forearm."""
    if limb.end is not None:
        turned = direction(limb.end)
    elif out:
        flat = out * 1j
        turned = flat if dot(flat, target - root) >= 0 else -flat
    else:
        return target, 0j
    return target + body.ARM_HALF[2][0] * out - PALM * turned, turned


def _ankle(target: complex, out: complex, limb: Limb) -> tuple[complex, complex]:
    """Return where the ankle goes, a sole's thickness from the surface, and the foot's direction if given."""
    turned = direction(limb.end) if limb.end is not None else 0j
    return target + body.LEG_HALF[2][0] * out, turned


def _bend(figure: Figure, name: str, limb: Limb) -> complex:
    if limb.bend:
        return {"up": 1j, "down": -1j, "left": -1 + 0j, "right": 1 + 0j}[limb.bend]
    if name.endswith("arm"):
        if not figure.frontal:
            return -1j
        outwards = 1j * direction(figure.torso[1]) * (1 if name.startswith("near") else -1)
        return outwards - 0.3 * direction(figure.torso[1])
    front = direction(figure.torso[0]) * (1j if figure.chest_left else -1j)
    return front if not figure.frontal else -1j


def solve(figures: Mapping[str, Figure]) -> tuple[dict[str, Bones], Callable[[Spot], complex]]:
    """Return every figure solved, and a function from spots to points; raise Unsolvable for anything missing.

    A hand or foot that cannot reach is stretched towards its target; `Bones.missed` says by how much it misses.
    """
    solving = _Solving(figures)
    solved = {name: _bones(solving, name) for name in figures}
    return solved, lambda spot: solving.spot(spot)[0]


def _bones(solving: _Solving, name: str) -> Bones:
    hip, waist, shoulder, head = solving.trunk(name)
    limbs = {limb: solving.limb(name, limb) for limb in solving.figures[name].limbs}
    return Bones(
        figure=solving.figures[name],
        hip=hip,
        waist=waist,
        shoulder=shoulder,
        head=head,
        limbs={limb: points for limb, (points, _) in limbs.items()},
        missed={limb: missed for limb, (_, missed) in limbs.items() if missed},
    )


def out_of_reach(solved: Mapping[str, Bones]) -> Iterator[tuple[tuple[str, str], float]]:
    """Yield (figure, limb) and the distance missed, for each hand or foot that does not touch what it should."""
    for name, bones in solved.items():
        for limb, missed in bones.missed.items():
            if missed > TOO_FAR:
                yield (name, limb), missed
