"""All drawings of the library together: sound, light, distinct from each other, and quick to draw."""

import gzip
from statistics import median
from xml.etree import ElementTree

import pytest

from app.domain.library.library import Library
from app.domain.library.picture import Role
from app.domain.library.technique import Sides
from app.library.loading import load_library
from app.pictograms.drawing import Style
from app.pictograms.gallery import Gallery
from app.pictograms.palettes import LIGHT, PAGE, PAPER
from app.pictograms.review import faults
from app.pictograms.sides import shown_side

MEDIAN, MEDIAN_GZIP = 4000, 1200  # bytes of a drawing


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def drawn(library: Library) -> dict[str, str]:
    gallery = Gallery(library)
    return {technique_id: gallery.drawn(technique_id, Style(LIGHT)) for technique_id in library.techniques}


def test_no_pose_is_impossible(library: Library) -> None:
    found = {t.id: list(faults(t.picture)) for t in library.techniques.values() if t.picture}
    assert len(found) == 81
    assert {technique: said for technique, said in found.items() if said} == {}


def test_a_drawing_is_light(drawn: dict[str, str]) -> None:
    assert median(len(svg.encode()) for svg in drawn.values()) <= MEDIAN
    assert median(len(gzip.compress(svg.encode())) for svg in drawn.values()) <= MEDIAN_GZIP


def test_no_two_drawings_are_the_same(drawn: dict[str, str]) -> None:
    bodies = [svg[svg.index("</desc>") :] for svg in drawn.values()]
    assert len(set(bodies)) == len(bodies)


def test_a_giver_is_drawn_where_there_is_one_and_nowhere_else(library: Library) -> None:
    for technique in library.techniques.values():
        assert technique.picture is not None
        roles = {figure.role for figure in technique.picture.figures.values()}
        assert Role.RECEIVER in roles or technique.id.startswith("prep_"), technique.id
        if technique.hands_on:
            assert Role.GIVER in roles, technique.id


def test_what_is_done_on_each_side_says_which_it_shows(library: Library) -> None:
    for technique in library.techniques.values():
        assert technique.picture is not None
        if technique.dose.sides is Sides.EACH:
            assert shown_side(technique.picture) in ("left", "right"), technique.id


@pytest.mark.parametrize("palette", [LIGHT, PAPER, PAGE], ids=["light", "paper", "page"])
@pytest.mark.parametrize("side", ["", "left", "right"])
def test_every_drawing_is_sound_svg_in_every_style(library: Library, palette: object, side: str) -> None:
    gallery = Gallery(library)
    for technique_id in library.techniques:
        for moves, started in ((False, False), (True, False), (True, True)):
            svg = gallery.drawn(technique_id, Style(palette, side=side, moves=moves, started=started))  # type: ignore[arg-type]
            assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_every_description_is_a_sentence(library: Library) -> None:
    for technique in library.techniques.values():
        assert technique.picture is not None
        assert technique.picture.shows.endswith("."), technique.id
        assert technique.picture.shows[0].isupper(), technique.id
