"""The contact sheet shows every drawing with its name."""

from xml.etree import ElementTree

import pytest

from app.domain.library.library import Library
from app.library.loading import load_library
from app.pictograms.contact_sheet import as_page, as_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("palette", ["light", "dark", "paper"])
def test_one_svg_holds_them_all_with_their_names(library: Library, palette: str) -> None:
    sheet = ElementTree.fromstring(as_svg(library.techniques.values(), columns=6, palette=palette))
    drawings = [svg for svg in sheet.iter(f"{SVG}svg") if svg is not sheet]
    names = [text.text for text in sheet.iter(f"{SVG}text")]
    assert len(drawings) == len(names) == len(library.techniques)
    assert names[0] == f"1 · {next(iter(library.techniques.values())).name}"


def test_names_can_be_left_out(library: Library) -> None:
    sheet = ElementTree.fromstring(as_svg(list(library.techniques.values())[:3], named=False))
    assert [text.text for text in sheet.iter(f"{SVG}text")] == ["1", "2", "3"]


def test_the_page_has_the_steps_beside_each_drawing(library: Library) -> None:
    page = as_page(library.techniques.values())
    bridge = library.technique("solo_bridge")
    assert page.count("<figure>") == len(library.techniques)
    assert bridge.steps[0] in page
    assert "solo_bridge" in page
