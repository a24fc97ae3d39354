"""What the plan asks of the giver: repeated lifting, changing roles."""

from collections.abc import Iterator
from itertools import groupby

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, Remedy, finding_of
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText


@looks("giver_load")
def giver_load(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find too many steps in a row in which the giver carries the weight of a leg."""
    for carries, run in groupby(plan.session, lambda item: is_carried(item, rule)):
        items = list(run)
        if carries and len(items) > rule.number("in_a_row"):
            text = f"{len(items)} steps in a row carry the leg; {rule.number('in_a_row')} at most."
            yield finding_of(rule, text, items, subject=items[0].step.id)


@looks("swap_roles")
def swap_roles(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find a partner plan whose giver has not been asked everything: before changing roles, the giver is screened."""
    unasked = [one for one in plan.library.safety.giver_questions if plan.client.answered(one.id) is None]
    if plan.is_partner and plan.is_pair and unasked:
        text = "Not all of the giver’s own questions have been asked. Before changing roles, screen the other person."
        yield finding_of(rule, text, remedy=Remedy.SCREENING)


@mends("giver_load")
def _break_the_row(plan: Plan, rule: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    most = int(rule.number("in_a_row"))
    heavy = item or (plan.item(finding.steps[most]) if len(finding.steps) > most else None)
    if heavy is not None:
        yield from offers.moves(plan, heavy)
        yield from offers.additions_before(plan, heavy, lambda each: not is_carried(each, rule), rule)
        yield offers.remove(heavy)


def is_carried(item: Item, rule: RuleText) -> bool:
    """Whether the giver carries the weight of a leg."""
    technique = item.technique
    lifting = item.does(*rule.words("actions")) or technique.id in rule.words("techniques")
    return technique.hands_on and lifting
