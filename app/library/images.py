"""The folder `images` of a library: photos and drawings that may stand for a technique's pictogram."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from app.domain.picture import Image
from app.library.entry import Entry

MOST_BYTES = 1_000_000  # a photo of 1,600 pixels across is 200 to 400 kB
_DRAWING = "{http://www.w3.org/2000/svg}"
_ACTIVE = {f"{_DRAWING}{name}" for name in ("script", "foreignObject", "style", "image", "use", "a")}


def read_images(folder: Path, faults: list[str]) -> Mapping[str, tuple[str, bytes]]:
    """Return the media type and content of every image in `folder`/images by its name; note what is none."""
    images: dict[str, tuple[str, bytes]] = {}
    for path in sorted((folder / "images").glob("*")):
        kind = _KINDS.get(path.suffix.lower())
        content = path.read_bytes() if kind and path.is_file() else b""
        if kind is None or not kind[1](content):
            faults.append(f"images/{path.name}: file: expected a picture: PNG, JPEG, or SVG of plain shapes")
        elif len(content) > MOST_BYTES:
            faults.append(f"images/{path.name}: file: expected at most {MOST_BYTES // 1000} kB")
        else:
            images[path.name] = kind[0], content
    return MappingProxyType(images)


def read_image(entry: Entry, images: Mapping[str, tuple[str, bytes]]) -> Image | None:
    """Read which image stands for a technique's pictogram."""
    name, shows = entry.text("file"), entry.text("shows")
    if name not in images:
        entry.fault(("file",), f"there is no picture “{name}” in the folder images")
        return None
    return Image(name, *images[name], shows)


def _is_plain_svg(content: bytes) -> bool:
    """Whether it is a drawing that holds shapes alone: nothing that runs, nothing fetched from elsewhere."""
    if b"<!" in content.replace(b"<!--", b""):
        return False
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - no entities: a document type is refused above
    except ElementTree.ParseError:
        return False
    return root.tag == f"{_DRAWING}svg" and all(
        element.tag not in _ACTIVE
        and not any(name.rpartition("}")[2].lower().startswith("on") or "href" in name for name in element.attrib)
        and not any("url(" in value and "url(#" not in value for value in element.attrib.values())
        for element in root.iter()
    )


_KINDS: Mapping[str, tuple[str, Callable[[bytes], bool]]] = MappingProxyType(
    {
        ".png": ("image/png", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
        ".jpg": ("image/jpeg", lambda content: content.startswith(b"\xff\xd8\xff")),
        ".jpeg": ("image/jpeg", lambda content: content.startswith(b"\xff\xd8\xff")),
        ".svg": ("image/svg+xml", _is_plain_svg),
    }
)
