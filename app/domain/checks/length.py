"""How long the whole plan is, and how much of it is new, for this phase and these people."""

from collections.abc import Iterator

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import MOVING, Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText
from app.domain.library.technique import Roles
from app.domain.plan.client import Audience
from app.domain.values import wording

_QUIET = {"prep", "rest", "advice", "hold"}


@looks("flare_filter")
def flare_filter(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find what is too much in a flare: techniques, strength, and the total."""
    if not plan.in_flare(rule.number("nprs")):
        return
    most = rule.number("max_intensity")
    strong = [item for item in plan.items if item.technique.advice("flare") == "skip" or item.intensity > most]
    if strong:
        steps = wording.count(len(strong), "step is", "steps are")
        measures = (f"pain {plan.client.pain}", f"phase {plan.sequence.phase}")
        yield finding_of(rule, f"In a flare, {steps} too much: {_names(strong)}.", strong, measures=measures)
    if plan.minutes > rule.number("minutes"):
        text = (
            f"In a flare, {wording.minutes(rule.number('minutes'))} is enough; this is {wording.minutes(plan.minutes)}."
        )
        yield finding_of(rule, text, subject="minutes", measures=(plan.minutes,))


@looks("phase_fit")
def phase_fit(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find techniques whose own entry rules out this phase; in a flare, the flare rule reports them."""
    phase = plan.sequence.phase
    if phase is None or plan.in_flare(plan.rule("flare_filter").number("nprs")):
        return
    unfit = [item for item in plan.items if item.technique.advice(phase) == "skip"]
    if unfit:
        yield finding_of(rule, f"Not meant for somebody who is {phase.label}: {_names(unfit)}.", unfit)


@looks("session_length")
def session_length(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find sessions at home that are too long or too short."""
    if not plan.session:
        return
    kind, total = ("pair", sum(item.minutes for item in plan.hands_on)) if plan.is_pair else ("solo", plan.minutes)
    least, most = rule.numbers(kind)
    if plan.client.first_time and plan.is_pair:
        most = rule.number("first")
    if not least <= total <= most:
        what = "hands-on minutes" if plan.is_pair else "minutes"
        usual = f"{least} to {most}{' the first time' if plan.client.first_time and plan.is_pair else ''}"
        yield finding_of(rule, f"{wording.number(total)} {what}; at home, {usual} work well.", measures=(total,))


@looks("session_length_therapist")
def session_length_therapist(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find therapist sessions of unusual length."""
    least, most = rule.numbers("minutes")
    if plan.session and not least <= plan.minutes <= most:
        text = f"{wording.minutes(plan.minutes)} in all; {least} to {most} are usual."
        yield finding_of(rule, text, measures=(plan.minutes,))


@looks("new_items_first_time")
def new_items_first_time(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find a first plan with too many new techniques. Quiet contact and rest are not counted."""
    if not plan.client.first_time:
        return
    new = {item.technique.id: item for item in plan.session if _is_new(item)}
    if len(new) > rule.number("max_new"):
        text = f"{len(new)} techniques are new to them; {rule.number('max_new')} at most the first time."
        yield finding_of(rule, text, new.values(), is_whole=True)


@looks("needs_two")
def needs_two(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find hands-on techniques in a plan for one person."""
    if plan.sequence.audience is Audience.SOLO:
        pair = [item for item in plan.items if item.technique.hands_on]
        if pair:
            yield finding_of(rule, f"This plan is for one person; a giver is needed for {_names(pair)}.", pair)


@mends("flare_filter")
def _gentler(plan: Plan, rule: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    if finding.subject == "minutes":
        yield from offers.shorten_session(plan, rule.number("minutes"))
    elif item is not None:
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


@mends("phase_fit")
def _other(plan: Plan, _: RuleText, __: Finding, item: Item | None) -> Iterator[Fix]:
    if item is not None:
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


@mends("needs_two")
def _for_one(plan: Plan, _: RuleText, __: Finding, item: Item | None) -> Iterator[Fix]:
    if item is not None:
        yield from offers.replacements(plan, item, roles=Roles.SOLO)
        yield offers.remove(item)


@mends("new_items_first_time")
def _fewer(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    last = (plan.item(step_id) for step_id in finding.steps[int(rule.number("max_new")) :])
    yield offers.remove_all([item for item in last if item is not None])


@mends("session_length")
def _fit_length(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    least, most = rule.numbers("pair" if plan.is_pair else "solo")
    if plan.client.first_time and plan.is_pair:
        most = rule.number("first")
    spared = plan.minutes - sum(item.minutes for item in plan.hands_on) if plan.is_pair else 0
    yield from offers.shorten_session(plan, most + spared)
    yield from offers.lengthen_session(plan, least + spared)


@mends("session_length_therapist")
def _fit_length_therapist(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    least, most = rule.numbers("minutes")
    yield from offers.shorten_session(plan, most)
    yield from offers.lengthen_session(plan, least)


def _is_new(item: Item) -> bool:
    return item.technique.roles in MOVING and not set(item.technique.actions) <= _QUIET


def _names(items: list[Item]) -> str:
    names = list(dict.fromkeys(item.technique.name for item in items))
    return ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:3])} and {len(names) - 3} more"
