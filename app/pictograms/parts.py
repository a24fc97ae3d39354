"""A solved figure cut into drawable parts, from back to front, each with its outline."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.library.picture import Role
from app.pictograms import body, shapes
from app.pictograms.geometry import direction
from app.pictograms.skeleton import Bones

_IN_PROFILE = ("far_arm", "far_leg", "trunk", "head", "near_leg", "near_arm")
_FROM_FRONT = ("far_leg", "near_leg", "trunk", "head", "far_arm", "near_arm")


@dataclass(frozen=True, slots=True)
class Part:
    """One outline of a figure."""

    name: str  # that of a limb, trunk or head
    far: bool  # on the far side of the body: drawn lighter
    worked: bool  # worked on: drawn darker
    outline: str
    room: tuple[tuple[complex, float], ...]  # points with the half-width around them

    @property
    def is_arm(self) -> bool:
        """Whether it is an arm."""
        return self.name.endswith("arm")

    def moved_from(self, before: "Part") -> float:
        """Return the largest distance to the same part in another pose."""
        return max(abs(here - there) for (here, _), (there, _) in zip(self.room, before.room, strict=True))


def parts(bones: Bones, works: tuple[str, ...] = ()) -> Iterator[Part]:
    """Yield the parts of one figure from back to front; `works` names the receiver's limbs that are worked on."""
    figure = bones.figure
    for name in _FROM_FRONT if figure.frontal else _IN_PROFILE:
        if name == "trunk":
            yield Part(name, False, False, _trunk(bones), _trunk_room(bones))
        elif name == "head":
            yield Part(name, False, False, _head(bones), ((bones.head, body.HEAD + 1),))
        else:
            points, halves = bones.limbs[name], body.ARM_HALF if name.endswith("arm") else body.LEG_HALF
            room = tuple(zip(points, (*(pair[0] for pair in halves), halves[-1][1]), strict=True))
            worked = name in works and figure.role is Role.RECEIVER
            far = name.startswith("far") and not figure.frontal and not worked
            yield Part(name, far, worked, shapes.limb(points, halves), room)


def _head(bones: Bones) -> str:
    figure = bones.figure
    front = 0j if figure.frontal else direction(figure.head) * (1j if figure.chest_left else -1j)
    return shapes.head(bones.shoulder, bones.head, body.NECK_HALF, body.HEAD, front)


def _trunk(bones: Bones) -> str:
    if not bones.figure.frontal:
        return shapes.trunk_in_profile((bones.hip, bones.waist, bones.shoulder), body.TORSO_HALF)
    corners = [bones.limbs[name][0] for name in ("near_arm", "far_arm", "far_leg", "near_leg")]
    return shapes.trunk_in_front(corners, body.TRUNK_HALF)


def _trunk_room(bones: Bones) -> tuple[tuple[complex, float], ...]:
    if not bones.figure.frontal:
        return tuple(zip((bones.hip, bones.waist, bones.shoulder), body.TORSO_HALF, strict=True))
    return tuple((points[0], body.TRUNK_HALF) for points in bones.limbs.values())
