"""Ways to fix a plan, made of the builder's own edits. mending.py tries out later whether one works."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from app.domain.checks.finding import Fix
from app.domain.checks.plan import CLOSING, Item, Plan, item_of
from app.domain.checks.suiting import alike, suit
from app.domain.editing import edits
from app.domain.library.rules import RuleText
from app.domain.library.technique import Per, Roles, Technique
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values import wording
from app.domain.values.sides import Side

HALF = 0.5  # minutes come in halves


def remove(item: Item) -> Fix:
    """Remove a step."""
    return Fix(f"remove:{item.step.id}", f"Remove {item.technique.name}", edits.RemoveStep(item.step.id).apply)


def replacements(plan: Plan, item: Item, roles: Roles | None = None) -> Iterator[Fix]:
    """Replace a step's technique by those most like it that suit the client and are not in the plan yet.

    They are for the same people, or for `roles`.
    """
    used = {each.technique.id for each in plan.items}
    for technique in alike(replace(item.technique, roles=roles or item.technique.roles), plan.library):
        if technique.id not in used and _may_replace(item.technique, technique) and _suits(plan, technique):
            yield Fix(
                f"replace:{technique.id}",
                f"Use {technique.name}",
                edits.ReplaceTechnique(item.step.id, technique).apply,
            )


def remove_all(items: list[Item]) -> Fix:
    """Remove several steps."""

    def apply(sequence: Sequence) -> Sequence:
        for item in items:
            sequence = edits.RemoveStep(item.step.id).apply(sequence)
        return sequence

    return Fix("remove:several", f"Remove {wording.listed(item.technique.name for item in items)}", apply)


def set_fields(plan: Plan, item: Item, label: str, *, unasked: bool = False, **values: object) -> Fix:
    """Change fields of a step."""
    return Fix(
        f"set:{item.step.id}:{','.join(values)}",
        label,
        edits.SetStep(item.step.id, values, plan.library).apply,
        unasked,
    )


def one_side(plan: Plan, item: Item, side: Side) -> Fix:
    """Do a step on one side only."""
    return set_fields(plan, item, f"Do the {side} side only", side=side)


def rests_after(plan: Plan, item: Item, technique_ids: tuple[str, ...]) -> Iterator[Fix]:
    """Add a quiet technique after a step: first those without turning over; no closing in mid-session."""

    def trouble(technique: Technique) -> tuple[bool, bool]:
        return technique.position is not item.technique.position, technique.group == CLOSING

    for technique in sorted(map(plan.library.described, technique_ids), key=trouble):
        yield Fix(f"add:{technique.id}", f"Add {technique.name} after it", _after(plan, item, technique), unasked=True)


def additions_before(plan: Plan, item: Item, wanted: Callable[[Item], bool], rule: RuleText) -> Iterator[Fix]:
    """Add a gentle technique before a step: one that suits, is `wanted` there, and is for the same people."""
    used = {each.technique.id for each in plan.items}
    for technique in alike(item.technique, plan.library):
        step = _dosed(technique, "new", float(rule.params.get("minutes", 1)))  # type: ignore[arg-type]
        would_be = item_of(step, technique, item.block_id)
        if technique.id not in used and wanted(would_be) and _suits(plan, technique):
            yield Fix(
                f"add:{technique.id}",
                f"Add {technique.name} before it",
                _inserted(step, item.block_id, item.step.id),
            )


def moves(plan: Plan, item: Item) -> Iterator[Fix]:
    """Move a session step to another place, the nearest first."""
    place = plan.session.index(item) if item in plan.session else -1
    others = [(abs(at - place), each) for at, each in enumerate(plan.session) if each is not item and place >= 0]
    for _, after in sorted(others, key=lambda pair: pair[0]):
        yield _moved_after(item, after)


def move_later(plan: Plan, item: Item) -> Iterator[Fix]:
    """Move a session step to a later place, the nearest first."""
    if item in plan.session:
        for after in plan.session[plan.session.index(item) + 1 :]:
            yield _moved_after(item, after)


def opening(plan: Plan, checkin: str, touch: str, first_intensity: float) -> Fix:
    """Begin with the check-in, and let the first touch be a quiet one."""

    def apply(sequence: Sequence) -> Sequence:
        first = plan.session[0]
        if plan.hands_on[0].intensity > first_intensity:
            before = plan.hands_on[0]
            technique = plan.library.described(touch)
            sequence = _brought(sequence, plan, technique, before.block_id, before.step.id, near=plan.session[:2])
        if first.technique.id != checkin:
            at = sequence.block(first.block_id)
            described = plan.library.described(checkin)
            sequence = _brought(sequence, plan, described, at.id, at.steps[0].id, near=plan.session[:2])
        return sequence

    return Fix(f"open:{touch}", "Add the opening", apply, unasked=True)


def closing(plan: Plan, rest: str, recheck: str, rests: tuple[str, ...]) -> Fix:
    """End with a rest, then rising slowly and asking again. An existing rest is moved, not duplicated."""

    def apply(sequence: Sequence) -> Sequence:
        block = plan.session[-1].block_id
        last = plan.session[-2:]
        present = next((item.technique.id for item in last if item.technique.id in rests), rest)
        sequence = _brought(sequence, plan, plan.library.described(present), block, None, near=last)
        return _brought(sequence, plan, plan.library.described(recheck), block, None, near=last)

    return Fix(f"close:{rest}", "Add the closing", apply, unasked=True)


def even_sides(plan: Plan, items: list[Item]) -> Fix:
    """Work both sides for the same time."""

    def apply(sequence: Sequence) -> Sequence:
        by_side = {side: [item for item in items if item.step.side is side] for side in Side.BOTH.parts}
        left, right = by_side.values()
        if len(left) == len(right) == 1:
            # Never more than the therapist gave the sore side.
            minutes = min(left[0].step.minutes, right[0].step.minutes)
            for item in (*left, *right):
                sequence = edits.SetStep(item.step.id, {"minutes": minutes}, plan.library).apply(sequence)
            return sequence
        alone = (left or right or items)[0]
        return edits.SetStep(alone.step.id, {"side": Side.BOTH}, plan.library).apply(sequence)

    both_there = len({item.step.side for item in items}) > 1
    return Fix("sides", "Give both sides the shorter time" if both_there else "Do both sides", apply)


def swap_sides(pair: list[Item]) -> Fix:
    """Put the step for the other side first."""
    first = pair[0]
    other = next(item for item in pair if item.step.side is not first.step.side)
    return Fix("swap", f"Begin with the {other.step.side}", lambda sequence: _exchanged(sequence, first, other))


def finish_side(run: list[Item], first: Side) -> Fix:
    """Do a run of steps on one side, then on the other; steps for both sides are split in two."""

    def apply(sequence: Sequence) -> Sequence:
        halves = [half for item in run for half in _halves(sequence, item, first)]
        ordered = [half for side in (first, first.other) for half in halves if half.side is side]
        anchor = _next_outside(sequence, run)
        for item in run:
            sequence = edits.RemoveStep(item.step.id).apply(sequence)
        for step in ordered:
            sequence = edits.AddStep(step, block_id=run[0].block_id, before=anchor).apply(sequence)
        return sequence

    return Fix("split", f"Finish the {first} side, then turn", apply)


def sort_session(plan: Plan, fix_id: str, label: str, rank: Callable[[Item], int | None]) -> Fix:
    """Put the ranked steps of the session in order; the others keep their places."""
    ranked = [item for item in plan.session if rank(item) is not None]
    return Fix(fix_id, label, lambda sequence: _reordered(sequence, ranked, sorted(ranked, key=_known(rank))))


def sort_run(plan: Plan, item: Item, rank: Callable[[Item], int], order: tuple[str, ...]) -> Fix:
    """Put the neighbouring steps in the same position in order."""
    run = [each for each in _run_of(plan, item) if each.technique.group in order]
    return Fix("order:run", "Put these in order", lambda s: _reordered(s, run, sorted(run, key=rank)))


def shorten_session(plan: Plan, most: float) -> Iterator[Fix]:
    """Shorten the longest steps until the session lasts `most` minutes, if their doses allow it."""
    if plan.minutes > most:
        yield from _fitted(plan, most, -HALF, f"Shorten to {wording.minutes(most)}")


def lengthen_session(plan: Plan, least: float) -> Iterator[Fix]:
    """Lengthen the shortest steps until the session lasts `least` minutes, if their doses allow it."""
    if plan.minutes < least:
        yield from _fitted(plan, least, HALF, f"Lengthen to {wording.minutes(least)}")


def add_between(plan: Plan, techniques: tuple[str, ...]) -> Fix:
    """Add techniques to do between sessions."""

    def apply(sequence: Sequence) -> Sequence:
        block_id = next((b.id for b in sequence.blocks if b.kind is BlockKind.BETWEEN), "")
        if not block_id:
            block_id = fresh_id(sequence, "between")
            block = Block(id=block_id, name=BlockKind.BETWEEN.label, kind=BlockKind.BETWEEN)
            sequence = edits.AddBlock(block).apply(sequence)
        for technique_id in techniques:
            sequence = _added(sequence, plan.library.described(technique_id), block_id, None, plan)
        return sequence

    names = " and ".join(plan.library.described(each).name for each in techniques)
    return Fix(f"add:{'+'.join(techniques)}", f"Add {names}", apply)


def fresh_id(sequence: Sequence, what: str) -> str:
    """Return an id for a new step or block that the sequence does not have; always the same for the same sequence."""
    known = [block.id for block in sequence.blocks] + [step.id for step in sequence.steps()]
    return sha256(" ".join((what, *known)).encode()).hexdigest()[:8]


def _may_replace(old: Technique, new: Technique) -> bool:
    """Whether a technique may replace another: not stronger, and no opening or closing in mid-session."""
    frames = {"prepare", CLOSING}
    return new.intensity <= old.intensity and (new.group == old.group or new.group not in frames)


def _suits(plan: Plan, technique: Technique) -> bool:
    allowed = technique.handout_allowed or not plan.is_lay
    return allowed and suit(technique, plan.sequence, plan.library).suits


def _after(plan: Plan, item: Item, technique: Technique) -> Callable[[Sequence], Sequence]:
    return lambda sequence: _added(sequence, technique, item.block_id, _next(sequence, item.step.id), plan)


def _inserted(step: Step, block_id: str, before: str) -> Callable[[Sequence], Sequence]:
    def apply(sequence: Sequence) -> Sequence:
        new = replace(step, id=fresh_id(sequence, step.technique))
        return edits.AddStep(new, block_id=block_id, before=before).apply(sequence)

    return apply


def _added(sequence: Sequence, technique: Technique, block_id: str, before: str | None, plan: Plan) -> Sequence:
    minutes = (
        technique.dose.least if plan.in_flare(plan.rule("flare_filter").number("nprs")) else technique.dose.typical
    )
    step = replace(edits.new_step(technique, fresh_id(sequence, technique.id)), minutes=minutes)
    return edits.AddStep(step, block_id=block_id, before=before).apply(sequence)


def _brought(
    sequence: Sequence, plan: Plan, technique: Technique, block_id: str, before: str | None, *, near: tuple[Item, ...]
) -> Sequence:
    """Return `sequence` with a technique at a place: moved there if it is near, else added."""
    present = next((item for item in near if item.technique.id == technique.id), None)
    if present is None:
        return _added(sequence, technique, block_id, before, plan)
    return edits.MoveStep(present.step.id, block_id=block_id, before=before).apply(sequence)


def _dosed(technique: Technique, step_id: str, minutes: float) -> Step:
    step = edits.new_step(technique, step_id)
    return replace(step, minutes=min(max(step.minutes, minutes), technique.dose.most))


def _moved_after(item: Item, after: Item) -> Fix:
    def apply(sequence: Sequence) -> Sequence:
        before = _next(sequence, after.step.id)
        return edits.MoveStep(item.step.id, block_id=after.block_id, before=before).apply(sequence)

    return Fix(f"move:{after.step.id}", f"Move it after {after.technique.name}", apply)


def _next(sequence: Sequence, step_id: str) -> str | None:
    steps = sequence.block_of(step_id).steps
    place = next(at for at, step in enumerate(steps) if step.id == step_id)
    return steps[place + 1].id if place + 1 < len(steps) else None


def _next_outside(sequence: Sequence, run: list[Item]) -> str | None:
    mine = {item.step.id for item in run}
    steps = sequence.block(run[0].block_id).steps
    place = max(at for at, step in enumerate(steps) if step.id in mine)
    return next((step.id for step in steps[place + 1 :] if step.id not in mine), None)


def _halves(sequence: Sequence, item: Item, first: Side) -> Iterator[Step]:
    if item.step.side is not Side.BOTH:
        yield item.step
        return
    shared = item.technique.dose.per is Per.TOTAL
    minutes = max(HALF, item.step.minutes / 2 // HALF * HALF) if shared else item.step.minutes
    yield replace(item.step, side=first, minutes=minutes)
    yield replace(item.step, id=fresh_id(sequence, item.step.id), side=first.other, minutes=minutes)


def _exchanged(sequence: Sequence, one: Item, other: Item) -> Sequence:
    return _reordered(sequence, [one, other], [other, one])


def _reordered(sequence: Sequence, places: list[Item], order: list[Item]) -> Sequence:
    """Return `sequence` with the items at `places` in another order."""
    at = {place.step.id: item.step for place, item in zip(places, order, strict=True)}
    blocks = (replace(block, steps=tuple(at.get(step.id, step) for step in block.steps)) for block in sequence.blocks)
    return replace(sequence, blocks=tuple(blocks))


def _known(rank: Callable[[Item], int | None]) -> Callable[[Item], int]:
    return lambda item: rank(item) or 0


def _run_of(plan: Plan, item: Item) -> Iterable[Item]:
    if item not in plan.session:
        return ()
    place = plan.session.index(item)

    def same(each: Item) -> bool:
        return each.technique.position is item.technique.position

    start = next((at + 1 for at in range(place, -1, -1) if not same(plan.session[at])), 0)
    end = next((at for at in range(place, len(plan.session)) if not same(plan.session[at])), len(plan.session))
    return plan.session[start:end]


def _fitted(plan: Plan, goal: float, by: float, label: str) -> Iterator[Fix]:
    minutes = {item.step.id: item.step.minutes for item in plan.session}
    weights = {item.step.id: item.minutes / item.step.minutes for item in plan.session}
    total = plan.minutes
    while (total > goal) if by < 0 else (total < goal):
        free = [item for item in plan.session if _may(item, minutes[item.step.id] + by)]
        if not free:
            return
        chosen = (max if by < 0 else min)(free, key=lambda item: minutes[item.step.id]).step.id
        minutes[chosen] += by
        total += by * weights[chosen]

    def apply(sequence: Sequence) -> Sequence:
        for item in plan.session:
            sequence = edits.SetStep(item.step.id, {"minutes": minutes[item.step.id]}, plan.library).apply(sequence)
        return sequence

    yield Fix("length", label, apply)


def _may(item: Item, minutes: float) -> bool:
    dose = item.technique.dose
    return not item.does("prep") and max(dose.least, HALF) <= minutes <= dose.most
