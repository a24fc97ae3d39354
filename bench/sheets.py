"""(c) The printed sheet against the engine setting a fixed document of the same words on as many pages."""

import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count
from typing import Any

import typst
from pypdf import PdfReader

from app.domain.handout import Handout, handout
from app.handouts.printer import FONT_FOLDER
from bench.fixed import fixed
from bench.ground import Ground
from bench.rounds import Samples, interleave

SIZES = (12, 60)  # steps
ROUNDS = 11


def measure(ground: Ground) -> Samples:
    """Return milliseconds per PDF/UA-1, by number of steps: "12", "fixed 12" and so on."""
    measures: dict[str, Callable[[], float]] = {}
    for steps in SIZES:
        measures[str(steps)] = _printing(ground, steps)
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


def _setting(ground: Ground, steps: int) -> Callable[[], float]:
    compiler, numbers = _compiler(), count(1)
    size = _size(ground, _handout(ground, steps, 0))

    def once() -> float:
        source = fixed(_handout(ground, steps, next(numbers)), size)
        return _milliseconds(lambda: _set(compiler, source))

    return once


def _handout(ground: Ground, steps: int, number: int) -> Handout:
    """Return a handout that differs in every step from all others: the engine remembers what it has set before."""
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
    return _pages(_set(_compiler(), fixed(sheet, size)))


def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    return typst.Compiler(font_paths=fonts)


def _set(compiler: Any, source: str) -> bytes:
    pdf: bytes = compiler.compile(input={"main.typ": source.encode()}, format="pdf", pdf_standards=["ua-1"])
    return pdf


def _pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
