"""The checks' panel: findings with their fixes, accepted findings, and what is blocked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.checks import Finding, Fix, fixes
from app.domain.checks.finding import Remedy
from app.domain.checks.mending import fix_all
from app.domain.library.library import Library, Source
from app.domain.library.rules import Severity
from app.domain.plan.sequence import Sequence

Label = Callable[[str], str]  # what a step is called


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding. `steps` are (step id, technique's name); `at` is the step it is shown beside, "" in the panel."""

    key: str
    seen: str  # differs whenever the finding is about something else
    id: str  # of its element
    rule: str
    severity: str
    word: str
    text: str
    why: str
    sources: tuple[Source, ...]
    steps: tuple[tuple[str, str], ...]
    fixes: tuple[Fix, ...]
    at: str
    can_be_accepted: bool
    needs_reason: bool
    reason: str  # of an accepted one
    accepted_at: datetime | None
    clears: str  # the condition to clear in order to fix it, "" for none
    screens: bool  # whether it is fixed in the warning-sign form
    confirms: bool  # whether to accept it is to confirm it


@dataclass(frozen=True, slots=True)
class ChecksPanel:
    """The whole panel."""

    open: tuple[FindingCard, ...]
    accepted: tuple[FindingCard, ...]
    locks: int
    can_fix_all: bool


def checks_panel(sequence: Sequence, library: Library, findings: Iterable[Finding], locks: int) -> ChecksPanel:
    """Return the panel of a sequence. `locks` counts the findings that block it."""
    shown = [finding_card(finding, sequence, library) for finding in findings]
    return ChecksPanel(
        open=tuple(one for one in shown if one.accepted_at is None),
        accepted=tuple(one for one in shown if one.accepted_at is not None),
        locks=locks,
        can_fix_all=fix_all(sequence, library) != sequence,
    )


def finding_card(finding: Finding, sequence: Sequence, library: Library, step_id: str = "") -> FindingCard:
    """Return one finding with its fixes; with `step_id`, as shown and fixed beside that step."""
    accepted = finding.accepted
    return FindingCard(
        key=finding.key,
        seen=finding.seen,
        id=f"{step_id or 'finding'}-{finding.key.replace('.', '-').replace(':', '-')}",
        rule=finding.rule,
        severity=finding.severity,
        word=finding.word,
        text=finding.beside(step_id) if step_id else finding.text,
        why=finding.why,
        sources=tuple(library.sources[source] for source in finding.sources if source in library.sources),
        steps=tuple((step, library.described(sequence.step(step).technique).name) for step in finding.steps),
        fixes=() if accepted else fixes(sequence, finding, library, step_id),
        at=step_id,
        can_be_accepted=finding.can_be_accepted,
        needs_reason=finding.severity is Severity.STOP,
        reason=accepted.reason if accepted else "",
        accepted_at=accepted.at if accepted else None,
        clears=finding.subject if finding.remedy is Remedy.CLEARANCE else "",
        screens=finding.remedy is Remedy.SCREENING,
        confirms=finding.remedy is Remedy.CARE,
    )
