"""How strong the session is, and how it gets there: warm-up, ramp, peak, caps, rest after strong work."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, finding_of
from app.domain.checks.plan import MOVING, Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.library import Library
from app.domain.library.rules import RuleText
from app.domain.library.technique import Skill
from app.domain.values import wording

STRONGEST = 5


@looks("warm_before_strong")
def warm_before_strong(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find strong work on tissue that has not been warmed."""
    wanted, strong = rule.number("minutes"), rule.number("intensity")
    so_far: dict[str, tuple[float, int]] = {}  # technique -> minutes that warmed its area, and how far we looked
    for place, item in enumerate(plan.session):
        if item.intensity < strong or item.technique.roles not in MOVING:
            continue
        warmed, seen = so_far.get(item.technique.id, (0.0, 0))
        warmed += sum(each.minutes for each in plan.session[seen:place] if warms(plan, each, item, strong))
        so_far[item.technique.id] = (warmed, place)
        if warmed < wanted:
            yield finding_of(
                rule,
                f"{item.technique.name}: strong, but its area has had only "
                f"{wording.number(warmed)} of {wording.minutes(wanted)} of gentle work first.",
                (item,),
                subject=item.step.id,
                measures=(warmed,),
            )


@looks("ramp_by_one")
def ramp_by_one(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps that rise by more than one level of intensity at once."""
    working = [
        item for item in plan.session if not item.does("rest") or item is plan.session[0]
    ]  # a rest resets nothing
    for before, item in pairwise(working):
        if item.intensity - before.intensity > rule.number("max_step_up"):
            text = f"The intensity jumps from {before.intensity} to {item.intensity}: {item.technique.name}."
            yield finding_of(rule, text, (item,), subject=item.step.id, measures=(before.intensity,))


@looks("peak_in_middle")
def peak_in_middle(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find the strongest work if it comes too early or too late, and a strong ending."""
    peak = max((item.intensity for item in plan.session), default=0)
    if peak < rule.number("peak") or not plan.minutes:
        return
    first, last = rule.number("from") * plan.minutes, rule.number("to") * plan.minutes
    early_or_late = [
        item for item in plan.session if item.intensity == peak and not first <= item.start + item.minutes / 2 <= last
    ]
    tail = plan.minutes * (1 - rule.number("tail"))
    ending = [item for item in plan.session if item.end > tail and item.intensity > rule.number("tail_max")]
    if early_or_late:
        text = f"The strongest work is outside the middle of the session: {_names(early_or_late)}."
        yield finding_of(rule, text, early_or_late, subject="peak")
    if ending and not set(ending) <= set(early_or_late):
        yield finding_of(
            rule, f"The last part of the session is still strong: {_names(ending)}.", ending, subject="tail"
        )


@looks("strong_cap_lay")
def strong_cap_lay(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find work that is too strong, or too much of it, for people without training."""
    for item in plan.items:
        if item.intensity >= STRONGEST or item.technique.skill is Skill.THERAPIST_ONLY:
            text = f"For a trained therapist’s hands: {item.technique.name}."
            yield finding_of(rule, text, (item,), subject=item.step.id)
    strong = [item for item in plan.items if item.intensity == STRONGEST - 1 and _is_lay(item)]
    if len(strong) > rule.number("max_intensity_4"):
        text = f"{len(strong)} steps have intensity 4 of 5; one at most."
        yield finding_of(rule, text, strong, subject="many", measures=(len(strong),))


@looks("rest_after_strong")
def rest_after_strong(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find strong work that no rest follows."""
    for item, after in pairwise((*plan.session, None)):
        if item is not None and item.intensity >= rule.number("intensity") and not _rests(after, rule):
            text = f"No rest follows {item.technique.name}, the strong step."
            yield finding_of(rule, text, (item,), subject=item.step.id)


@mends("warm_before_strong")
def _warm_first(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        strong = rule.number("intensity")
        yield from offers.move_later(plan, item)
        yield from offers.additions_before(plan, item, lambda each: warms(plan, each, item, strong), rule)
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


@mends("ramp_by_one", "peak_in_middle")
def _smoother(plan: Plan, _: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    item = item or plan.item(finding.subject)
    if item is not None:
        yield from offers.moves(plan, item)
        yield from offers.replacements(plan, item)


@mends("strong_cap_lay")
def _milder(plan: Plan, _: RuleText, finding: Finding, item: Item | None) -> Iterator[Fix]:
    item = item or plan.item(finding.subject)
    if item is not None:
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


@mends("rest_after_strong")
def _rest(plan: Plan, rule: RuleText, finding: Finding, _: Item | None) -> Iterator[Fix]:
    item = plan.item(finding.subject)
    if item is not None:
        yield from offers.rests_after(plan, item, rule.words("rests"))


def warms(plan: Plan, each: Item, strong_item: Item, strong: float) -> bool:
    """Whether one step warms another's area: gentle, physical, and on its areas or their neighbours."""
    if each.intensity >= strong or each.technique.roles not in MOVING:
        return False
    return not _near(plan.library, strong_item.technique.id).isdisjoint(each.technique.areas)


@lru_cache(maxsize=2048)
def _near(library: Library, technique_id: str) -> frozenset[str]:
    """Return the areas of a technique and their neighbours. The whole body is not an area."""
    areas = frozenset(library.described(technique_id).areas) - {"whole_body"}
    return areas.union(*(library.neighbours.get(area, frozenset()) for area in areas))


def _rests(item: Item | None, rule: RuleText) -> bool:
    return item is not None and item.does("rest") and item.minutes * 60 >= rule.number("rest_s")


def _is_lay(item: Item) -> bool:
    return item.technique.skill is not Skill.THERAPIST_ONLY


def _names(items: list[Item]) -> str:
    return " and ".join(dict.fromkeys(item.technique.name for item in items))
