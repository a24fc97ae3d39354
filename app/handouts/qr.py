"""The QR code of a link, for the screen and for the sheet."""

from itertools import groupby
from typing import Any

import segno

_QUIET = 4  # white modules that scanners need on every side


def qr_svg(url: str) -> str:
    """Draw `url` as black squares on white, quiet zone included; the page decides its size."""
    drawn: str = _code(url).svg_inline(
        border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def qr_bars(url: str) -> dict[str, Any]:
    """Return the code as horizontal bars [x, y, length] in modules without quiet zone, and its size in modules."""
    rows = _code(url).matrix
    return {"size": len(rows), "bars": [bar for y, row in enumerate(rows) for bar in _bars(row, y)]}


def _code(url: str) -> segno.QRCode:
    return segno.make_qr(url, error="m")


def _bars(row: bytearray, y: int) -> list[list[int]]:
    """Return the runs of dark modules in a row."""
    runs = (tuple(run) for dark, run in groupby(range(len(row)), key=lambda x: row[x]) if dark)
    return [[run[0], y, len(run)] for run in runs]
