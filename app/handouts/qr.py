"""The QR code of a link."""

import segno


def qr_svg(url: str) -> str:
    """Draw `url` as black squares on white with the quiet zone that scanners need; the size is the page's to set."""
    code = segno.make_qr(url, error="m")
    drawn: str = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
