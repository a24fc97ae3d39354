"""Every way a sequence can change: pure functions from one Sequence to the next.

Each rejects impossible input with a DomainError and leaves its argument untouched.
Positions are named by neighbour, not by number: `before=None` means at the end. A number would point
to the wrong place as soon as somebody else added a step.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.library.library import Library
from app.domain.library.technique import Technique
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.errors import BadValue, NotInSequence
from app.domain.values.sides import Side

STEP_FIELDS = ("minutes", "side", "reps", "hold_s", "frequency", "note", "safety_note")
HEADING_FIELDS = ("title", "made_for", "made_by", "paper", "audience", "phase")


def new_sequence(title: str, *, session_id: str, between_id: str, made_by: str = "") -> Sequence:
    """Return an empty sequence with the two blocks most plans need."""
    return Sequence(
        title=title,
        made_by=made_by,
        blocks=(
            Block(id=session_id, name=BlockKind.SESSION.label, kind=BlockKind.SESSION),
            Block(id=between_id, name=BlockKind.BETWEEN.label, kind=BlockKind.BETWEEN),
        ),
    )


def new_step(technique: Technique, step_id: str) -> Step:
    """Return a step with the technique's own dose: typical minutes, both sides, the shortest hold it names."""
    return Step(
        id=step_id,
        technique=technique.id,
        minutes=technique.dose.typical,
        side=Side.BOTH if technique.takes_side else None,
        reps=technique.dose.reps,
        hold_s=technique.dose.hold_s[0] if technique.dose.hold_s else None,
        frequency=technique.dose.frequency,
    )


def add_step(sequence: Sequence, step: Step, *, block_id: str, before: str | None = None) -> Sequence:
    """Put `step` into a block, before the step `before` or at the end."""
    return _map_block(sequence, block_id, lambda steps: _inserted(steps, step, before))


def duplicate_step(sequence: Sequence, step_id: str, *, new_id: str) -> Sequence:
    """Put a copy of a step right after it."""
    block = sequence.block_of(step_id)
    copy = replace(sequence.step(step_id), id=new_id)
    return add_step(sequence, copy, block_id=block.id, before=_after(block, step_id))


def remove_step(sequence: Sequence, step_id: str) -> Sequence:
    """Remove a step."""
    block = sequence.block_of(step_id)
    return _map_block(sequence, block.id, lambda steps: _without(steps, step_id))


def move_step(sequence: Sequence, step_id: str, *, block_id: str, before: str | None = None) -> Sequence:
    """Move a step into a block, before the step `before` or to the end. Before itself means: stay."""
    if before == step_id:
        return sequence
    step = sequence.step(step_id)
    sequence.block(block_id)
    return add_step(remove_step(sequence, step_id), step, block_id=block_id, before=before)


def shift_step(sequence: Sequence, step_id: str, by: int) -> Sequence:
    """Move a step one place up (-1) or down (+1), over the edge into the neighbouring block; at the very end, stay."""
    block = sequence.block_of(step_id)
    place = _index(block.steps, step_id)
    target = place + by
    if 0 <= target < len(block.steps):
        steps = list(block.steps)
        steps[place], steps[target] = steps[target], steps[place]
        return _map_block(sequence, block.id, lambda _: tuple(steps))
    neighbour = _index(sequence.blocks, block.id) + by
    if not 0 <= neighbour < len(sequence.blocks):
        return sequence
    other = sequence.blocks[neighbour]
    first = other.steps[0].id if by > 0 and other.steps else None
    return move_step(sequence, step_id, block_id=other.id, before=first)


def set_step(sequence: Sequence, step_id: str, technique: Technique, **values: object) -> Sequence:
    """Change fields of a step (STEP_FIELDS). Raise BadValue for a value the step or its technique cannot have."""
    only(values, STEP_FIELDS)
    if "side" in values:
        _check_side(technique, values["side"])
    block = sequence.block_of(step_id)
    return _map_block(
        sequence,
        block.id,
        lambda steps: tuple(replace(s, **values) if s.id == step_id else s for s in steps),  # type: ignore[arg-type]
    )


def replace_technique(sequence: Sequence, step_id: str, technique: Technique) -> Sequence:
    """Replace a step's technique, with the new one's dose as near to the old minutes as possible.

    The therapist's note and frequency stay; the safety note goes, as it was about the other technique.
    """
    old, new = sequence.step(step_id), new_step(technique, step_id)
    minutes = min(max(old.minutes, technique.dose.least), technique.dose.most)
    side = (old.side or Side.BOTH) if technique.takes_side else None
    new = replace(new, minutes=minutes, side=side, note=old.note, frequency=old.frequency or new.frequency)
    block = sequence.block_of(step_id)
    return _map_block(sequence, block.id, lambda steps: tuple(new if s.id == step_id else s for s in steps))


def add_block(sequence: Sequence, block: Block) -> Sequence:
    """Put a block at the end."""
    return replace(sequence, blocks=(*sequence.blocks, block))


def rename_block(sequence: Sequence, block_id: str, name: str) -> Sequence:
    """Rename a block."""
    return _replace_block(sequence, replace(sequence.block(block_id), name=name))


def remove_block(sequence: Sequence, block_id: str) -> Sequence:
    """Remove a block and its steps. The last block stays: a sequence needs one."""
    sequence.block(block_id)
    if len(sequence.blocks) == 1:
        raise BadValue("blocks", "A sequence needs at least one block.")
    return replace(sequence, blocks=tuple(b for b in sequence.blocks if b.id != block_id))


def shift_block(sequence: Sequence, block_id: str, by: int) -> Sequence:
    """Move a block one place up (-1) or down (+1); at the very end, stay."""
    sequence.block(block_id)
    place = _index(sequence.blocks, block_id)
    target = place + by
    if not 0 <= target < len(sequence.blocks):
        return sequence
    blocks = list(sequence.blocks)
    blocks[place], blocks[target] = blocks[target], blocks[place]
    return replace(sequence, blocks=tuple(blocks))


def set_heading(sequence: Sequence, **values: object) -> Sequence:
    """Change fields of the heading (HEADING_FIELDS)."""
    only(values, HEADING_FIELDS)
    return replace(sequence, **values)  # type: ignore[arg-type]


def check_fits(sequence: Sequence, library: Library) -> None:
    """Raise UnknownTechnique or BadValue when a step does not fit its technique in `library`."""
    for step in sequence.steps():
        check_step(step, library)


def check_step(step: Step, library: Library) -> None:
    """Raise UnknownTechnique or BadValue when one step does not fit its technique in `library`."""
    _check_side(library.technique(step.technique), step.side)


def _check_side(technique: Technique, side: object) -> None:
    if technique.takes_side and side is None:
        raise BadValue("side", "Choose left, right or both.")
    if not technique.takes_side and side is not None:
        raise BadValue("side", f"{technique.name} has no left and right.")


def only(values: dict[str, object], allowed: tuple[str, ...]) -> None:
    """Raise BadValue for a field that is not among the allowed ones."""
    for field in values:
        if field not in allowed:
            raise BadValue(field, "There is no such field.")


def _map_block(sequence: Sequence, block_id: str, change: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> Sequence:
    block = sequence.block(block_id)
    return _replace_block(sequence, replace(block, steps=change(block.steps)))


def _replace_block(sequence: Sequence, block: Block) -> Sequence:
    return replace(sequence, blocks=tuple(block if b.id == block.id else b for b in sequence.blocks))


def _inserted(steps: tuple[Step, ...], step: Step, before: str | None) -> tuple[Step, ...]:
    # If the neighbour is gone by now, the step is not lost: it goes to the end.
    place = next((i for i, s in enumerate(steps) if s.id == before), len(steps))
    return (*steps[:place], step, *steps[place:])


def _without(steps: Iterable[Step], step_id: str) -> tuple[Step, ...]:
    return tuple(s for s in steps if s.id != step_id)


def _after(block: Block, step_id: str) -> str | None:
    following = block.steps[_index(block.steps, step_id) + 1 :]
    return following[0].id if following else None


def _index(items: tuple[Step, ...] | tuple[Block, ...], item_id: str) -> int:
    ids = [item.id for item in items]
    if item_id not in ids:
        raise NotInSequence("That is no longer in the sequence.")
    return ids.index(item_id)
