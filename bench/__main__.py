"""Take every measurement and print the table: `make bench`."""

import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.config import ROOT
from bench import checks, edits, memory, pages, sheets
from bench.ground import Ground, prepare
from bench.report import Goal, Line, compared, table
from bench.rounds import ratio

SMALL = edits.SIZES[0]


def main() -> None:
    """Measure in a temporary folder, reporting progress, and print the table.

    The folder is where Senline's own database would be: elsewhere a disk may be memory.
    """
    logging.disable(logging.INFO)
    instance = ROOT / "instance"
    instance.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=instance) as folder:
        ground = prepare(Path(folder))
        parts = (_edits(ground), _pages(ground), _sheets(ground), _memory(ground), _checks(ground))
        lines = [line for part in parts for line in part]
    print(table(lines))


def _pages(ground: Ground) -> Iterator[Line]:
    _tell("the client's page")
    samples = pages.measure(ground)
    for state, goal in (("warm", 0.75), ("cold", 0.25)):
        what = f"(b) client's page of {pages.STEPS} steps, {state}"
        yield compared(what, ratio(samples, state, "bare"), "pages/s", Goal(goal, at_least=True))


def _edits(ground: Ground) -> Iterator[Line]:
    _tell("edits")
    samples = edits.measure(ground)
    for steps in edits.SIZES:
        goal = Goal(2) if steps == SMALL else None
        yield compared(f"(a) edit of {steps} steps", ratio(samples, str(steps), "bare"), "ms", goal)
    for steps in edits.SIZES[1:]:
        growth = ratio(samples, str(steps), str(SMALL))
        yield compared(f"    {steps} steps to {SMALL}: below linear", growth, "ms", Goal(round(steps / SMALL, 1)))


def _sheets(ground: Ground) -> Iterator[Line]:
    _tell("PDFs")
    samples, lengths = sheets.measure(ground), sheets.lengths(ground)
    for steps in sheets.SIZES:
        ours, bare = lengths[steps]
        what = f"(c) PDF of {steps} steps, against the engine on these {ours} pages"
        yield compared(what, ratio(samples, str(steps), f"ready {steps}"), "ms", Goal(1.5))
        what = f"    the same against plain text on {bare} pages"
        yield compared(what, ratio(samples, str(steps), f"fixed {steps}"), "ms", Goal(1.5))


def _memory(ground: Ground) -> Iterator[Line]:
    _tell("memory")
    peak = memory.measure(ground)
    what = f"(d) peak of a worker that printed {memory.PDFS} PDFs"
    yield Line(what=what, ours=f"{peak:.0f} MB", value=peak, goal=Goal(250, unit=" MB"))


def _checks(ground: Ground) -> Iterator[Line]:
    _tell("checks")
    samples = checks.measure(ground)
    small, large = (str(steps) for steps in checks.SIZES)
    what = f"(e) checks of {small} steps, {len(checks.CONDITIONS)} conditions, against the whole edit"
    yield compared(what, ratio(samples, small, "edit"), "ms", Goal(0.1))
    most = round(checks.SIZES[1] / checks.SIZES[0], 1)
    yield compared(f"    {large} steps to {small}: at most linear", ratio(samples, large, small), "ms", Goal(most))


def _tell(what: str) -> None:
    print(f"measuring {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
