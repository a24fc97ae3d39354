"""A picture of a technique: who lies, sits or kneels where, at which angles, and what moves.

Nothing here is drawn: app/pictograms turns these values into drawings. Lengths are in hundredths of a body's height; x
grows to the right, y upwards from the floor. Angles are degrees as seen in the picture, 0 to the right, 90 up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

LIMBS = ("near_arm", "far_arm", "near_leg", "far_leg")
WORKED = (*LIMBS, "near", "far")  # what can be worked on: a limb, or that side of the trunk


class View(StrEnum):
    """Where the picture is seen from. From above there is no floor to stand on."""

    SIDE = "side"
    TOP = "top"
    FRONT = "front"


class Role(StrEnum):
    """Whose body a figure is: more than one figure may be the receiver, at another moment."""

    RECEIVER = "receiver"
    GIVER = "giver"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: x and y, or a place on a body. `along` goes from 0 to 1 along a limb; `side` names its surface."""

    figure: str = ""  # the name of a figure; "" for a place given by x and y
    part: str = ""
    along: float | None = None
    side: str = ""  # over, under, left, right; "" for the middle of the limb
    shift: tuple[float, float] = (0.0, 0.0)  # the place itself where there is no figure


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: the directions of its parts, or the spot that its hand or foot has to touch.

    `end` is the direction of the hand or foot, None for the one that comes by itself; `bend` says which way elbow or
    knee points: up, down, left, right, or "" for the natural one. `short` foreshortens its parts, 1 being full length.
    """

    angles: tuple[float, float] = (0.0, 0.0)
    to: Spot | None = None
    end: float | None = None
    bend: str = ""
    short: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One body. `place` is its hip; without a height it is let down until its lowest part is as high as `rests`."""

    role: Role
    frontal: bool  # seen from front or back: two shoulders and two hips beside each other; else in profile
    chest_left: bool  # in profile: the front of the body is to the left of the spine, looking from hip to head
    facing: bool = True  # frontal: whether the front of the body is turned to the reader
    place: tuple[float, float | None]
    rests: float = 0.0
    torso: tuple[float, float]  # directions of its lower and upper half
    torso_short: float = 1.0
    head: float
    limbs: Mapping[str, Limb]
    behind: bool = False  # drawn before the other figure, its arms after it


class ArrowKind(StrEnum):
    """How something moves."""

    STRAIGHT = "straight"
    ARC = "arc"
    CIRCLE = "circle"
    EIGHT = "eight"


@dataclass(frozen=True, slots=True)
class Arrow:
    """What moves where. Straight: from `at` towards `angle`, `size` long. Arc and circle: around `at`, `size` away."""

    kind: ArrowKind
    at: Spot
    size: float
    angle: float = 0.0  # arc: where it begins
    until: float = 0.0  # arc: where it ends
    both: bool = False  # a head at either end


@dataclass(frozen=True, slots=True)
class Prop:
    """One of a fixed set of things. Its middle, or its foot where it stands, is at `at`; a strap goes on to `to`."""

    kind: str
    at: Spot
    angle: float = 0.0
    size: float = 1.0
    to: Spot | None = None
    front: bool = False  # drawn over the figures


@dataclass(frozen=True, slots=True)
class Image:
    """A photo or drawing of one's own, shown in place of the pictogram."""

    name: str  # of its file
    kind: str  # its media type
    content: bytes
    size: tuple[int, int]  # width and height: pixels, or the units of a drawing
    words: str  # what it shows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """What is drawn of a technique. `then` are the figures that are elsewhere at the other end of the movement.

    A picture equals only itself: techniques are keys of caches, and to look through every limb there would cost much.
    """

    view: View
    shows: str  # what there is to see, one sentence, for whoever does not see it
    figures: Mapping[str, Figure]
    then: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))
    works: tuple[str, ...] = ()  # of the receiver: words of WORKED
    arrows: tuple[Arrow, ...] = ()
    props: tuple[Prop, ...] = ()
    ground: str = "mat"  # mat, floor or none
    seconds: float = 6.0  # there and back, on screen
    ghost: bool = True  # whether the second pose is drawn as well where nothing moves

    @property
    def moves(self) -> bool:
        """Whether there is a second pose to move to."""
        return bool(self.then)

    @property
    def poses(self) -> tuple[Mapping[str, Figure], ...]:
        """The key poses, each with all its figures: two where something moves, otherwise one."""
        return (self.figures, {**self.figures, **self.then}) if self.moves else (self.figures,)
