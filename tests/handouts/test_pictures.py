"""The pictures of a handout as files, and in the PDF: vectors, each with what it shows in words."""

import re
from dataclasses import replace
from io import BytesIO

import pypdf

from app.domain.handout.depiction import Depiction
from app.domain.library.library import frozen
from app.domain.library.picture import Image
from app.handouts.pictures import picture_files
from app.handouts.printer import Printer
from app.pictograms.gallery import Gallery
from tests.handouts.plans import LIBRARY, plan, tags


def test_each_picture_is_a_file_once_however_many_steps_show_it() -> None:
    asked: list[Depiction] = []

    def pictured(shown: Depiction) -> bytes:
        asked.append(shown)
        return shown.technique.encode()

    once = plan(3)
    twice = replace(once, parts=once.parts * 2)
    files = picture_files(twice, pictured)
    assert len(asked) == len(files.files) == len(files.names) == 3
    assert all(files.files[files.names[shown]] == shown.technique.encode() for shown in asked)


def test_a_handout_without_pictures_has_no_files(printer: Printer) -> None:
    bare = plan(2)
    parts = tuple(replace(part, steps=tuple(replace(step, picture=None) for step in part.steps)) for part in bare.parts)
    assert not picture_files(replace(bare, parts=parts), lambda _: b"").files
    assert printer.pdf(replace(bare, parts=parts)).startswith(b"%PDF")


def test_every_step_has_its_picture_as_vectors_with_alternative_text(printer: Printer) -> None:
    handout = plan(12)
    pdf = printer.pdf(handout)
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert sum(len(page.images) for page in reader.pages) == 0  # an image would be pixels
    words = {step.picture.words for part in handout.parts for step in part.steps if step.picture}
    assert len(words) == 12
    told = {even(str(tag["/Alt"])) for tag in tags(pdf) if tag["/S"] == "/Figure"}
    assert {even(text) for text in words} <= told


def test_a_photo_is_printed_in_place_of_the_drawing() -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    photo = Image("a.png", "image/png", pixel, (1, 1), "A photo.")
    techniques = {name: replace(one, image=photo) for name, one in LIBRARY.techniques.items()}
    printer = Printer(Gallery(replace(LIBRARY, techniques=frozen(techniques))).on_paper)
    pages = pypdf.PdfReader(BytesIO(printer.pdf(plan(1)))).pages
    assert sum(len(page.images) for page in pages) == 1


def even(text: str) -> str:
    return re.sub(r"\s+", " ", text)
