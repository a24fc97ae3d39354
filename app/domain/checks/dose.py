"""How long and how often: holds, repetitions, minutes of single steps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText
from app.domain.values import wording
from app.domain.values.sides import Side


@looks("max_press_hold")
def max_press_hold(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find single presses that are held too long."""
    most = rule.number("lay_s" if plan.is_lay else "therapist_s")
    for item in plan.items:
        if item.does(*rule.words("actions")) and _held(item) > most:
            text = f"{item.technique.name}: pressed for {_held(item)} s at a time; {most} s at most."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(_held(item),))


@looks("max_stretch_hold")
def max_stretch_hold(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find single stretches held too long, and areas stretched too long in all."""
    most = rule.number("hold_s_65plus" if plan.client.older else "hold_s")
    for item in _stretches(plan.items, rule):
        if _held(item) > most and not item.does(*plan.rule("max_press_hold").words("actions")):
            text = f"{item.technique.name}: held for {_held(item)} s at a time; {most} s at most."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(_held(item),))
    yield from _stretched_in_all(plan, rule, _stretches(plan.session, rule))


@looks("max_item_minutes")
def max_item_minutes(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps longer than their technique's maximum minutes."""
    for item in plan.items:
        dose = item.technique.dose
        if item.step.minutes > dose.most:
            least = f"{wording.number(dose.least)} to " if dose.least < dose.most else ""
            usual = f"{least}{wording.minutes(dose.most)}"
            text = f"{item.technique.name}: {wording.minutes(item.step.minutes)}, longer than the usual {usual}."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(item.step.minutes,))


@looks("nerve_glide_limits")
def nerve_glide_limits(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find nerve glides with too many cycles, or with a hold."""
    for item in plan.items:
        if not item.does("nerve_glide"):
            continue
        if item.step.hold_s or (item.step.reps or 0) > rule.number("reps"):
            text = f"{item.technique.name}: {rule.number('reps')} slow cycles a leg at most, and no holding."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(item.step.reps, item.step.hold_s))


@mends("max_press_hold")
def _shorter_press(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    most = int(rule.number("lay_s" if plan.is_lay else "therapist_s"))
    yield from _with_step(plan, finding, f"Hold {most} seconds", hold_s=most)


@mends("max_stretch_hold")
def _shorter_stretch(plan: Plan, rule: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    most = int(rule.number("hold_s_65plus" if plan.client.older else "hold_s"))
    if plan.item(finding.subject):
        yield from _with_step(plan, finding, f"Hold {most} seconds", hold_s=most)
        return
    for step_id in [item.step.id] if item else reversed(finding.steps):
        last = plan.item(step_id)
        if last is not None:
            yield offers.set_fields(plan, last, "Do it once", reps=1)
            yield offers.remove(last)


@mends("max_item_minutes")
def _shorter(plan: Plan, _: RuleText, finding: Finding, __: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        most = item.technique.dose.most
        yield offers.set_fields(plan, item, f"Shorten to {wording.minutes(most)}", unasked=True, minutes=most)


@mends("nerve_glide_limits")
def _fewer_glides(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        most = int(rule.number("reps"))
        reps = min(item.step.reps or most, most)
        label = f"{wording.count(reps, 'cycle', 'cycles')}, no hold"
        yield offers.set_fields(plan, item, label, unasked=True, reps=reps, hold_s=None)


def _held(item: Item) -> int:
    return item.step.hold_s or 0


def _stretches(items: Iterable[Item], rule: RuleText) -> list[Item]:
    return [item for item in items if item.does(*rule.words("actions")) and not item.does("rest")]


def _stretched_in_all(plan: Plan, rule: RuleText, items: list[Item]) -> Iterator[Finding]:
    by_place: dict[tuple[str, Side], list[Item]] = defaultdict(list)
    for item in items:
        for area in item.technique.areas:
            for side in item.sides:
                by_place[area, side].append(item)
    most, told = rule.number("total_max_s"), set()
    for (area, side), here in by_place.items():
        total = sum(_held(item) * (item.step.reps or 1) for item in here)
        steps = tuple(item.step.id for item in here)
        if total > most and steps not in told:
            told.add(steps)
            name = plan.library.areas.get(area, area).lower()
            text = f"The {name} is stretched for {total} s in all on one side; {most} s at most."
            yield finding_of(rule, text, here, subject=f"all-{area}-{side}", measures=(total,))


def _with_step(plan: Plan, finding: Finding, label: str, **values: object) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        yield offers.set_fields(plan, item, label, unasked=True, **values)
