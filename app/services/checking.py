"""The checks of a sequence, run once for each version of it."""

from app.domain.checks import Finding, check, locks
from app.domain.library.library import Library
from app.domain.plan.sequence import Sequence
from app.domain.values.recent import Recent

_KEPT = 128  # sequences, as many as storage caches


class Checks:
    """Runs the checks with one library, and remembers what they found.

    The cache goes by object identity: a sequence never changes, and while it is kept here its id is not reused.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: Recent[int, tuple[Sequence, tuple[Finding, ...]]] = Recent(_KEPT)

    def findings(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return the findings of a sequence for its own client, heaviest first."""
        if known := self._known.get(id(sequence)):
            return known[1]
        findings = check(sequence, sequence.client, self._library)
        self._known.put(id(sequence), (sequence, findings))
        return findings

    def locks(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return the findings that block printing by the therapist."""
        return locks(self.findings(sequence), sequence.audience)

    def passes(self, sequence: Sequence) -> bool:
        """Whether a client may be shown a sequence: no stop is open, whoever the plan is for.

        A link is read by the client, even if the therapist calls the plan their own session.
        """
        return not self.stops(sequence)

    def stops(self, sequence: Sequence) -> tuple[Finding, ...]:
        """Return the findings that block showing a sequence to a client."""
        return tuple(finding for finding in self.findings(sequence) if finding.is_open_stop)
