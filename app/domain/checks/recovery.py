"""What follows end-range work, arching and twisting: a counter-move, a neutral rest."""

from collections.abc import Iterator
from itertools import pairwise

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText
from app.domain.library.technique import Sides
from app.domain.plan.client import Direction

_END_RANGE = ("lumbar_flexion_end_range", "end_range")
_TURNING = {"lumbar_rotation", "thoracic_rotation"}
_GENTLE = 2


@looks("counter_after_end_range")
def counter_after_end_range(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find end-range work that no neutral step follows soon."""
    within = int(rule.number("within_items"))
    for place, item in enumerate(plan.session):
        after = plan.session[place + 1 : place + 1 + within]
        if _has(item, _END_RANGE) and not any(each.technique.id in rule.words("neutral") for each in after):
            text = f"{item.technique.name}: at the end of the range, with no neutral step among the next {within}."
            yield finding_of(rule, text, (item,), subject=item.step.id)


@looks("counter_after_extension")
def counter_after_extension(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find strong arching of the low back that no small bend or neutral step follows, unless arching eases."""
    if any(mine.eases is Direction.ARCHING for mine in plan.conditions):
        return
    for item, after in pairwise((*plan.session, None)):
        if item is None or item.intensity < rule.number("intensity") or not _has(item, ("lumbar_extension",)):
            continue
        if after is None or not _counters(after, rule):
            text = f"{item.technique.name}: the low back arches, and no small bend or neutral step follows."
            yield finding_of(rule, text, (item,), subject=item.step.id)


@looks("twist_then_neutral")
def twist_then_neutral(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find twists that no neutral step follows, and strong twists back to back."""
    for item, after in pairwise((*plan.session, None)):
        if item is None or not item.does("twist"):
            continue
        if (
            after is not None
            and after.does("twist")
            and min(item.intensity, after.intensity) >= rule.number("intensity")
        ):
            text = f"Two strong twists one after the other: {item.technique.name} and {after.technique.name}."
            yield finding_of(rule, text, (item, after), subject=item.step.id)
        elif not (_is_twin(item, after) or _is_neutral(after, rule)):
            text = f"No neutral step follows {item.technique.name}, a twist."
            yield finding_of(rule, text, (item,), subject=item.step.id)


@mends("counter_after_end_range", "counter_after_extension", "twist_then_neutral")
def _settle(plan: Plan, rule: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    item = item or plan.item(finding.subject)
    if item is None:
        return
    yield from offers.rests_after(plan, item, rule.words("neutral"))
    yield from offers.replacements(plan, item)


def _has(item: Item, words: tuple[str, ...]) -> bool:
    return any(word in item.technique.movements or word in item.technique.loads for word in words)


def _counters(item: Item, rule: RuleText) -> bool:
    small_bend = item.intensity <= _GENTLE and "lumbar_flexion" in item.technique.movements
    return small_bend or item.technique.id in rule.words("neutral") or item.does("rest")


def _is_twin(item: Item, after: Item | None) -> bool:
    """Whether the next step is the same twist to the other side: both are to be done before the rest."""
    return after is not None and after.technique.id == item.technique.id and set(after.sides).isdisjoint(item.sides)


def _is_neutral(item: Item | None, rule: RuleText) -> bool:
    if item is None or item.minutes * 60 < rule.number("rest_s"):
        return False
    even = item.technique.dose.sides is Sides.TOGETHER and item.intensity <= _GENTLE
    still = even and _TURNING.isdisjoint(item.technique.movements)
    return still or item.does("rest") or item.technique.id in rule.words("neutral")
