"""A picture by its address. The address holds a fingerprint of all pictures, so a browser may keep each for good."""

import re

from flask import Response, abort

from app.domain.errors import UnknownTechnique
from app.pictograms.drawing import Style
from app.pictograms.palettes import DARK, LIGHT
from app.web.compressed import compressed
from app.web.current import services
from app.web.pictures import bp, commands

__all__ = ["bp", "commands"]  # the commands hang on it as well

_LOOK = re.compile(r"(?P<scheme>light|dark)(?:-(?P<side>left|right))?(?P<moving>-moving)?")
_FOR_GOOD = "public, max-age=31536000, immutable"


@bp.get("/<version>/<technique_id>/<look>.svg")
def show_pictogram(version: str, technique_id: str, look: str) -> Response:
    """Show a technique's pictogram, for a light or dark page, on a side, still or moving."""
    style = _style(look)
    _known(technique_id)
    drawn = services().gallery.drawn(technique_id, style) or abort(404)
    return _answer(drawn.encode(), "image/svg+xml", version)


@bp.get("/<version>/<technique_id>/image")
def show_image(version: str, technique_id: str) -> Response:
    """Show the photo or drawing that stands for a technique's pictogram."""
    _known(technique_id)
    image = services().gallery.image(technique_id) or abort(404)
    return _answer(image.content, image.kind, version)


def _style(look: str) -> Style:
    found = _LOOK.fullmatch(look) or abort(404)
    moving = bool(found["moving"])
    return Style(DARK if found["scheme"] == "dark" else LIGHT, found["side"] or "", moves=moving, started=moving)


def _known(technique_id: str) -> None:
    try:
        services().library.technique(technique_id)
    except UnknownTechnique:
        abort(404)


def _answer(content: bytes, kind: str, version: str) -> Response:
    if kind == "image/svg+xml":
        answer = compressed(content, kind)
        # Opened by itself a drawing is a document: it may do nothing but be seen.
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    else:
        answer = Response(content, mimetype=kind)
    answer.headers["Cache-Control"] = _FOR_GOOD if version == services().gallery.version else "no-cache"
    return answer
