"""Interleaved rounds: whatever else the machine is doing affects both sides of a ratio."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Samples = Mapping[str, tuple[float, ...]]  # name -> what each round measured, in order


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two measures of the same rounds: their medians, and the median and extremes of the rounds' own ratios."""

    ours: float
    bare: float
    ratio: float
    low: float
    high: float


def interleave(measures: Mapping[str, Callable[[], float]], rounds: int) -> Samples:
    """Take every measure once per round, in rotating order, after one warm-up round."""
    names = list(measures)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for name in names if number % 2 else reversed(names):
            value = measures[name]()
            if number:
                taken[name].append(value)
    return {name: tuple(values) for name, values in taken.items()}


def ratio(samples: Samples, ours: str, bare: str) -> Ratio:
    """Compare two measures round by round."""
    ratios = [mine / theirs for mine, theirs in zip(samples[ours], samples[bare], strict=True)]
    return Ratio(median(samples[ours]), median(samples[bare]), median(ratios), min(ratios), max(ratios))
