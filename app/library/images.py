"""A library's `images` folder: photos and drawings that can replace a technique's pictogram."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from app.domain.library.picture import Image
from app.library.entry import Entry

MOST_BYTES = 1_000_000  # a photo of 1,600 pixels across is 200 to 400 kB
_DRAWING = "{http://www.w3.org/2000/svg}"
_BOX = re.compile(r"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*")
_ACTIVE = {f"{_DRAWING}{name}" for name in ("script", "foreignObject", "style", "image", "use", "a")}


Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One picture of the folder: media type, content, and its width and height."""

    kind: str
    content: bytes
    size: Size


def read_images(folder: Path, faults: list[str]) -> Mapping[str, ImageFile]:
    """Return every picture in `folder`/images by name; note other files in `faults`."""
    images: dict[str, ImageFile] = {}
    for path in sorted((folder / "images").glob("*")):
        kind, measure = _KINDS.get(path.suffix.lower(), ("", _none))
        content = path.read_bytes() if path.is_file() else b""
        if not (size := measure(content)):
            faults.append(f"images/{path.name}: file: expected a picture: PNG, JPEG, or SVG of plain shapes")
        elif len(content) > MOST_BYTES:
            faults.append(f"images/{path.name}: file: expected at most {MOST_BYTES // 1000} kB")
        else:
            images[path.name] = ImageFile(kind, content, size)
    return MappingProxyType(images)


def read_image(entry: Entry, images: Mapping[str, ImageFile]) -> Image | None:
    """Read which image replaces a technique's pictogram."""
    name, shows = entry.text("file"), entry.text("shows")
    if name not in images:
        entry.fault(("file",), f"there is no picture “{name}” in the folder images")
        return None
    found = images[name]
    return Image(name, found.kind, found.content, found.size, shows)


def _none(_: bytes) -> None:
    return None


def _png(content: bytes) -> Size | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _jpeg(content: bytes) -> Size | None:
    """Walk the segments to the start of the frame, which has height and width."""
    if content[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while content[at : at + 1] == b"\xff" and at + 9 <= len(content):
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _svg(content: bytes) -> Size | None:
    """Take the box of a drawing made only of shapes."""
    if not (root := _plain_svg(content)):
        return None
    box = _BOX.fullmatch(root.get("viewBox", ""))
    return (round(float(box[1])), round(float(box[2]))) if box else None


def _plain_svg(content: bytes) -> ElementTree.Element | None:
    """Return a drawing that runs nothing and fetches nothing; None for anything else."""
    if b"<!" in content.replace(b"<!--", b""):
        return None
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - no entities: a document type is rejected above
    except ElementTree.ParseError:
        return None
    plain = root.tag == f"{_DRAWING}svg" and all(
        element.tag not in _ACTIVE
        and not any(name.rpartition("}")[2].lower().startswith("on") or "href" in name for name in element.attrib)
        and not any("url(" in value and "url(#" not in value for value in element.attrib.values())
        for element in root.iter()
    )
    return root if plain else None


_KINDS: Mapping[str, tuple[str, Callable[[bytes], Size | None]]] = MappingProxyType(
    {
        ".png": ("image/png", _png),
        ".jpg": ("image/jpeg", _jpeg),
        ".jpeg": ("image/jpeg", _jpeg),
        ".svg": ("image/svg+xml", _svg),
    }
)
