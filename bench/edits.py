"""(a) One edit, from request to answer, against a bare route that commits one row to the same database."""

import time
from collections.abc import Callable
from itertools import count
from statistics import median

from app.domain.plan.sequence import Sequence
from bench.ground import Ground, form
from bench.rounds import Samples, interleave
from bench.wire import Line, request
from tests.serving import serving

SIZES = (12, 60, 200)  # steps
REQUESTS = 20  # a round
ROUNDS = 9


def measure(ground: Ground) -> Samples:
    """Return milliseconds per request: "bare", and by number of steps."""
    with (
        serving("wsgi:app", ground.folder, ground.environment) as ours,
        serving("bench.bare:app", ground.folder, ground.environment) as bare,
    ):
        measures: dict[str, Callable[[], float]] = {"bare": _row(Line(bare.port))}
        for steps in SIZES:
            measures[str(steps)] = edits_of(ground, Line(ours.port), ground.plan(steps))
        return interleave(measures, ROUNDS)


def _row(line: Line) -> Callable[[], float]:
    message = request("POST", "/row")
    return lambda: _milliseconds(line, lambda: message)


def edits_of(ground: Ground, line: Line, plan: Sequence) -> Callable[[], float]:
    """Write notes to a step in the middle of a plan, each a new revision, like a therapist typing."""
    steps = [step.id for step in plan.steps()]
    path = f"/sequences/{ground.keep(plan)}/steps/{steps[len(steps) // 2]}"
    numbers = count(1)

    def message() -> bytes:
        number = next(numbers)
        headers = {**ground.headers, "HX-Request": "true", "If-Match": f'"{number}"', "Edit-Id": f"edit-{number}"}
        return request("POST", path, headers, form(note=f"Slowly, {number} breaths."))

    return lambda: _milliseconds(line, message)


def _milliseconds(line: Line, message: Callable[[], bytes]) -> float:
    taken = []
    for _ in range(REQUESTS):
        sent = message()
        start = time.perf_counter()
        line.ask(sent)
        taken.append(time.perf_counter() - start)
    return median(taken) * 1000
