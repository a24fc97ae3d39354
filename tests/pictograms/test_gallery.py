"""The gallery draws each picture once, gives an image of one's own in its place, and has a fingerprint."""

from base64 import b64encode
from dataclasses import replace

import pytest

from app.domain.handout.depiction import Depiction
from app.domain.library.library import Library, frozen
from app.domain.library.picture import Image
from app.library.loading import load_library
from app.pictograms import drawing
from app.pictograms.drawing import Style
from app.pictograms.gallery import Gallery
from app.pictograms.palettes import LIGHT, PAPER

TRACTION = "sup_single_leg_traction"
PHOTO = Image("a.jpg", "image/jpeg", b"\xff\xd8\xffphoto", (40, 30), "A photo.")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def with_image(library: Library) -> Library:
    changed = replace(library.technique(TRACTION), image=PHOTO)
    return replace(library, techniques=frozen({**library.techniques, TRACTION: changed}))


def test_nothing_is_drawn_twice(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    times = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda *given: times.append(given) or draw(*given))
    gallery = Gallery(library)
    assert gallery.drawn(TRACTION, Style(LIGHT)) is gallery.drawn(TRACTION, Style(LIGHT))
    assert gallery.drawn(TRACTION, Style(PAPER)) != gallery.drawn(TRACTION, Style(LIGHT))
    assert len(times) == 2


def test_a_technique_that_is_no_longer_there_has_no_picture(library: Library) -> None:
    assert Gallery(library).drawn("gone", Style(LIGHT)) == ""


def test_paper_gets_vectors_with_the_side_of_the_step(library: Library) -> None:
    left, right = (Gallery(library).on_paper(Depiction(TRACTION, side, "")) for side in ("left", "right"))
    assert left.startswith(b"<svg ")
    assert left != right


def test_an_image_of_ones_own_is_shown_instead(library: Library) -> None:
    gallery = Gallery(with_image(library))
    assert gallery.image(TRACTION) == PHOTO
    paper = gallery.on_paper(Depiction(TRACTION, "", ""))
    assert b64encode(PHOTO.content) in paper
    assert b'viewBox="0 0 40 30"' in paper
    assert not gallery.moves(TRACTION)
    assert Gallery(library).moves(TRACTION)


def test_the_fingerprint_changes_with_any_picture(library: Library) -> None:
    assert Gallery(library).version == Gallery(load_library()).version
    assert Gallery(library).version != Gallery(with_image(library)).version
