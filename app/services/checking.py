"""The checks of a sequence, run once for each version of it."""

import threading
from collections import OrderedDict

from app.domain.checks import Finding, check, locks
from app.domain.library import Library
from app.domain.sequence import Sequence

_KEPT = 128  # sequences, as many as storage keeps read


class Checks:
    """Runs the checks with one library, and remembers what they found.

    The memory goes by the very object: a sequence never changes, and while it is kept here nothing else has its place.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: OrderedDict[int, tuple[Sequence, tuple[Finding, ...]]] = OrderedDict()
        self._lock = threading.Lock()

    def findings(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return what a sequence raises for its own client, heaviest first."""
        with self._lock:
            if known := self._known.get(id(sequence)):
                return known[1]
        findings = check(sequence, sequence.client, self._library)
        with self._lock:
            self._known[id(sequence)] = (sequence, findings)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return findings

    def locks(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return what keeps a sequence from being printed or shared."""
        return locks(self.findings(sequence), sequence.audience)

    def passes(self, sequence: Sequence) -> bool:
        """Whether a sequence may be printed and shared."""
        return not self.locks(sequence)
