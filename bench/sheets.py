"""(c) The printed sheet against the engine alone: setting these very pages, and plain text on as many pages."""

import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count
from typing import Any

import typst
from pypdf import PdfReader

from app.domain.handout.handout import Handout, handout
from app.handouts.lettering import Lettering
from app.handouts.pictures import picture_files
from app.handouts.printer import FONT_FOLDER, TEMPLATE
from app.handouts.sheet import Sheet
from bench.fixed import fixed
from bench.ground import Ground
from bench.rounds import Samples, interleave

SIZES = (12, 60)  # steps
ROUNDS = 11


def measure(ground: Ground) -> Samples:
    """Return milliseconds per PDF/UA-1, by number of steps: "12", "ready 12" (its pages), "fixed 12" (plain text)."""
    measures: dict[str, Callable[[], float]] = {}
    for steps in SIZES:
        measures[str(steps)] = _printing(ground, steps)
        measures[f"ready {steps}"] = _setting_ready(ground, steps)
        measures[f"fixed {steps}"] = _setting(ground, steps)
    return interleave(measures, ROUNDS)


def lengths(ground: Ground) -> dict[int, tuple[int, int]]:
    """Return how many pages the sheet and the fixed document have, by number of steps."""

    def both(steps: int) -> tuple[int, int]:
        sheet = _handout(ground, steps, 0)
        return _printed_pages(ground, sheet), _fixed_pages(sheet, _size(ground, sheet))

    return {steps: both(steps) for steps in SIZES}


def _printing(ground: Ground, steps: int) -> Callable[[], float]:
    numbers = count(1)

    def once() -> float:
        sheet = _handout(ground, steps, next(numbers))
        return _milliseconds(lambda: ground.services.printer.pdf(sheet))

    return once


def _setting_ready(ground: Ground, steps: int) -> Callable[[], float]:
    """The engine sets the sheet's own pages, without anything Senline does before or after."""
    compiler, numbers = _compiler(), count(1)
    template = TEMPLATE.read_bytes()

    def once() -> float:
        handout = _handout(ground, steps, next(numbers))
        pictures = picture_files(handout, ground.services.gallery.on_paper)
        data = Sheet(Lettering(FONT_FOLDER).fit, handout.language).data(handout, "", pictures.names)
        return _milliseconds(lambda: _set(compiler, {"main.typ": template, "sheet.json": data, **pictures.files}))

    return once


def _setting(ground: Ground, steps: int) -> Callable[[], float]:
    compiler, numbers = _compiler(), count(1)
    size = _size(ground, _handout(ground, steps, 0))

    def once() -> float:
        source = fixed(_handout(ground, steps, next(numbers)), size).encode()
        return _milliseconds(lambda: _set(compiler, {"main.typ": source}))

    return once


def _handout(ground: Ground, steps: int, number: int) -> Handout:
    """Return a handout different in every step from all others: the engine caches what it has set."""
    plan = ground.plan(steps, f"Plan {number}")
    block = plan.blocks[0]
    noted = tuple(replace(step, note=f"{step.note} ({number})") for step in block.steps)
    services = ground.services
    return handout(replace(plan, blocks=(replace(block, steps=noted),)), services.library, services.clock().date())


def _size(ground: Ground, sheet: Handout) -> float:
    """Return the type size in points, 12 or less, at which the fixed document needs no more pages than the sheet."""
    target = _printed_pages(ground, sheet)
    return next(size / 4 for size in range(48, 0, -1) if _fixed_pages(sheet, size / 4) <= target)


def _printed_pages(ground: Ground, sheet: Handout) -> int:
    return _pages(ground.services.printer.pdf(sheet))


def _fixed_pages(sheet: Handout, size: float) -> int:
    return _pages(_set(_compiler(), {"main.typ": fixed(sheet, size).encode()}))


def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    return typst.Compiler(font_paths=fonts)


def _set(compiler: Any, files: dict[str, bytes]) -> bytes:
    pdf: bytes = compiler.compile(input=files, format="pdf", pdf_standards=["ua-1"])
    return pdf


def _pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
