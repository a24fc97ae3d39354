"""All drawings side by side for viewing: as a page and as one SVG."""

import re
from collections.abc import Iterable
from html import escape

from app.domain.handout.depiction import description
from app.domain.library.picture import Picture
from app.domain.library.technique import Technique
from app.pictograms.drawing import Style, draw
from app.pictograms.palettes import PALETTES

_WIDE, _TALL, _NAME, _GAP = 360, 250, 26, 12  # of one picture, of the line with its name, between two; in pixels
_INSET = 8
_ROOT = re.compile(r"<svg [^>]*(?P<box>viewBox=\"[^\"]+\")[^>]*>")
_PAGE = {"light": ("#ffffff", "#221d17"), "dark": ("#171512", "#f1ebe2"), "paper": ("#ffffff", "#000000")}
_STYLE = """
body { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; margin: 1rem;
  font: 15px/1.5 system-ui, sans-serif; }
figure { margin: 0; border-radius: 12px; }
svg { display: block; width: 100%; height: 16rem; }
h2 { margin: 0.5rem 0 0; font-size: 1.1rem; }
p { margin: 0.25rem 0; }
"""


def as_svg(techniques: Iterable[Technique], *, columns: int = 3, palette: str = "light", named: bool = True) -> str:
    """Return one SVG of every technique that has a picture, `columns` beside each other, numbered, with their names."""
    paper, ink = _PAGE[palette]
    cells, drawn = [], list(_drawn(techniques))
    for place, (technique, picture) in enumerate(drawn):
        x = _GAP + place % columns * (_WIDE + _GAP)
        y = _GAP + place // columns * (_TALL + _NAME + _GAP)
        name = f"{place + 1} · {technique.name}" if named else f"{place + 1}"
        cells.append(
            f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_TALL}" rx="10" fill="{PALETTES[palette].well}"/>'
            f"{_placed(_svg(technique, picture, palette), x + _INSET, y + _INSET)}"
            f'<text x="{x + 4}" y="{y + _TALL + 18}" font-family="sans-serif" font-size="15" fill="{ink}">'
            f"{escape(name)}</text>"
        )
    width, height = columns * (_WIDE + _GAP) + _GAP, -(-len(drawn) // columns) * (_TALL + _NAME + _GAP) + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{paper}"/>{"".join(cells)}</svg>'
    )


def as_page(techniques: Iterable[Technique], palette: str = "light") -> str:
    """Return a page with every picture, its name and description, and the technique's steps."""
    paper, ink = _PAGE[palette]
    colours = f"body {{ background: {paper}; color: {ink}; }} figure {{ background: {PALETTES[palette].well}; }}"
    entries = "".join(
        f"<section><figure>{_svg(technique, picture, palette)}</figure><h2>{escape(technique.name)}</h2>"
        f"<p><code>{technique.id}</code></p><p>{escape(description(technique))}</p>"
        f"<ol>{''.join(f'<li>{escape(step)}</li>' for step in technique.steps)}</ol></section>"
        for technique, picture in _drawn(techniques)
    )
    head = f'<meta charset="utf-8"><title>Pictograms</title><style>{_STYLE}{colours}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{entries}</body></html>'


def _drawn(techniques: Iterable[Technique]) -> Iterable[tuple[Technique, Picture]]:
    return ((technique, technique.picture) for technique in techniques if technique.picture)


def _svg(technique: Technique, picture: Picture, palette: str) -> str:
    return draw(picture, technique.name, description(technique), Style(PALETTES[palette]))


def _placed(svg: str, x: int, y: int) -> str:
    """Return a drawing as a part of a larger one."""

    def root(found: re.Match[str]) -> str:
        size = f'x="{x}" y="{y}" width="{_WIDE - 2 * _INSET}" height="{_TALL - 2 * _INSET}"'
        return f'<svg {size} {found["box"]} paint-order="stroke">'

    return _ROOT.sub(root, svg, count=1)
