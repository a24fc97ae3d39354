"""What helped: better, same and worse for each technique, counted over all answers and ranked."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.feedback.feedback import Feedback, Felt


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a technique was rated, and how."""

    technique: str
    better: int = 0
    same: int = 0
    worse: int = 0

    @property
    def helped(self) -> bool:
        """Whether it made it better more often than worse."""
        return self.better > self.worse

    @property
    def harmed(self) -> bool:
        """Whether it made it worse more often than better."""
        return self.worse > self.better


def tallies(given: Iterable[Feedback]) -> tuple[Tally, ...]:
    """Return the counts of every rated technique, the most helpful first.

    Ranked by better minus worse, then by better; ties go to the one rated first. Few answers prove nothing, so the
    numbers are shown as they are, not averaged.
    """
    found: dict[str, list[Felt]] = {}
    for feedback in given:
        for one in feedback.felt:
            found.setdefault(one.technique, []).append(one.felt)
    every = (Tally(name, *(felt.count(kind) for kind in Felt)) for name, felt in found.items())
    return tuple(sorted(every, key=lambda count: (count.worse - count.better, -count.better)))
