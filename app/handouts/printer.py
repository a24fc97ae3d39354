"""The Printer: a handout as PDF, and as pictures of the PDF's own pages."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.handout.handout import Handout
from app.handouts.engine import Engine, EngineFailed, PrinterBusy
from app.handouts.lettering import Lettering
from app.handouts.pictures import Pictured, picture_files
from app.handouts.sheet import Sheet

__all__ = ["Printer", "PrinterBusy"]

FONT_FOLDER = Path(__file__).parent / "fonts"
TEMPLATE = Path(__file__).parent / "sheet.typ"

log = logging.getLogger(__name__)


class Printer:
    """Prints handouts. One per process, shared by its threads; cheap to make, as all work waits for the first sheet.

    `pictured` returns the picture of a step.
    """

    def __init__(
        self,
        pictured: Pictured,
        font_folder: Path = FONT_FOLDER,
        *,
        compilers: int = 2,
        patience: float = 10.0,
    ) -> None:
        self._pictured = pictured
        self._font_folder = font_folder
        self._engine = Engine(font_folder, compilers=compilers, patience=patience)

    def pdf(self, handout: Handout, *, link: str = "") -> bytes:
        """Return the sheet as PDF/UA-1, the same bytes for the same handout; raise PrinterBusy.

        If the engine rejects a sheet as PDF/UA-1, the client still gets it, as tagged PDF without that claim.
        """
        files = self._files(handout, link)
        try:
            return self._print(files, format="pdf", pdf_standards=["ua-1"])
        except EngineFailed:
            log.warning("A sheet could not be printed as PDF/UA-1; it was printed without it.")
            return self._print(files, format="pdf")

    def pages(self, handout: Handout, *, link: str = "") -> tuple[bytes, ...]:
        """Return each page of the sheet as an SVG picture, its letters drawn as shapes; raise PrinterBusy."""
        pages = self._engine.compile(self._files(handout, link), format="svg")
        return tuple(pages) if isinstance(pages, list) else (pages,)

    def _print(self, files: Mapping[str, bytes], **options: Any) -> bytes:
        pdf: bytes = self._engine.compile(files, **options)
        return pdf

    def _files(self, handout: Handout, link: str) -> dict[str, bytes]:
        sheet = Sheet(Lettering(self._font_folder).fit, handout.language)
        pictures = picture_files(handout, self._pictured)
        data = sheet.data(handout, link, pictures.names)
        return {"main.typ": TEMPLATE.read_bytes(), "sheet.json": data, **pictures.files}
