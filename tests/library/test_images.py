"""A photo or drawing of one's own may replace a pictogram."""

from pathlib import Path

import pytest

from app.library.images import MOST_BYTES, read_images
from app.library.loading import load_library
from tests.library.breaking import assert_fault

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x28\0\0\0\x1e" + b"\0" * 9
JPEG = bytes.fromhex("ffd8ffe000044a46ffc2000b08001e0028010111")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
IMAGE = "  image: {file: bridge.png, shows: Somebody lifts the hips.}\n"


@pytest.fixture
def images(folder: Path) -> Path:
    """The folder of images of a library whose bridge names one."""
    file = folder / "techniques" / "solo_strength.yaml"
    file.write_text(file.read_text("utf-8").replace("  name: Bridge\n", f"  name: Bridge\n{IMAGE}"), "utf-8")
    (folder / "images").mkdir()
    return folder / "images"


def test_it_comes_with_its_words_and_its_content(images: Path) -> None:
    (images / "bridge.png").write_bytes(PNG)
    image = load_library(images.parent).technique("solo_bridge").image
    assert image is not None
    assert (image.name, image.kind, image.content, image.size) == ("bridge.png", "image/png", PNG, (40, 30))
    assert image.words == "Somebody lifts the hips."


def test_one_that_is_not_there_is_named(images: Path) -> None:
    fault = "solo_bridge.image.file: there is no picture “bridge.png” in the folder images"
    assert_fault(images.parent, "techniques/solo_strength.yaml", fault)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"GIF89a"),
        ("a.jpg", PNG),
        ("a.txt", b"text"),
        ("a.svg", b"<svg"),
        ("a.svg", SVG.replace(b'viewBox="0 0 9 9"', b"")),
        ("a.png", PNG[:12]),
        ("a.jpg", JPEG[:9]),
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("a.svg", SVG.replace(b"<path", b"<script/><path")),
        ("a.svg", SVG.replace(b"<path", b"<path onload='x()'")),
        ("a.svg", SVG.replace(b"<path", b"<image href='https://elsewhere.example/a.png'/><path")),
        ("a.svg", SVG.replace(b"<path", b"<path fill='url(https://elsewhere.example)'")),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG),
    ],
)
def test_what_is_no_plain_picture_is_refused(images: Path, name: str, content: bytes) -> None:
    (images / "bridge.png").write_bytes(PNG)
    (images / name).write_bytes(content)
    assert_fault(images.parent, f"images/{name}", "expected a picture: PNG, JPEG, or SVG of plain shapes")


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", PNG, (40, 30)),
        ("a.jpg", JPEG, (40, 30)),
        ("a.JPEG", JPEG, (40, 30)),
        ("a.svg", b"<!-- -->" + SVG, (9, 9)),
    ],
)
def test_a_picture_is_measured(images: Path, name: str, content: bytes, size: tuple[int, int]) -> None:
    (images / name).write_bytes(content)
    faults: list[str] = []
    assert read_images(images.parent, faults)[name].size == size
    assert faults == []


def test_one_that_is_too_large_is_refused(images: Path) -> None:
    (images / "bridge.png").write_bytes(PNG + b"\0" * MOST_BYTES)
    assert_fault(images.parent, "images/bridge.png", "expected at most 1000 kB")
