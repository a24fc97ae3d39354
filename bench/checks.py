"""(e) Checking a plan against its client, against the whole answer to an edit of it, and as the plan grows."""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from app.domain.checks import check
from app.domain.plan.client import Audience, Client, ClientCondition
from app.domain.plan.sequence import Sequence
from bench.edits import edits_of
from bench.ground import Ground
from bench.rounds import Samples, interleave
from bench.wire import Line
from tests.serving import serving

SIZES = (12, 200)  # steps
CONDITIONS = ("osteoporosis", "anticoagulants", "knee_injury", "hypertension_controlled", "spondylolisthesis")
REPEATS = 20  # a round
ROUNDS = 9


def measure(ground: Ground) -> Samples:
    """Return milliseconds: of one "edit" of the small plan, and of one check by number of steps."""
    with serving("wsgi:app", ground.folder, ground.environment) as ours:
        measures: dict[str, Callable[[], float]] = {"edit": edits_of(ground, Line(ours.port), _plan(ground, SIZES[0]))}
        for steps in SIZES:
            measures[str(steps)] = _check(ground, _plan(ground, steps))
        return interleave(measures, ROUNDS)


def _plan(ground: Ground, steps: int) -> Sequence:
    client = Client(conditions=tuple(ClientCondition(id=condition) for condition in CONDITIONS))
    return replace(ground.plan(steps), client=client, audience=Audience.PARTNER)  # the audience with the most rules


def _check(ground: Ground, plan: Sequence) -> Callable[[], float]:
    def milliseconds() -> float:
        taken = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            check(plan, plan.client, ground.services.library)
            taken.append(time.perf_counter() - start)
        return median(taken) * 1000

    return milliseconds
