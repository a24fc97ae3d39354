"""(d) The most memory a worker has held after it printed fifty PDFs."""

import re
from pathlib import Path

from bench.ground import Ground
from bench.wire import Line, request
from tests.serving import Server, serving

PDFS = 50
SIZES = (12, 60)  # steps, in turn


def measure(ground: Ground) -> float:
    """Return the peak resident size in MB of a lone worker that printed plans of 12 and 60 steps, all different."""
    with serving("wsgi:app", ground.folder, ground.environment, "--workers", "1") as server:
        line = Line(server.port)
        for number in range(PDFS):
            plan = ground.plan(SIZES[number % len(SIZES)], f"Plan {number}")
            line.ask(request("GET", f"/sequences/{ground.keep(plan)}/handout.pdf", ground.headers))
        return _peak(_worker(server))


def _worker(server: Server) -> int:
    (worker,) = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return int(worker)


def _peak(process: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    if found is None:
        raise RuntimeError("this system does not report a process's peak memory")
    return int(found[1]) / 1024
