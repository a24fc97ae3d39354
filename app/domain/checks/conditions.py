"""What the client's conditions rule out, delay, or require care with: one finding per condition and effect."""

from collections.abc import Iterator

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, Remedy, finding_of
from app.domain.checks.matching import Hit, hit
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.conditions import Condition, Effect
from app.domain.library.rules import RuleText
from app.domain.plan.client import ClientCondition
from app.domain.values import wording
from app.domain.values.sides import Side

Hits = list[tuple[Item, Hit]]


@looks("condition_block")
def condition_block(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps that a condition of the client rules out."""
    for mine, condition, hits in _by_condition(plan, Effect.BLOCK):
        if all(any(each.is_whole_session and not each.affected for each in what.rules) for _, what in hits):
            text = f"With {condition.short}, no {_kind(hits)} until it is cleared or over."
        else:
            text = f"{_not_for(hits)} ({condition.short})."
        yield _found(rule, text, mine, condition, hits, remedy=Remedy.CLEARANCE)


@looks("condition_ask")
def condition_ask(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps that need somebody's clearance first."""
    for mine, condition, hits in _by_condition(plan, Effect.CLEAR_FIRST):
        text = f"{_waiting(hits)} ({condition.short})."
        yield _found(rule, text, mine, condition, hits, remedy=Remedy.CLEARANCE)


@looks("condition_care")
def condition_care(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps that need care because of a condition."""
    for mine, condition, hits in _by_condition(plan, Effect.MODIFY):
        text = f"{wording.capital(condition.short)} needs care in {wording.count(len(hits), 'step', 'steps')}."
        yield _found(rule, text, mine, condition, hits, remedy=Remedy.CARE)


@mends("condition_block")
def _replace_or_leave_out(plan: Plan, _: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    if item is None:
        return
    for side in item.step.side.parts if item.step.side else ():
        if len(item.sides) > 1 and _is_free(plan, finding, item, side):
            yield offers.one_side(plan, item, side)
    yield from offers.replacements(plan, item)
    yield offers.remove(item)


@mends("condition_ask")
def _leave_out(plan: Plan, _: RuleText, __: Finding, item: Item | None) -> Iterator[Fix]:
    if item is not None:
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


def _by_condition(plan: Plan, effect: Effect) -> Iterator[tuple[ClientCondition, Condition, Hits]]:
    for mine in plan.conditions:
        hits = [(item, what) for item, what in plan.hits(mine) if what.effect is effect]
        if hits:
            yield mine, plan.library.conditions[mine.id], hits


def _found(
    rule: RuleText, text: str, mine: ClientCondition, condition: Condition, hits: Hits, *, remedy: Remedy
) -> Finding:
    return finding_of(
        rule,
        text,
        (item for item, _ in hits),
        subject=mine.id,
        measures=(
            f"{mine.side} {mine.areas} {mine.positions} {mine.answers} {mine.eases} {mine.detail}",
            *(f"{item.step.id} rule {condition.rules.index(rule)}" for item, what in hits for rule in what.rules),
        ),
        why=condition.why,
        sources=condition.sources,
        notes=((item.step.id, what.note) for item, what in hits),
        remedy=remedy,
    )


def _is_free(plan: Plan, finding: Finding, item: Item, side: Side) -> bool:
    mine = plan.client.condition(finding.subject)
    what = hit(plan.library, mine, item.technique, (side,))
    return what is None or what.effect is Effect.MODIFY


def _not_for(hits: Hits) -> str:
    if len(hits) == 1:
        return f"Not for this client: {hits[0][0].technique.name}"
    return f"{len(hits)} steps are not for this client"


def _waiting(hits: Hits) -> str:
    if len(hits) == 1:
        return f"Ask a clinician first: {hits[0][0].technique.name}"
    return f"{len(hits)} steps need a clinician’s agreement first"


def _kind(hits: Hits) -> str:
    return "hands-on work" if all(item.technique.hands_on for item, _ in hits) else "work of this kind"
