"""What makes a sheet easy to follow: movement alongside touch, not too much homework, readable words."""

import re
from collections.abc import Iterator
from itertools import groupby

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.rules import RuleText
from app.domain.library.technique import Roles
from app.domain.values import wording

_IN_SESSION = {"prep"}  # the check-in and the end are part of the session, not self-care
_ASKS = re.compile(r"\b0\s*(to|-|–)\s*10\b")
RETEST = "Ask again: the number from 0 to 10, and how far down the leg. Two more, or further down: stop here."


@looks("exercise_with_bodywork")
def exercise_with_bodywork(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find partner plans without a movement to do alone, or without self-care."""
    if not plan.is_pair:
        return
    missing = []
    if not any(item.technique.roles is Roles.SOLO for item in plan.items):
        missing.append("no movement to do alone")
    if not any(_is_self_care(item) for item in plan.items):
        missing.append("no self-care for the days between")
    if missing:
        yield finding_of(rule, f"The plan has {' and '.join(missing)}.")


@looks("home_exercises")
def home_exercises(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find more to do between sessions than people keep up."""
    if len(plan.between) > rule.number("most"):
        text = f"{len(plan.between)} things to do between sessions; more than {rule.number('most')} are rarely kept up."
        yield finding_of(rule, text, plan.between, measures=(len(plan.between),), is_whole=True)


@looks("hard_to_read")
def hard_to_read(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find notes that are hard to read."""
    most, least_words = rule.number("reading_age"), rule.number("least_words")
    for item in plan.items:
        text = f"{item.step.note} {item.step.safety_note or ''}".strip()
        if text and len(text.split()) >= least_words and plan.library.reading_age(text) > most:
            said = f"The note of {item.technique.name} is hard to read. Try shorter sentences and simpler words."
            yield finding_of(rule, said, (item,), subject=item.step.id, measures=text.split())


@looks("heat_first")
def heat_first(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find warmth that comes after strong work on the same area, or that is too short or too long."""
    least, most = rule.numbers("minutes")
    for place, item in enumerate(plan.session):
        if not item.does("heat"):
            continue
        areas = set(item.technique.areas)
        before = plan.session[:place]
        if any(each.intensity >= rule.number("intensity") and areas & set(each.technique.areas) for each in before):
            text = f"Warmth does more before strong work than after it: {item.technique.name}."
            yield finding_of(rule, text, (item,), subject=item.step.id)
        elif not least <= item.step.minutes <= most:
            text = f"{item.technique.name}: {wording.minutes(item.step.minutes)}; {least} to {most} work well."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(item.step.minutes,))


@looks("retest")
def retest(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find blocks of the session after which nobody asks for the number again."""
    if not plan.is_pair:
        return
    blocks = [list(items) for _, items in groupby(plan.session, lambda item: item.block_id)]
    for items in blocks[:-1]:
        last = items[-1]
        asks = last.technique.id in rule.words("techniques") or _ASKS.search(last.step.note)
        if any(item.technique.hands_on for item in items) and not asks:
            text = f"The block ends after {last.technique.name}, and nobody asks for the number from 0 to 10."
            yield finding_of(rule, text, (last,), subject=last.step.id)


@mends("exercise_with_bodywork")
def _add_beside(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    need_solo = not any(item.technique.roles is Roles.SOLO for item in plan.items)
    need_care = not any(_is_self_care(item) for item in plan.items)
    for solo in rule.words("solo") if need_solo else ("",):
        for care in rule.words("self_care") if need_care else ("",):
            yield offers.add_between(plan, tuple(filter(None, (solo, care))))


@mends("home_exercises")
def _fewer(plan: Plan, rule: RuleText, _: Finding, __: Item | None) -> Iterator[Fix]:
    yield offers.remove_all(list(plan.between[int(rule.number("most")) :]))


@mends("heat_first")
def _heat_earlier(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        least, most = rule.numbers("minutes")
        minutes = min(max(item.step.minutes, least), most)
        shorter = minutes < item.step.minutes
        yield offers.set_fields(plan, item, f"Give it {wording.minutes(minutes)}", unasked=shorter, minutes=minutes)
        yield from offers.moves(plan, item)


@mends("retest")
def _ask_again(plan: Plan, _: RuleText, finding: Finding, __: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        note = "\n".join(filter(None, (item.step.note, RETEST)))
        yield offers.set_fields(plan, item, "Add the question to its note", unasked=True, note=note)


def _is_self_care(item: Item) -> bool:
    return item.technique.roles is Roles.SELF_CARE and not item.does(*_IN_SESSION)
