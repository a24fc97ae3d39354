"""Left and right: both are worked, the easy one first, and nobody is turned back and forth."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.matching import hit
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.conditions import Effect
from app.domain.library.rules import RuleText
from app.domain.values import wording
from app.domain.values.positions import Position
from app.domain.values.sides import Side


@looks("both_sides")
def both_sides(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find techniques done on one side only, or much longer on one, with nothing ruling out the other."""
    for technique_id, items in _by_technique(plan).items():
        minutes = {side: sum(item.step.minutes for item in items if side in item.sides) for side in Side.BOTH.parts}
        less, more = sorted(minutes, key=lambda side: minutes[side])
        if minutes[less] < minutes[more] * (1 - rule.number("tolerance")) and not _is_barred(plan, items[0], less):
            name = items[0].technique.name
            few, many = wording.number(minutes[less]), wording.minutes(minutes[more])
            text = f"{many} on the {more}, {few} on the {less}" if minutes[less] else f"only the {more} side is worked"
            yield finding_of(rule, f"{name}: {text}.", items, subject=technique_id, measures=(many, few))


@looks("easy_side_first")
def easy_side_first(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find techniques that begin on the sore side."""
    sore = plan.client.sore_side
    if sore not in Side.BOTH.parts:
        return
    for technique_id, items in _by_technique(plan).items():
        single = [item for item in items if item.step.side in Side.BOTH.parts]
        if len({item.step.side for item in single}) > 1 and single[0].step.side is sore:
            text = f"{single[0].technique.name}: the sore side, the {sore}, comes first."
            yield finding_of(rule, text, single, subject=technique_id)


@looks("side_lying_finish_side")
def side_lying_finish_side(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find runs of side-lying steps that turn the receiver over more than once.

    A run done on both sides throughout means the whole run on one side, then the whole run on the other.
    """
    for run in side_lying_runs(plan):
        if all(item.step.side is Side.BOTH for item in run):
            continue
        turns = sum(one is not other for one, other in pairwise(side for item in run for side in item.sides))
        if turns > 1:
            text = f"The receiver turns over {turns} times here; finish everything on one side before turning."
            yield finding_of(rule, text, run, subject=run[0].step.id)


@mends("both_sides")
def _even_out(plan: Plan, _: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    items = [each for each in plan.items if each.technique.id == finding.subject]
    if items:
        yield offers.even_sides(plan, items)
        if item is not None:
            yield offers.remove(item)


@mends("easy_side_first")
def _swap(plan: Plan, _: RuleText, finding: Finding, __: Item | None) -> Iterator[Fix]:
    steps = [plan.item(step_id) for step_id in finding.steps]
    pair = [item for item in steps if item is not None]
    if len(pair) > 1:
        yield offers.swap_sides(pair)


@mends("side_lying_finish_side")
def _split(plan: Plan, _: RuleText, finding: Finding, __: Item | None) -> Iterator[Fix]:
    run = [item for step_id in finding.steps if (item := plan.item(step_id)) is not None]
    easy = plan.client.sore_side.other if plan.client.sore_side in Side.BOTH.parts else Side.LEFT
    if run:
        yield offers.finish_side(run, easy)


def side_lying_runs(plan: Plan) -> Iterator[tuple[Item, ...]]:
    """Yield each run of side-lying session steps that have a side."""
    for lies, run in groupby(plan.session, lambda item: item.technique.position is Position.SIDE_LYING):
        sided = tuple(item for item in run if item.step.side)
        if lies and len(sided) > 1:
            yield sided


def _by_technique(plan: Plan) -> dict[str, list[Item]]:
    found_: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.technique.takes_side:
            found_.setdefault(item.technique.id, []).append(item)
    return found_


def _is_barred(plan: Plan, item: Item, side: Side) -> bool:
    hits = (hit(plan.library, mine, item.technique, (side,)) for mine in plan.conditions)
    return any(what is not None and what.effect is not Effect.MODIFY for what in hits)
