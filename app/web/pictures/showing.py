"""How templates show the picture of a technique: as a small one beside a name, or as part of the page."""

from flask import Flask, url_for
from markupsafe import Markup

from app.domain.handout.depiction import Depiction
from app.pictograms.drawing import Style
from app.pictograms.palettes import PAGE
from app.web.current import services


def init_app(app: Flask) -> None:
    """Give templates `picture_address`, `picture_moves`, `own_image` and `pictogram`."""
    app.add_template_global(picture_address)
    app.add_template_global(picture_moves)
    app.add_template_global(own_image)
    app.add_template_global(pictogram)


def picture_address(shown: Depiction, scheme: str) -> str:
    """Return the address of a picture for a light or dark page."""
    gallery = services().gallery
    look = f"{scheme}-{shown.side}.svg" if shown.side else f"{scheme}.svg"
    if gallery.image(shown.technique):
        look = "image"
    return url_for("pictures.show_picture", version=gallery.version, technique_id=shown.technique, look=look)


def picture_moves(shown: Depiction) -> bool:
    """Whether a picture has a second pose to move to."""
    return services().gallery.moves(shown.technique)


def own_image(shown: Depiction) -> bool:
    """Whether a photo or drawing of one's own replaces the pictogram."""
    return services().gallery.image(shown.technique) is not None


def pictogram(shown: Depiction) -> Markup:
    """Return a pictogram to embed in a page, in the colours of static/css/pictures.css."""
    drawn = services().gallery.drawn(shown.technique, Style(PAGE, side=shown.side, moves=True))
    return Markup(drawn)  # noqa: S704 - drawn from the library's poses; their words are escaped
