"""How a session with a partner begins and ends."""

from collections.abc import Iterator

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText


@looks("open_with_checkin")
def open_with_checkin(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find a session that starts without the check-in, or whose first touch is more than a quiet one."""
    if not plan.is_pair:
        return
    first, touch = plan.session[0], plan.hands_on[0]
    said = []
    if first.technique.id not in rule.words("checkin"):
        said.append("The session does not begin with the check-in.")
    if touch.intensity > rule.number("first_intensity"):
        said.append(f"The first touch, {touch.technique.name}, is more than a quiet contact.")
    if said:
        yield finding_of(rule, " ".join(said), dict.fromkeys((first, touch)), measures=said)


@looks("close_with_rest")
def close_with_rest(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find a session that does not end with a rest and then the rise and re-check."""
    if not plan.is_pair:
        return
    last = plan.session[-1]
    before = plan.session[-2] if len(plan.session) > 1 else last
    said = []
    if before.technique.id not in rule.words("rest_items"):
        said.append("No rest before the end.")
    if last.technique.id not in rule.words("recheck"):
        said.append("The session does not end with rising slowly and asking again.")
    if said:
        yield finding_of(rule, " ".join(said), (last,), measures=said)


@mends("open_with_checkin")
def _add_opening(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    first = plan.hands_on[0].technique.position
    for touch in sorted(rule.words("touch"), key=lambda one: plan.library.described(one).position is not first):
        yield offers.opening(plan, rule.words("checkin")[0], touch, rule.number("first_intensity"))


@mends("close_with_rest")
def _add_closing(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    last = next((item.technique for item in reversed(plan.session) if item.technique.hands_on), None)
    position = last.position if last else None
    for rest in sorted(rule.words("rest_items"), key=lambda one: plan.library.described(one).position is not position):
        yield offers.closing(plan, rest, rule.words("recheck")[0], rule.words("rest_items"))
