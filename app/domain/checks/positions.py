"""Positions and their order: few changes, from lying on the back to sitting, from the feet to the back."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import CLOSING, Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText
from app.domain.values import wording
from app.domain.values.positions import Position


@looks("few_position_changes")
def few_position_changes(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find a session that makes the receiver turn or get up too often for its length."""
    placed = _placed(plan)
    changes = sum(one.technique.position is not other.technique.position for one, other in pairwise(placed))
    limits = zip(rule.numbers("minutes"), rule.numbers("changes"), strict=True)
    most = next((allowed for length, allowed in limits if plan.minutes <= length), rule.numbers("changes")[-1])
    if changes > most:
        text = (
            f"The position changes {changes} times in {wording.minutes(plan.minutes)}; {most} at most. "
            f"Each change takes about {wording.minutes(rule.number('minutes_per_change'))} more."
        )
        yield finding_of(rule, text, measures=(changes,))


@looks("position_order")
def position_order(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find positions out of the usual order. The closing is left out."""
    order = rule.words("order")
    placed = [item for item in _placed(plan) if item.technique.group != CLOSING and item.technique.position in order]
    for before, item in pairwise(placed):
        if order.index(item.technique.position) < order.index(before.technique.position):
            here, there = item.technique.position.label, before.technique.position.label
            text = f"Work {here} usually comes before work {there}: {item.technique.name}."
            yield finding_of(rule, text, (item,), subject=item.step.id)
            return  # what follows is out of order because of this


@looks("feet_to_back")
def feet_to_back(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps within one position that do not go from the feet up."""
    order = rule.words("order")
    for _, run in groupby(plan.session, lambda item: item.technique.position):
        ends = plan.session[-2:]
        grouped = [i for i in run if i.technique.group in order and (i.technique.group != CLOSING or i in ends)]
        for before, item in pairwise(grouped):
            if order.index(item.technique.group) < order.index(before.technique.group):
                text = f"From the feet up, {item.technique.name} would come before {before.technique.name}."
                yield finding_of(rule, text, (item,), subject=item.step.id)
                break


@mends("few_position_changes", "position_order")
def _by_position(plan: Plan, _: RuleText, __: Finding, ___: Item | None) -> Iterator[Fix]:
    order = plan.rule("position_order").words("order")
    yield offers.sort_session(
        plan, "order:position", "Put the steps in order of position", lambda item: _rank(item, order)
    )


@mends("feet_to_back")
def _by_group(plan: Plan, rule: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    item = item or plan.item(finding.subject)
    order = rule.words("order")
    if item is not None:
        yield offers.sort_run(plan, item, lambda each: order.index(each.technique.group), order)


def _placed(plan: Plan) -> list[Item]:
    return [item for item in plan.session if item.technique.position is not Position.ANY]


def _rank(item: Item, order: tuple[str, ...]) -> int | None:
    position = item.technique.position
    return order.index(position) if position in order and item.technique.group != CLOSING else None
