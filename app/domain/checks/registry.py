"""Every rule of the checks by its id: the function that looks for it, and those that offer fixes."""

from collections.abc import Callable, Iterator

from app.domain.checks.finding import Finding, Fix
from app.domain.checks.plan import Item, Plan
from app.domain.library.rules import RuleText

Look = Callable[[Plan, RuleText], Iterator[Finding]]
Mend = Callable[[Plan, RuleText, Finding, Item | None], Iterator[Fix]]

LOOKS: dict[str, Look] = {}
MENDS: dict[str, Mend] = {}


def looks(rule_id: str) -> Callable[[Look], Look]:
    """Register the function that finds what breaks a rule."""

    def register(look: Look) -> Look:
        LOOKS[rule_id] = look
        return look

    return register


def mends(*rule_ids: str) -> Callable[[Mend], Mend]:
    """Register the function that offers fixes for findings of these rules; for one step if an item is given."""

    def register(mend: Mend) -> Mend:
        for rule_id in rule_ids:
            MENDS[rule_id] = mend
        return mend

    return register
