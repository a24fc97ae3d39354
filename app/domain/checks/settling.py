"""What a therapist does about findings, as edits: mend one, mend all that needs no decision, accept one.

Each looks at the version it is made on, so that nothing is mended or accepted that is no longer what was seen.
"""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checks.engine import check
from app.domain.checks.finding import Finding
from app.domain.checks.mending import fix_all, fixes
from app.domain.editing.client_edits import Accept
from app.domain.library.library import Library
from app.domain.library.rules import Severity
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.values.errors import BadValue

GONE = "That has already been settled. Here are the findings as they are now."


@dataclass(frozen=True, slots=True)
class MakeFix:
    """Mend a finding in the chosen way; at one step where `step_id` names it."""

    finding: str  # its key
    fix: str
    step_id: str
    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` mended; raise BadValue where the fix is no longer on offer."""
        finding = _finding(sequence, self.finding, self.library)
        offered = fixes(sequence, finding, self.library, self.step_id) if finding else ()
        chosen = next((fix for fix in offered if fix.id == self.fix), None)
        if chosen is None:
            raise BadValue("fix", GONE)
        return chosen.apply(sequence)


@dataclass(frozen=True, slots=True)
class MakeAllFixes:
    """Mend everything that needs no decision."""

    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` mended."""
        return fix_all(sequence, self.library)


@dataclass(frozen=True, slots=True)
class AcceptFinding:
    """Accept a finding, with the reason and its time. `seen` names what was shown of it, "" for anything."""

    finding: str  # its key
    seen: str
    reason: str
    at: datetime
    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the acceptance; raise BadValue where the finding is gone, or about more than seen."""
        finding = _finding(sequence, self.finding, self.library)
        if finding is None or not finding.can_be_accepted or self.seen not in ("", finding.seen):
            raise BadValue("finding", GONE)
        acceptance = Acceptance(finding=finding.key, facts=finding.facts, reason=self.reason, at=self.at)
        return Accept(acceptance, needs_reason=finding.severity is Severity.STOP).apply(sequence)


def _finding(sequence: Sequence, key: str, library: Library) -> Finding | None:
    return next((one for one in check(sequence, sequence.client, library) if one.key == key), None)
