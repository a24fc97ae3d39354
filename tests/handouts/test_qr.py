"""The QR code is the same drawing on screen and on paper, and safe to serve."""

import subprocess
from xml.etree import ElementTree

import segno

from app.handouts.printer import Printer
from app.handouts.qr import qr_bars, qr_svg
from tests.handouts.plans import LINK, plan

EDGE = 400  # dots an inch


def test_the_screen_code_is_plain_svg_without_style_or_script() -> None:
    root = ElementTree.fromstring(qr_svg(LINK))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "path", "g"}
    assert not any(name in {"style", "href", "class"} for element in root.iter() for name in element.attrib)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "viewBox" in root.attrib and "width" not in root.attrib


def test_bars_are_the_dark_modules_of_the_code() -> None:
    drawn = qr_bars(LINK)
    dark = {(x + i, y) for x, y, length in drawn["bars"] for i in range(length)}
    matrix = segno.make_qr(LINK, error="m").matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert drawn["size"] == len(matrix)


def test_the_printed_code_has_every_module_where_a_scanner_looks(printer: Printer) -> None:
    width, pixels = _first_page(printer.pdf(plan(1), link=LINK))
    matrix = segno.make_qr(LINK, error="m").matrix
    left, top, side = ((210 - 16 - 22) / 25.4 * EDGE, 14 / 25.4 * EDGE, 22 / 25.4 * EDGE)
    module = side / len(matrix)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            at = int(top + (y + 0.5) * module) * width + int(left + (x + 0.5) * module)
            assert (pixels[at] < 128) == bool(dark), (x, y)


def _first_page(pdf: bytes) -> tuple[int, bytes]:
    """The width and the grey values of page 1, row by row."""
    command = ["pdftoppm", "-r", str(EDGE), "-gray", "-f", "1", "-l", "1", "-"]
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    return int(size.split()[0]), pixels
