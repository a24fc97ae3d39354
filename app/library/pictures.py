"""The `picture` of a technique: from a few lines to a Picture, or what is wrong with them and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from app.domain.library.picture import WORKED, Arrow, ArrowKind, Figure, Limb, Picture, Prop, Role, Spot, View
from app.library.entry import Entry
from app.pictograms.props import KINDS
from app.pictograms.skeleton import PARTS, TOO_FAR, Unsolvable, out_of_reach, solve
from app.pictograms.stances import STANCES, flipped

_FIGURES = {"receiver": Role.RECEIVER, "giver": Role.GIVER, "later": Role.RECEIVER, "last": Role.RECEIVER}
_SIDES = ("over", "under", "left", "right")
_BENDS = ("up", "down", "left", "right")
_GROUNDS = ("mat", "floor", "none")
_HERE = Spot()
_SPOT = re.compile(
    r"(?P<figure>receiver|giver|later|last|own) (?P<part>[a-z_]+)(?: (?P<along>0?\.\d+|[01](?:\.0)?))?"
    r"(?: (?P<side>over|under|left|right))?(?: by (?P<x>-?[\d.]+) (?P<y>-?[\d.]+))?"
)
_SPOT_EXPECTED = "expected a place: [x, y], or words such as receiver near_shin 0.4 over"


def read_picture(entry: Entry) -> Picture:
    """Read what is drawn of a technique."""
    figures = {name: entry.one(name, partial(_figure, name)) for name in _FIGURES if entry.has(name)}
    if not figures:
        entry.fault((), "expected a figure: receiver, giver, later or last")
    then = entry.one("then", lambda later: _then(later, figures)) if entry.has("then") else {}
    view = View(entry.word("view", tuple(View)))
    if view is View.TOP:  # there is no floor to be let down to
        figures, then = _afloat(figures), _afloat(then)
    picture = Picture(
        view=view,
        shows=entry.text("shows"),
        figures=MappingProxyType(figures),
        then=MappingProxyType(then),
        works=entry.words("works", WORKED),
        arrows=entry.many("arrows", _arrow) if entry.has("arrows") else (),
        props=entry.many("props", _prop) if entry.has("props") else (),
        ground=entry.word("ground", _GROUNDS) if entry.has("ground") else "mat",
        seconds=_number(entry, "seconds", 6.0),
        ghost=entry.flag("ghost", True),
    )
    _note_impossible(entry, picture)
    return picture


def _afloat(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    return {name: replace(figure, place=(figure.place[0], figure.place[1] or 0.0)) for name, figure in figures.items()}


def _note_impossible(entry: Entry, picture: Picture) -> None:
    for path, figures in zip(((), ("then",)), picture.poses, strict=False):
        try:
            solved, find = solve(figures)
            for spot in (*(arrow.at for arrow in picture.arrows), *(prop.at for prop in picture.props)):
                find(spot)
        except Unsolvable as error:
            entry.fault((*path, *error.place), error.problem)
            continue
        for place, missed in out_of_reach(solved):
            entry.fault(
                (*path, *place), f"out of reach by {missed:.1f} (at most {TOO_FAR:.0f}): move the figure or the spot"
            )


def _figure(name: str, entry: Entry) -> Figure:
    stance = STANCES[entry.word("stance", tuple(STANCES))]
    if entry.flag("flip", False):
        stance = flipped(stance)
    figure = Figure(
        role=_FIGURES[name],
        frontal=stance.frontal,
        chest_left=stance.chest_left,
        facing=stance.facing and not entry.flag("from_behind", False),
        place=(0.0, None),
        torso=stance.torso,
        torso_short=stance.torso_short,
        head=stance.head,
        limbs=stance.limbs,
        behind=entry.flag("behind", False),
    )
    if not entry.has("at"):
        entry.fault(("at",), "this key is missing; expected the place of the hip: x, or [x, height]")
    return _changed(figure, name, entry)


def _then(entry: Entry, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    return {
        name: entry.one(name, partial(_changed, figure, name)) for name, figure in figures.items() if entry.has(name)
    }


def _changed(figure: Figure, name: str, entry: Entry) -> Figure:
    """Return `figure` with what the entry says otherwise."""
    torso = _torso(entry, figure.torso)
    head = _number(entry, "head", torso[1] if torso != figure.torso else figure.head)
    limbs = {
        key: _owned(_limb(entry, key, limb), name) if entry.has(key) else limb for key, limb in figure.limbs.items()
    }
    return replace(
        figure,
        place=_place(entry, figure.place),
        rests=_number(entry, "rests", figure.rests),
        torso=torso,
        torso_short=_number(entry, "torso_short", figure.torso_short),
        head=head,
        limbs=MappingProxyType(limbs),
    )


def _owned(limb: Limb, name: str) -> Limb:
    """Return a limb with `own` replaced by its figure's name."""
    return replace(limb, to=replace(limb.to, figure=name)) if limb.to and limb.to.figure == "own" else limb


def _torso(entry: Entry, usual: tuple[float, float]) -> tuple[float, float]:
    value = entry.plain("torso")
    if value is None:
        return usual
    if _is_number(value):
        return float(value), float(value)  # type: ignore[arg-type]
    if (pair := _numbers(value, 2)) is not None:
        return pair[0], pair[1]
    entry.fault(("torso",), "expected an angle, or two: of the lower and the upper half")
    return usual


def _place(entry: Entry, usual: tuple[float, float | None]) -> tuple[float, float | None]:
    value = entry.plain("at")
    if value is None:
        return usual
    if _is_number(value):
        return float(value), None  # type: ignore[arg-type]
    if (pair := _numbers(value, 2)) is not None:
        return pair[0], pair[1]
    entry.fault(("at",), "expected the place of the hip: x, or [x, height]")
    return usual


def _limb(entry: Entry, name: str, usual: Limb) -> Limb:
    """Read a limb: two or three angles, a spot to touch, or a mapping with to, end, bend, short."""
    value = entry.plain(name)
    if isinstance(value, dict):
        return entry.one(name, lambda limb: _long_limb(limb, usual))
    return _short_limb(value, usual, lambda expected: entry.fault((name,), expected))


def _short_limb(value: object, usual: Limb, fault: Callable[[str], None]) -> Limb:
    if isinstance(value, str):
        return Limb(to=_spot_in_words(value, fault), short=usual.short)
    for many in (2, 3):
        if (angles := _numbers(value, many)) is not None:
            return Limb(angles=(angles[0], angles[1]), end=angles[2] if many == 3 else None, short=usual.short)
    fault("expected 2 or 3 angles, a spot to touch, or a mapping with angles or to")
    return usual


def _long_limb(entry: Entry, usual: Limb) -> Limb:
    value = entry.plain("angles") if entry.has("angles") else entry.plain("to")
    limb = _limb_at(entry, value, usual)
    short = _numbers(entry.plain("short"), 3) if entry.has("short") else limb.short
    if short is None:
        entry.fault(
            ("short",), "expected 3 numbers: how long upper part, lower part and hand or foot look, 1 being full"
        )
    return replace(
        limb,
        end=_number(entry, "end", 0.0) if entry.has("end") else limb.end,
        bend=entry.word("bend", _BENDS) if entry.has("bend") else "",
        short=(short[0], short[1], short[2]) if short else limb.short,
    )


def _limb_at(entry: Entry, value: object, usual: Limb) -> Limb:
    key = "angles" if entry.has("angles") else "to"
    if key == "to" and value is not None:
        return Limb(to=_spot(value, lambda expected: entry.fault(("to",), expected)), short=usual.short)
    if value is None:
        return usual
    return _short_limb(value, usual, lambda expected: entry.fault((key,), expected))


def _arrow(entry: Entry) -> Arrow:
    return Arrow(
        kind=ArrowKind(entry.word("kind", tuple(ArrowKind))),
        at=_spot_key(entry, "at"),
        size=_number(entry, "size", 12.0),
        angle=_number(entry, "angle", 0.0),
        until=_number(entry, "until", 0.0),
        both=entry.flag("both", False),
    )


def _prop(entry: Entry) -> Prop:
    return Prop(
        kind=entry.word("kind", tuple(KINDS)),
        at=_spot_key(entry, "at"),
        angle=_number(entry, "angle", 0.0),
        size=_number(entry, "size", 1.0),
        to=_spot_key(entry, "to") if entry.has("to") else None,
        front=entry.flag("front", False),
    )


def _spot_key(entry: Entry, key: str) -> Spot:
    return _spot(entry.plain(key), lambda expected: entry.fault((key,), expected))


def _spot(value: object, fault: Callable[[str], None]) -> Spot:
    if isinstance(value, str):
        return _spot_in_words(value, fault)
    if (pair := _numbers(value, 2)) is not None:
        return Spot(shift=(pair[0], pair[1]))
    fault(_SPOT_EXPECTED)
    return _HERE


def _spot_in_words(value: str, fault: Callable[[str], None]) -> Spot:
    found = _SPOT.fullmatch(value)
    if not found:
        fault(_SPOT_EXPECTED)
        return _HERE
    if found["part"] not in PARTS:
        fault(f"“{found['part']}” is not a part of a body; known parts are {', '.join(sorted(PARTS))}")
        return _HERE
    return Spot(
        figure=found["figure"],
        part=found["part"],
        along=float(found["along"]) if found["along"] else None,
        side=found["side"] or "",
        shift=(float(found["x"] or 0), float(found["y"] or 0)),
    )


def _number(entry: Entry, key: str, usual: float) -> float:
    value = entry.plain(key)
    if value is None:
        return usual
    if not _is_number(value):
        entry.fault((key,), "expected a number")
        return usual
    return float(value)  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numbers(value: object, many: int) -> tuple[float, ...] | None:
    if isinstance(value, list) and len(value) == many and all(map(_is_number, value)):
        return tuple(map(float, value))
    return None
