"""(b) The client's page under gunicorn, warm and cold, against a bare route that returns the same bytes."""

from collections.abc import Callable, Iterator
from itertools import cycle, repeat

from bench.ground import Ground, on_core
from bench.rounds import Samples, interleave
from bench.wire import rate, request
from tests.serving import serving

STEPS = 12
COLD_PAGES = 700  # more than two workers' caches hold, so that no request finds its page cached
SECONDS = 1.5
ROUNDS = 7


def measure(ground: Ground) -> Samples:
    """Return requests a second: "bare", "warm" and "cold". Servers run on one core, the requests come from another."""
    paths = [ground.share(ground.keep(ground.plan(STEPS, f"Plan {number}"))) for number in range(COLD_PAGES)]
    ground.page.write_bytes(ground.app.test_client().get(paths[0]).data)
    with (
        on_core(0),
        serving("wsgi:app", ground.folder, ground.environment) as ours,
        serving("bench.bare:app", ground.folder, ground.environment) as bare,
        on_core(1),
    ):
        measures = {
            "bare": _rate(bare.port, repeat(request("GET", "/page"))),
            "warm": _rate(ours.port, repeat(request("GET", paths[0]))),
            "cold": _rate(ours.port, cycle([request("GET", path) for path in paths])),
        }
        return interleave(measures, ROUNDS)


def _rate(port: int, requests: Iterator[bytes]) -> Callable[[], float]:
    return lambda: rate(port, requests, seconds=SECONDS)
