"""What a check finds, and what fixes it, as values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from app.domain.checks.plan import Item
from app.domain.library.rules import RuleText, Severity
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.values import wording


class Remedy(StrEnum):
    """Where a finding is put right, apart from the fixes it may have."""

    PLAN = "plan"
    CLEARANCE = "clearance"  # somebody's clearance is noted with the condition it is about
    SCREENING = "screening"  # a question is answered in the warning-sign form
    CARE = "care"  # it needs care during the work: there is nothing to fix, only to confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause for care, in one sentence.

    `subject` tells it apart from other findings of its rule: the id of a condition, a technique or a step. `steps` are
    the ids of the steps it is about, empty if it is about the whole plan, and `notes` what to say beside single ones.
    `facts` are everything that was seen: an acceptance holds as long as no new fact comes in.
    """

    rule: str
    subject: str
    severity: Severity
    text: str
    why: str
    sources: tuple[str, ...]
    steps: tuple[str, ...]
    facts: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False  # about the plan as a whole: nothing is shown beside single steps
    remedy: Remedy = Remedy.PLAN
    can_be_accepted: bool = True  # whether a therapist may accept it
    accepted: Acceptance | None = None

    @property
    def key(self) -> str:
        """Its name within its plan, stable across edits that do not settle it."""
        return f"{self.rule}.{self.subject}" if self.subject else self.rule

    @property
    def word(self) -> str:
        """What it is, as one word to put before its text."""
        if not self.is_open:
            return "Accepted"
        return "Care" if self.remedy is Remedy.CARE else wording.capital(self.severity.label)

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted it."""
        return self.accepted is None

    @property
    def is_open_stop(self) -> bool:
        """Whether it is a stop that nobody has accepted."""
        return self.severity is Severity.STOP and self.is_open

    @property
    def seen(self) -> str:
        """A short name for all that was to be seen of it: another one whenever it is about something else."""
        return sha256("\n".join(self.facts).encode()).hexdigest()[:16]

    def beside(self, step_id: str) -> str:
        """Return what is to be said beside a step."""
        return dict(self.notes).get(step_id, self.text)


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to fix a finding. `unasked` means it may be made without asking: it changes no clinical choice."""

    id: str
    label: str
    apply: Callable[[Sequence], Sequence]
    unasked: bool = False


def finding_of(
    rule: RuleText,
    text: str,
    items: Iterable[Item] = (),
    *,
    subject: str = "",
    measures: Iterable[object] = (),
    why: str = "",
    sources: tuple[str, ...] | None = None,
    severity: Severity | None = None,
    notes: Iterable[tuple[str, str]] = (),
    is_whole: bool = False,
    remedy: Remedy = Remedy.PLAN,
    can_be_accepted: bool = True,
) -> Finding:
    """Return a finding of a rule about some items. An acceptance depends on the figures in `measures`."""
    items = tuple(items)
    return Finding(
        rule=rule.id,
        subject=subject,
        severity=severity or rule.severity,
        text=text,
        why=why or rule.why,
        sources=rule.sources if sources is None else sources,
        steps=tuple(dict.fromkeys(item.step.id for item in items)),
        facts=(*(item.fact for item in items), *(" ".join(str(measure).split()) for measure in measures)),
        notes=tuple(notes),
        is_whole=is_whole,
        remedy=remedy,
        can_be_accepted=can_be_accepted,
    )


def with_acceptance(finding: Finding, accepted: Iterable[Acceptance]) -> Finding:
    """Return a finding with the acceptance that covers all its facts, if there is one."""
    for acceptance in accepted:
        reasoned = bool(acceptance.reason) or finding.severity is not Severity.STOP
        if acceptance.finding == finding.key and reasoned and set(finding.facts) <= set(acceptance.facts):
            return replace(finding, accepted=acceptance) if finding.can_be_accepted else finding
    return finding
