"""Two people, or two tabs, changing one sequence: what collides and what does not.

An edit is made against the version its author saw. It collides with what was saved since only where both
gave the same cell, one field of one step, block or heading, different values. Everything else merges by
making the edit again on the newest version.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.edits import HEADING_FIELDS, STEP_FIELDS
from app.domain.sequence import Sequence

Edit = Callable[[Sequence], Sequence]
Cell = tuple[str, str]  # (step or block id, or "" for the heading; field)


@dataclass(frozen=True, slots=True)
class Collision:
    """One cell that two edits gave different values."""

    cell: Cell
    mine: object
    theirs: object


class EditCollision(Exception):
    """An edit cannot merge; `collisions` holds both values of each cell and `latest` the newest version."""

    def __init__(self, collisions: tuple[Collision, ...], latest: Sequence) -> None:
        super().__init__("Somebody changed the same field meanwhile.")
        self.collisions = collisions
        self.latest = latest


def merge(base: Sequence, latest: Sequence, edit: Edit) -> Sequence:
    """Return `latest` with `edit` made on it, which its author made looking at `base`.

    Raise EditCollision when both changed one cell differently, and whatever the edit itself raises
    (NotInSequence when the step it means has been removed).
    """
    if base is latest or base == latest:
        return edit(latest)
    found = collisions(base, edit(base), latest)
    if found:
        raise EditCollision(found, latest)
    return edit(latest)


def collisions(base: Sequence, mine: Sequence, theirs: Sequence) -> tuple[Collision, ...]:
    """Return the cells that `mine` and `theirs` both changed from `base`, to different values."""
    before, after, other = dict(cells(base)), dict(cells(mine)), dict(cells(theirs))
    return tuple(
        Collision(cell, after[cell], other[cell])
        for cell in changed(base, mine)
        if cell in before and cell in other and other[cell] != before[cell] and other[cell] != after[cell]
    )


def changed(before: Sequence, after: Sequence) -> tuple[Cell, ...]:
    """Return the cells of `after` that are new or differ from `before`, in order."""
    old = dict(cells(before))
    missing = object()
    return tuple(cell for cell, value in cells(after) if old.get(cell, missing) != value)


def cells(sequence: Sequence) -> Iterator[tuple[Cell, object]]:
    """Yield every cell of a sequence with its value. Order of steps is no cell: moves always merge."""
    for field in HEADING_FIELDS:
        yield ("", field), getattr(sequence, field)
    for block in sequence.blocks:
        yield (block.id, "name"), block.name
        for step in block.steps:
            for field in STEP_FIELDS:
                yield (step.id, field), getattr(step, field)
