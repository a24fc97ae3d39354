"""A picture as SVG: ground, props, ghost, figures and arrows in layers, cropped to fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from app.domain.library.picture import Picture, View
from app.pictograms.palettes import Palette
from app.pictograms.parts import Part
from app.pictograms.scene import Box, Scene, scene
from app.pictograms.shapes import Pen, grains
from app.pictograms.sides import shown_side

_EASE = 'calcMode="spline" keyTimes="0;.5;1" keySplines=".4 0 .6 1;.4 0 .6 1"'


@dataclass(frozen=True, slots=True)
class Style:
    """How a picture is drawn. `side` is left or right for a step on that side, else "".

    With `moves` each part says where it goes, for static/js/client/pictures.js to move it; with `started` it moves
    by itself.
    """

    palette: Palette
    side: str = ""
    moves: bool = False
    started: bool = False


def draw(picture: Picture, title: str, description: str, style: Style) -> str:
    """Return the picture as SVG with a title and a description; raise Unsolvable if it names something missing.

    The same picture in the same style always gives the same text.
    """
    drawn = scene(picture)
    frame, palette = drawn.frame, style.palette
    layers = "".join(
        (
            _ground(drawn, palette),
            "" if style.started else _ghost(drawn, palette),  # its ground would cover props
            *(_prop(thing.lines, palette) for thing in drawn.props if not thing.front),
            *_figures(drawn, style),
            *(_prop(thing.lines, palette) for thing in drawn.props if thing.front),
            *(_arrow(sign.line, sign.heads, palette) for sign in drawn.arrows),
        )
    )
    if style.side and style.side != shown_side(picture):
        layers = f'<g transform="matrix(-1 0 0 1 {grains(frame.left + frame.right)} 0)">{layers}</g>'
    box = " ".join(map(str, map(grains, (frame.left, -frame.high, frame.right - frame.left, frame.high - frame.low))))
    pace = f' data-seconds="{picture.seconds:g}"' if style.moves and not style.started and picture.moves else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{pace} paint-order="stroke">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f"{layers}{_letter(style, frame) if style.side else ''}</svg>"
    )


def _figures(drawn: Scene, style: Style) -> Iterator[str]:
    """Paint figures from back to front; for one kneeling behind, only the arms are in front."""
    figures = drawn.picture.figures
    behind = [name for name, figure in figures.items() if figure.behind]
    for name in behind:
        yield _figure(drawn, name, style, lambda part: not part.is_arm)
    for name in figures:
        if name not in behind:
            yield _figure(drawn, name, style, lambda _: True)
    for name in behind:
        yield _figure(drawn, name, style, lambda part: part.is_arm)


def _figure(drawn: Scene, name: str, style: Style, wanted: Callable[[Part], bool]) -> str:
    """Paint a figure: far limbs lighter, with a line around them; the rest with a gap around it."""
    role, palette = drawn.picture.figures[name].role.value, style.palette
    own, light = getattr(palette, role), getattr(palette, f"{role}_far")
    chosen = [part for part in drawn.now[name] if wanted(part)]
    painted = ""
    for far, look in (
        (True, f'fill="{light}" stroke="{own}" stroke-width="8"'),
        (False, f'fill="{own}" stroke="{palette.well}" stroke-width="6"'),
    ):
        outlines = "".join(_outline(drawn, name, part, style) for part in chosen if part.far is far)
        painted += f"<g {look}>{outlines}</g>" if outlines else ""
    return painted


def _outline(drawn: Scene, name: str, part: Part, style: Style) -> str:
    paint = f' fill="{style.palette.worked}"' if part.worked else ""
    later = drawn.later(name).get(part.name, part).outline
    if not style.moves or later == part.outline:
        return f'<path{paint} d="{part.outline}"/>'
    if not style.started:
        return f'<path{paint} d="{part.outline}" data-then="{later}"/>'
    return (
        f'<path{paint} d="{part.outline}"><animate attributeName="d" dur="{drawn.picture.seconds:g}s" '
        f'repeatCount="indefinite" {_EASE} values="{part.outline};{later};{part.outline}"/></path>'
    )


def _ghost(drawn: Scene, palette: Palette) -> str:
    """The moved parts of the second pose, with a dashed line around all of them together."""
    outlines = "".join(part.outline for part in drawn.moved())
    if not outlines:
        return ""
    dashed = f'fill="{palette.well}" stroke="{palette.edge}" stroke-width="8" stroke-dasharray="13 11"'
    return f'<path class="ghost" {dashed} d="{outlines}"/>'


def _prop(lines: tuple[tuple[str, str], ...], palette: Palette) -> str:
    looks = {
        "solid": f'fill="{palette.prop}" stroke="{palette.edge}" stroke-width="7"',
        "line": f'fill="none" stroke="{palette.edge}" stroke-width="4"',
        "warm": f'fill="none" stroke="{palette.arrow}" stroke-width="8" stroke-linecap="round"',
        "strap": f'fill="none" stroke="{palette.edge}" stroke-width="11" stroke-linecap="round"',
    }
    return "".join(f'<path {looks[kind]} d="{path}"/>' for kind, path in lines)


def _arrow(line: str, heads: str, palette: Palette) -> str:
    return (
        f'<path fill="none" stroke="{palette.well}" stroke-width="22" d="{line}"/>'
        f'<path fill="none" stroke="{palette.arrow}" stroke-width="10" d="{line}"/>'
        f'<path fill="{palette.arrow}" d="{heads}"/>'
    )


def _ground(drawn: Scene, palette: Palette) -> str:
    if not (ground := drawn.ground):
        return ""
    width, height = grains(ground.right - ground.left), grains(ground.high - ground.low)
    from_above = drawn.picture.view is View.TOP
    look = 'rx="20" opacity=".55"' if from_above else f'rx="{height // 2}"'
    return (
        f'<rect x="{grains(ground.left)}" y="{grains(-ground.high)}" width="{width}" height="{height}" {look} '
        f'fill="{palette.soft}"/>'
    )


def _letter(style: Style, frame: Box) -> str:
    """The letter of the side in a ring: L or R, drawn as lines so that no font is needed."""
    middle = complex(frame.left + 7, frame.high - 7)
    pen = Pen()
    if style.side == "left":
        pen.move(middle + complex(-1.6, 3)).line(middle + complex(-1.6, -3)).line(middle + complex(2, -3))
    else:
        pen.move(middle + complex(-1.7, -3)).line(middle + complex(-1.7, 3)).line(middle + complex(0.5, 3))
        pen.arc(middle + complex(0.5, -0.2), 1.6, clockwise=True).line(middle + complex(-1.7, -0.2))
        pen.move(middle + complex(0.3, -0.2)).line(middle + complex(2, -3))
    ink, ground = style.palette.worked, style.palette.well
    return (
        f'<circle cx="{grains(middle.real)}" cy="{grains(-middle.imag)}" r="28" fill="{ground}" stroke="{ink}" '
        f'stroke-width="6"/><path fill="none" stroke="{ink}" stroke-width="8" stroke-linecap="round" d="{pen}"/>'
    )
