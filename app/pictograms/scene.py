"""A picture with both of its poses worked out, ready to be painted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.library.picture import Picture, Role, Spot, View
from app.pictograms import arrows, props
from app.pictograms.arrows import DrawnArrow
from app.pictograms.parts import Part, parts
from app.pictograms.props import DrawnProp
from app.pictograms.skeleton import solve

_MARGIN = 3.0
_MAT, _FLOOR = 3.2, 1.2  # how thick they are, seen from the side
_AROUND = 5.0  # of a mat seen from above, around the person lying on it
_PLAINLY = 3.0  # a ghost nearer than this would only clutter the picture


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y upwards."""

    left: float
    right: float
    low: float
    high: float

    @staticmethod
    def around(points: Iterable[complex]) -> "Box":
        """Return the smallest box around some points, at least one."""
        found = list(points)
        across, up = [point.real for point in found], [point.imag for point in found]
        return Box(min(across), max(across), min(up), max(up))

    def grown(self, by: float) -> "Box":
        """Return the box with a margin added."""
        return Box(self.left - by, self.right + by, self.low - by, self.high + by)

    def with_(self, other: "Box") -> "Box":
        """Return the box around both."""
        return Box(
            min(self.left, other.left),
            max(self.right, other.right),
            min(self.low, other.low),
            max(self.high, other.high),
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to paint. `then` has the figures of the second pose, in the same parts as `now`."""

    picture: Picture
    now: Mapping[str, tuple[Part, ...]]
    then: Mapping[str, tuple[Part, ...]]
    props: tuple[DrawnProp, ...]
    arrows: tuple[DrawnArrow, ...]
    ground: Box | None
    frame: Box

    def later(self, name: str) -> Mapping[str, Part]:
        """Return a figure's parts in the second pose by name; empty if it keeps still."""
        return {part.name: part for part in self.then.get(name, ())}

    def moved(self) -> Iterator[Part]:
        """Yield the parts that clearly move in the second pose, if that is drawn at all."""
        if not self.picture.ghost:
            return
        for name, later in self.then.items():
            for part, before in zip(later, self.now[name], strict=True):
                if part.moved_from(before) >= _PLAINLY:
                    yield part


def scene(picture: Picture) -> Scene:
    """Work out a picture; raise Unsolvable if it names something missing."""
    (solved, find), *moved = map(solve, picture.poses)
    now = {name: tuple(parts(bones, picture.works)) for name, bones in solved.items()}
    then = {name: tuple(parts(bones, picture.works)) for later, _ in moved for name, bones in later.items()}
    return _framed(picture, now, then, find)


def _framed(
    picture: Picture,
    now: Mapping[str, tuple[Part, ...]],
    then: Mapping[str, tuple[Part, ...]],
    find: Callable[[Spot], complex],
) -> Scene:
    things = tuple(props.draw(prop, find) for prop in picture.props)
    signs = tuple(arrows.draw(arrow, find) for arrow in picture.arrows)
    figures = [part for pose in (now, then) for figure in pose.values() for part in figure]
    beside = [*(thing.room for thing in things), *(sign.room for sign in signs)]
    room = Box.around([*_corners(figures), *(at for points in beside for at in points)])
    ground = _ground(picture, now, room)
    frame = (room.with_(ground) if ground else room).grown(_MARGIN)
    return Scene(picture, now, then, things, signs, ground, frame)


def _corners(figure: Iterable[Part]) -> Iterator[complex]:
    for part in figure:
        for at, half in part.room:
            yield at + complex(half, half)
            yield at - complex(half, half)


def _ground(picture: Picture, now: Mapping[str, tuple[Part, ...]], room: Box) -> Box | None:
    """Return where mat or floor is: a band below everything, or seen from above, the mat around the body."""
    if picture.ground == "none":
        return None
    if picture.view is not View.TOP:
        return Box(room.left - 2, room.right + 2, -(_MAT if picture.ground == "mat" else _FLOOR), 0.0)
    lying = [part for name in now if picture.figures[name].role is Role.RECEIVER for part in now[name]]
    return Box.around(_corners(lying)).grown(_AROUND) if lying else None
