"""Fixes that keep their promise: each was tried first, removes its finding and adds no stop."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.checks.engine import check
from app.domain.checks.finding import Finding, Fix
from app.domain.checks.plan import Plan
from app.domain.checks.registry import MENDS
from app.domain.library.library import Library
from app.domain.library.rules import Severity
from app.domain.plan.sequence import Sequence
from app.domain.values import wording
from app.domain.values.errors import DomainError

# How many of a kind are offered and tried; for other kinds the first that works is enough.
_OFFERED = {"replace": 3, "add": 2}
_TRIED = 12

_Weight = tuple[int, ...]


def fixes(sequence: Sequence, finding: Finding, library: Library, step_id: str = "") -> tuple[Fix, ...]:
    """Return fixes for a finding, best first; with `step_id`, fixes at that step."""
    if not step_id and len(finding.steps) == 1:
        step_id = finding.steps[0]
    offered = _working(sequence, finding, library, step_id, _candidates(sequence, finding, library, step_id))
    if not offered and len(finding.steps) > 1 and not step_id and not finding.is_whole:
        return _all_steps(sequence, finding, library)
    return offered


def fix_all(sequence: Sequence, library: Library) -> Sequence:
    """Return `sequence` with every fix made that needs no decision, as long as each leaves less to fix.

    Each fix leaves fewer stops, or as many and fewer warnings, or as many and fewer tips. So it ends, and a second
    run finds nothing left to do.
    """
    while (lighter := _lighter(sequence, library)) is not None:
        sequence = lighter
    return sequence


def is_mended(finding: Finding, step_id: str, before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether a finding is gone, at a step or altogether, with no stop in its place."""
    after = tuple(after)
    left = [one for one in after if one.key == finding.key and (not step_id or step_id in one.steps)]
    # The same trouble one step further on has another key: that is no fix.
    same_rule = {one.key for one in after if one.rule == finding.rule} - {one.key for one in before}
    return not left and not same_rule and _stops(after) <= _stops(before)


def _candidates(sequence: Sequence, finding: Finding, library: Library, step_id: str) -> Iterator[Fix]:
    mend, plan = MENDS.get(finding.rule), Plan(sequence, sequence.client, library)
    item = plan.item(step_id) if step_id else None
    if mend is not None and (item is not None or not step_id):
        yield from mend(plan, plan.rule(finding.rule), finding, item)


def _working(
    sequence: Sequence, finding: Finding, library: Library, step_id: str, candidates: Iterable[Fix]
) -> tuple[Fix, ...]:
    before = check(sequence, sequence.client, library)
    offered: dict[str, Fix] = {}
    kinds, tried = Counter[str](), Counter[str]()
    for fix in candidates:
        kind = fix.id.partition(":")[0]
        if fix.id in offered or kinds[kind] >= _OFFERED.get(kind, 1) or tried[kind] >= _TRIED:
            continue
        tried[kind] += 1
        mended = _tried(fix, sequence)
        if mended is not None and is_mended(finding, step_id, before, check(mended, mended.client, library)):
            offered[fix.id] = fix
            kinds[kind] += 1
    return tuple(offered.values())


def _tried(fix: Fix, sequence: Sequence) -> Sequence | None:
    """Return the sequence after a fix, or None if it cannot be made or changes nothing."""
    try:
        mended = fix.apply(sequence)
    except DomainError:
        return None
    return None if mended == sequence else mended


def _all_steps(sequence: Sequence, finding: Finding, library: Library) -> tuple[Fix, ...]:
    """Return one fix for all steps of a finding, each step's best, if that works for every one."""

    def apply(plan: Sequence) -> Sequence:
        for step_id in finding.steps:
            here = _at(plan, finding.key, step_id, library)
            best = fixes(plan, here, library, step_id) if here else ()
            plan = best[0].apply(plan) if best else plan
        return plan

    fix = Fix("steps", f"Fix all {wording.count(len(finding.steps), 'step', 'steps')}", apply)
    return _working(sequence, finding, library, "", (fix,))


def _at(sequence: Sequence, key: str, step_id: str, library: Library) -> Finding | None:
    findings = check(sequence, sequence.client, library)
    return next((one for one in findings if one.key == key and step_id in one.steps), None)


def _lighter(sequence: Sequence, library: Library) -> Sequence | None:
    findings = check(sequence, sequence.client, library)
    weight = _weight(findings)
    for finding in findings:
        for fix in _unasked(sequence, finding, library) if finding.is_open else ():
            mended = _tried(fix, sequence)
            after = check(mended, mended.client, library) if mended else findings
            if mended and _weight(after) < weight and is_mended(finding, "", findings, after):
                return mended
    return None


def _unasked(sequence: Sequence, finding: Finding, library: Library) -> Iterator[Fix]:
    step_id = finding.steps[0] if len(finding.steps) == 1 else ""
    return (fix for fix in _candidates(sequence, finding, library, step_id) if fix.unasked)


def _weight(findings: Iterable[Finding]) -> _Weight:
    open_ones = Counter(finding.severity for finding in findings if finding.is_open)
    return tuple(open_ones[severity] for severity in Severity)


def _stops(findings: Iterable[Finding]) -> set[tuple[str, str, bool]]:
    """Return each stop at each of its steps, and whether it is open."""
    stops = (one for one in findings if one.severity is Severity.STOP)
    return {(one.key, step_id, one.is_open) for one in stops for step_id in (*one.steps, "")}
