"""How long a sequence works each area of the body."""

from app.domain.library.library import Library
from app.domain.plan.sequence import Sequence
from app.domain.timing.timeline import step_minutes


def area_minutes(sequence: Sequence, library: Library) -> tuple[tuple[str, float], ...]:
    """Return each worked area with its minutes, most first; ties go to the one named first.

    The minutes of a step, on both sides where both are done, count in full for every area that its technique works: a
    press along back and hip for 2 minutes gives each of them 2. So they add up to more than the sequence takes.
    """
    minutes: dict[str, float] = {}
    for step in sequence.steps():
        technique = library.described(step.technique)
        for area in technique.areas:
            minutes[area] = minutes.get(area, 0.0) + step_minutes(step, technique)
    return tuple(sorted(minutes.items(), key=lambda one: -one[1]))
