"""A picture by its address. The address has a fingerprint of all pictures, so browsers may keep each for good."""

import re

from flask import Response, abort

from app.domain.values.errors import UnknownTechnique
from app.pictograms.drawing import Style
from app.pictograms.palettes import DARK, LIGHT
from app.web.assets import FOR_GOOD
from app.web.compressed import compressed
from app.web.current import services
from app.web.pictures import bp, commands

__all__ = ["bp", "commands"]  # the commands register on it too

_LOOK = re.compile(r"(?P<scheme>light|dark)(?:-(?P<side>left|right))?(?P<moving>-moving)?\.svg")


@bp.get("/<version>/<technique_id>/<look>")
def show_picture(version: str, technique_id: str, look: str) -> Response:
    """Show a technique's pictogram for a light or dark page, on a side, still or moving; or its replacement image."""
    try:
        services().library.technique(technique_id)
    except UnknownTechnique:
        abort(404)
    response = _image(technique_id) if look == "image" else _pictogram(technique_id, look)
    response.headers["Cache-Control"] = FOR_GOOD if version == services().gallery.version else "no-cache"
    return response


def _pictogram(technique_id: str, look: str) -> Response:
    found = _LOOK.fullmatch(look) or abort(404)
    moving = bool(found["moving"])
    palette = DARK if found["scheme"] == "dark" else LIGHT
    style = Style(palette, found["side"] or "", moves=moving, started=moving)
    drawn = services().gallery.drawn(technique_id, style) or abort(404)
    return compressed(drawn.encode(), "image/svg+xml")


def _image(technique_id: str) -> Response:
    image = services().gallery.image(technique_id) or abort(404)
    return Response(image.content, mimetype=image.kind)
