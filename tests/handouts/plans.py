"""Handouts of the real library to print, and what a PDF says when it is read back."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import zip_longest
from typing import Any

import pypdf

from app.domain.editing.edits import new_step
from app.domain.handout.handout import Handout, handout
from app.domain.library.library import Library
from app.domain.library.technique import Roles
from app.domain.plan.sequence import Block, BlockKind, Paper, Sequence, Step
from app.library.loading import load_library
from app.pictograms.gallery import Gallery

LIBRARY: Library = load_library()
PICTURED = Gallery(LIBRARY).on_paper
LINK = "https://senline.example/s/kJ3vVYb0Vt8G0mB5Zy0Wm3o3q1hQ2nUeX4rT7sAaBbC"
DAY = date(2026, 11, 22)


def plan(steps: int, *, notes: tuple[str, ...] = (), **heading: Any) -> Handout:
    """A handout with two thirds of its steps in the session, the rest between sessions; notes go to the first steps."""
    partner, alone = (
        [t for t in LIBRARY.techniques.values() if (t.roles is Roles.PAIR) is pair] for pair in (True, False)
    )
    ours = (new_step(partner[i % len(partner)], f"s{i}") for i in range(max(1, steps * 2 // 3)))
    own = (new_step(alone[i % len(alone)], f"b{i}") for i in range(steps - max(1, steps * 2 // 3)))
    session = Block(id="x", name="Session", steps=tuple(_noted(ours, notes)))
    between = Block(id="y", name="Between sessions", kind=BlockKind.BETWEEN, steps=tuple(own))
    sequence = Sequence(**{"title": "Evening routine", "blocks": (session, between)} | heading)
    return handout(sequence, LIBRARY, DAY)


def many_parts(lines: int) -> Handout:
    """Twenty parts of one step, with a note of so many lines: every kind of page end comes up."""
    techniques = list(LIBRARY.techniques.values())
    blocks = []
    for at in range(20):
        step = replace(new_step(techniques[at], f"s{at}"), note="\n".join(["line"] * lines))
        blocks.append(Block(id=f"b{at}", name=f"Part {at}", steps=(step,)))
    return handout(Sequence(title="Evening routine", blocks=tuple(blocks)), LIBRARY, DAY)


def _noted(steps: Iterator[Step], notes: tuple[str, ...]) -> Iterator[Step]:
    yield from (replace(step, note=note) for step, note in zip_longest(steps, notes, fillvalue="") if step)


def starter_plan(name: str, paper: Paper) -> Handout:
    """The handout of a plan that everybody can start from."""
    return handout(replace(LIBRARY.starters[name].sequence, paper=paper), LIBRARY, DAY)


def read(pdf: bytes, order: str = "-raw") -> list[str]:
    """The text of each page as pdftotext finds it, in the order it was set or ("-layout") as laid out on the page."""
    return [even(page) for page in _text(pdf, order).split("\f")[:-1]]


def lines(pdf: bytes) -> list[str]:
    """The lines of all pages as laid out across the paper."""
    return [even(line) for line in _text(pdf, "-layout").splitlines()]


def _text(pdf: bytes, order: str) -> str:
    command = ["pdftotext", order, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def even(text: str) -> str:
    """Text without line breaks, break opportunities and the direction marks pdftotext adds."""
    return " ".join(re.sub("[\u200b\u202a-\u202e]", "", text).split())


def spoken_languages(pdf: bytes) -> set[str]:
    """The languages that runs of text are marked with."""
    pages = (page.get_contents() for page in reader(pdf).pages)
    return {
        name.decode() for page in pages if page is not None for name in re.findall(rb"/Lang\((\w+)\)", page.get_data())
    }


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def tags(pdf: bytes) -> list[dict[str, Any]]:
    """Every element of the structure tree, in reading order."""
    found: list[dict[str, Any]] = []
    _walk(reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"], found)
    return found


def _walk(node: Any, found: list[dict[str, Any]]) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            _walk(child, found)
    elif isinstance(node, dict):
        found += [node] if "/S" in node else []
        _walk(node.get("/K"), found)


def type_sizes(pdf: bytes) -> set[float]:
    """The size in points of every letter, text matrix and page scale counted."""
    sizes: set[float] = set()
    for page in reader(pdf).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.add(_size(text, cm, tm, size)))
    return sizes - {0}


def _size(text: str, cm: list[float], tm: list[float], size: float) -> float:
    return round(abs(size * tm[3] * cm[3]), 2) if text.strip() else 0


def fonts(pdf: bytes) -> list[str]:
    """The lines of pdffonts, one a font."""
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [line for line in listed.splitlines()[2:] if re.search(r"\S", line)]
