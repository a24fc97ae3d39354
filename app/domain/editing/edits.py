"""Every way the steps, blocks and heading of a sequence can change: values that say what is meant, and do it.

`apply` is pure: from one Sequence to the next. It refuses impossible input with a DomainError. So an edit can be made
on the version its author saw, and again on a newer one.

Positions are named by neighbour, not by number: `before=None` means at the end. A number would point
to the wrong place as soon as somebody else added a step.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from app.domain.library.library import Library
from app.domain.library.technique import Technique
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.errors import BadValue, NotInSequence
from app.domain.values.fields import names
from app.domain.values.sides import Side

STEP_FIELDS = names(Step, "id", "technique")
HEADING_FIELDS = names(Sequence, "blocks", "client", "accepted")
_T = TypeVar("_T", Step, Block)


class Edit(Protocol):
    """One change of a sequence."""

    def apply(self, sequence: Sequence, /) -> Sequence:
        """Return `sequence` with the change made; raise DomainError where it cannot be."""


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


@dataclass(frozen=True, slots=True)
class AddStep:
    """Put a step into a block, before the step `before` or at the end."""

    step: Step
    block_id: str
    before: str | None = None

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the step in its place."""
        return _map_block(sequence, self.block_id, lambda steps: _inserted(steps, self.step, self.before))


@dataclass(frozen=True, slots=True)
class DuplicateStep:
    """Put a copy of a step right after it."""

    step_id: str
    new_id: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the copy."""
        block = sequence.block_of(self.step_id)
        copy = replace(sequence.step(self.step_id), id=self.new_id)
        return AddStep(copy, block.id, _after(block, self.step_id)).apply(sequence)


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Remove a step."""

    step_id: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` without the step."""
        block = sequence.block_of(self.step_id)
        return _map_block(sequence, block.id, lambda steps: _without(steps, self.step_id))


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Move a step into a block, before the step `before` or to the end. Before itself means: stay."""

    step_id: str
    block_id: str
    before: str | None = None

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the step in its new place."""
        if self.before == self.step_id:
            return sequence
        step = sequence.step(self.step_id)
        sequence.block(self.block_id)
        return AddStep(step, self.block_id, self.before).apply(RemoveStep(self.step_id).apply(sequence))


@dataclass(frozen=True, slots=True)
class ShiftStep:
    """Move a step one place up (-1) or down (+1), over the edge into the neighbouring block; at the very end, stay."""

    step_id: str
    by: int

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the step one place on."""
        block = sequence.block_of(self.step_id)
        place = _index(block.steps, self.step_id)
        target = place + self.by
        if 0 <= target < len(block.steps):
            return _map_block(sequence, block.id, lambda steps: _swapped(steps, place, target))
        neighbour = _index(sequence.blocks, block.id) + self.by
        if not 0 <= neighbour < len(sequence.blocks):
            return sequence
        other = sequence.blocks[neighbour]
        first = other.steps[0].id if self.by > 0 and other.steps else None
        return MoveStep(self.step_id, other.id, first).apply(sequence)


@dataclass(frozen=True, slots=True)
class SetStep:
    """Change fields of a step (STEP_FIELDS).

    A safety note that only repeats the library's caution is none of the therapist's own.
    """

    step_id: str
    values: Mapping[str, object]
    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the values; raise BadValue for one the step or its technique cannot hold."""
        only(self.values, STEP_FIELDS)
        technique = self.library.described(sequence.step(self.step_id).technique)
        if "side" in self.values:
            _check_side(technique, self.values["side"])
        values = _own_note(self.values, technique)
        return _map_step(sequence, self.step_id, lambda step: replace(step, **values))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ReplaceTechnique:
    """Replace a step's technique, with the new one's dose as near to the old minutes as possible.

    The therapist's note and frequency stay; the safety note goes, as it was about the other technique.
    """

    step_id: str
    technique: Technique

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the technique in the step's place."""
        return _map_step(sequence, self.step_id, self._replaced)

    def _replaced(self, old: Step) -> Step:
        new, technique = new_step(self.technique, old.id), self.technique
        minutes = min(max(old.minutes, technique.dose.least), technique.dose.most)
        side = (old.side or Side.BOTH) if technique.takes_side else None
        return replace(new, minutes=minutes, side=side, note=old.note, frequency=old.frequency or new.frequency)


@dataclass(frozen=True, slots=True)
class AddBlock:
    """Put a block at the end."""

    block: Block

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the block."""
        return replace(sequence, blocks=(*sequence.blocks, self.block))


@dataclass(frozen=True, slots=True)
class RenameBlock:
    """Rename a block."""

    block_id: str
    name: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the name."""
        return _replace_block(sequence, replace(sequence.block(self.block_id), name=self.name))


@dataclass(frozen=True, slots=True)
class RemoveBlock:
    """Remove a block and its steps. The last block stays: a sequence needs one."""

    block_id: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` without the block."""
        sequence.block(self.block_id)
        if len(sequence.blocks) == 1:
            raise BadValue("blocks", "A sequence needs at least one block.")
        return replace(sequence, blocks=tuple(b for b in sequence.blocks if b.id != self.block_id))


@dataclass(frozen=True, slots=True)
class ShiftBlock:
    """Move a block one place up (-1) or down (+1); at the very end, stay."""

    block_id: str
    by: int

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the block one place on."""
        sequence.block(self.block_id)
        place = _index(sequence.blocks, self.block_id)
        target = place + self.by
        if not 0 <= target < len(sequence.blocks):
            return sequence
        return replace(sequence, blocks=_swapped(sequence.blocks, place, target))


@dataclass(frozen=True, slots=True)
class SetHeading:
    """Change fields of the heading (HEADING_FIELDS)."""

    values: Mapping[str, object]

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the values."""
        only(self.values, HEADING_FIELDS)
        return replace(sequence, **self.values)  # type: ignore[arg-type]


def check_fits(sequence: Sequence, library: Library) -> None:
    """Raise UnknownTechnique or BadValue when a step does not fit its technique in `library`."""
    for step in sequence.steps():
        check_step(step, library)


def check_step(step: Step, library: Library) -> None:
    """Raise UnknownTechnique or BadValue when one step does not fit its technique in `library`."""
    _check_side(library.technique(step.technique), step.side)


def only(values: Mapping[str, object], allowed: tuple[str, ...]) -> None:
    """Raise BadValue for a field that is not among the allowed ones."""
    for field in values:
        if field not in allowed:
            raise BadValue(field, "There is no such field.")


def _check_side(technique: Technique, side: object) -> None:
    if technique.takes_side and side is None:
        raise BadValue("side", "Choose left, right or both.")
    if not technique.takes_side and side is not None:
        raise BadValue("side", f"{technique.name} has no left and right.")


def _own_note(values: Mapping[str, object], technique: Technique) -> Mapping[str, object]:
    text = values.get("safety_note")
    repeats = isinstance(text, str) and text.strip() == technique.caution
    return {**values, "safety_note": None} if repeats else values


def _map_step(sequence: Sequence, step_id: str, change: Callable[[Step], Step]) -> Sequence:
    block = sequence.block_of(step_id)
    return _map_block(sequence, block.id, lambda steps: tuple(change(s) if s.id == step_id else s for s in steps))


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


def _swapped(items: tuple[_T, ...], one: int, other: int) -> tuple[_T, ...]:
    swapped = list(items)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return tuple(swapped)


def _after(block: Block, step_id: str) -> str | None:
    following = block.steps[_index(block.steps, step_id) + 1 :]
    return following[0].id if following else None


def _index(items: tuple[Step, ...] | tuple[Block, ...], item_id: str) -> int:
    ids = [item.id for item in items]
    if item_id not in ids:
        raise NotInSequence("That is no longer in the sequence.")
    return ids.index(item_id)
