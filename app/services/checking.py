"""The checks of a sequence, run once for each version of it."""

from app.domain.checks import Finding, check, locks
from app.domain.library.library import Library
from app.domain.plan.sequence import Sequence
from app.domain.values.recent import Recent

_KEPT = 128  # sequences, as many as storage keeps read


class Checks:
    """Runs the checks with one library, and remembers what they found.

    The memory goes by the very object: a sequence never changes, and while it is kept here nothing else has its place.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: Recent[int, tuple[Sequence, tuple[Finding, ...]]] = Recent(_KEPT)

    def findings(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return what a sequence raises for its own client, heaviest first."""
        if known := self._known.get(id(sequence)):
            return known[1]
        findings = check(sequence, sequence.client, self._library)
        self._known.put(id(sequence), (sequence, findings))
        return findings

    def locks(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return what keeps a sequence from being printed by its therapist."""
        return locks(self.findings(sequence), sequence.audience)

    def passes(self, sequence: Sequence) -> bool:
        """Whether a client may be shown a sequence: no stop is open, whoever the plan is for.

        A link is read by the client, also where the therapist calls the plan their own session.
        """
        return not self.stops(sequence)

    def stops(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return what keeps a sequence from being shown to a client."""
        return tuple(finding for finding in self.findings(sequence) if finding.is_open_stop)
