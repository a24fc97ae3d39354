"""What the checks say beside each step, and the counts in all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.checks import Finding
from app.domain.checks.finding import Remedy
from app.domain.library.rules import Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence beside a step. `word` says the same as its colour."""

    key: str
    style: str
    word: str
    text: str
    is_open: bool
    to_do: bool  # whether there is more to do about it than to confirm it


Marks = Mapping[str, tuple[Mark, ...]]  # step id -> its marks; steps without any are left out


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How many findings of one severity are open: "2 stops"."""

    severity: str
    amount: int
    text: str


def marks(findings: Iterable[Finding]) -> Marks:
    """Return what is said beside each step, heaviest first."""
    beside: dict[str, list[Mark]] = {}
    for finding in findings:
        for step_id in () if finding.is_whole else finding.steps:
            beside.setdefault(step_id, []).append(_mark(finding, step_id))
    return {step_id: tuple(said) for step_id, said in beside.items()}


def counts(findings: Iterable[Finding]) -> tuple[SeverityCount, ...]:
    """Return how many findings are open, neither fixed nor accepted, by severity; empty if none."""
    open_ones = [finding.severity for finding in findings if finding.is_open]
    amounts = ((severity, open_ones.count(severity)) for severity in Severity)
    return tuple(SeverityCount(severity, n, severity.counted(n)) for severity, n in amounts if n)


def changed(before: Marks | None, after: Marks, step_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the steps whose marks have changed; all of them if `before` is unknown."""
    if before is None:
        return tuple(step_ids)
    return tuple(step_id for step_id in step_ids if before.get(step_id, ()) != after.get(step_id, ()))


def _mark(finding: Finding, step_id: str) -> Mark:
    return Mark(
        key=finding.key,
        style=finding.severity if finding.is_open else "accepted",
        word=finding.word,
        text=finding.beside(step_id),
        is_open=finding.is_open,
        to_do=finding.is_open and finding.remedy is not Remedy.CARE,
    )
