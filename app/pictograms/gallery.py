"""The pictures of a library, each drawn once and then kept."""

from base64 import b64encode
from functools import cached_property
from hashlib import sha256

from app.domain.handout.depiction import Depiction, description
from app.domain.library.library import Library
from app.domain.library.picture import Image
from app.pictograms import drawing
from app.pictograms.drawing import Style
from app.pictograms.palettes import LIGHT, PAPER


class Gallery:
    """Draws the techniques of one library, each only once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._drawn: dict[tuple[str, Style], str] = {}

    def drawn(self, technique_id: str, style: Style) -> str:
        """Return a technique's pictogram as SVG, "" if it has none."""
        technique = self._library.described(technique_id)
        if technique.picture is None:
            return ""
        key = technique_id, style
        if key not in self._drawn:
            words = description(technique, style.side)
            self._drawn[key] = drawing.draw(technique.picture, technique.name, words, style)
        return self._drawn[key]

    def image(self, technique_id: str) -> Image | None:
        """Return the image shown in place of a technique's pictogram, None if there is none."""
        return self._library.described(technique_id).image

    def moves(self, technique_id: str) -> bool:
        """Whether a technique's pictogram has a second pose to move to."""
        technique = self._library.described(technique_id)
        return technique.image is None and technique.picture is not None and technique.picture.moves

    def on_paper(self, shown: Depiction) -> bytes:
        """Return a picture for the printed sheet as SVG; a pixel image is embedded in one."""
        if image := self.image(shown.technique):
            return image.content if image.kind == "image/svg+xml" else _framed(image)
        return self.drawn(shown.technique, Style(PAPER, side=shown.side)).encode()

    @cached_property
    def version(self) -> str:
        """A fingerprint of all pictures: it changes when any drawing does."""
        content = sha256()
        for technique in self._library.techniques.values():
            content.update(technique.id.encode() + b"\0" + self.drawn(technique.id, Style(LIGHT)).encode())
            content.update(technique.image.content if technique.image else b"\0")
        return content.hexdigest()[:16]


def _framed(image: Image) -> bytes:
    width, height = image.size
    data = f"data:{image.kind};base64,{b64encode(image.content).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="{data}"/></svg>'
    ).encode()
