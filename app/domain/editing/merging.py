"""Two people, or two tabs, changing one sequence: what collides and what does not.

An edit is made against the version its author saw. It collides with what was saved since only where both
gave the same cell (one field of one step, block or heading) different values. Everything else merges by
making the edit again on the newest version; cells the author sent along unchanged stay as others left them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.editing.client_edits import (
    ACCEPTED,
    ANSWER_FIELDS,
    CLIENT,
    CLIENT_FIELDS,
    CONDITION_FIELDS,
    SCREENING,
)
from app.domain.editing.edits import HEADING_FIELDS, STEP_FIELDS, Edit
from app.domain.plan.sequence import Sequence

Cell = tuple[str, str]  # (step or block id, "" for the heading, or one of those below; field)
_NEVER_TWICE = (CLIENT, SCREENING, ACCEPTED)  # added by two people at once, these are one thing with two values


@dataclass(frozen=True, slots=True)
class Collision:
    """One cell that two edits gave different values."""

    cell: Cell
    mine: object
    theirs: object


class EditCollision(Exception):
    """An edit cannot merge; `collisions` holds both values of each cell and `latest` the newest version."""

    def __init__(self, collisions: tuple[Collision, ...], latest: Sequence) -> None:
        super().__init__("Somebody else changed the same field in the meantime.")
        self.collisions = collisions
        self.latest = latest


def merge(base: Sequence, latest: Sequence, edit: Edit) -> Sequence:
    """Return `latest` with `edit` made on it; its author was looking at `base`.

    Raise EditCollision when both changed one cell differently, and whatever the edit itself raises
    (NotInSequence when the step it means has been removed).
    """
    if base is latest or base == latest:
        return edit.apply(latest)
    mine = edit.apply(base)
    found = collisions(base, mine, latest)
    if found:
        raise EditCollision(found, latest)
    merged = edit.apply(latest)
    return _with_cells(merged, _unmeant(base, mine, latest, merged))


def collisions(base: Sequence, mine: Sequence, theirs: Sequence) -> tuple[Collision, ...]:
    """Return the cells that `mine` and `theirs` both changed from `base`, to different values."""
    before, after, other = dict(cells(base)), dict(cells(mine)), dict(cells(theirs))
    both = (
        cell
        for cell in changed(base, mine)
        if cell in other and (cell in before or cell[0].startswith(_NEVER_TWICE))
        if other[cell] != before.get(cell) and other[cell] != after[cell]
    )
    # Removing something must not lose what somebody else has entered in the meantime.
    gone = (cell for cell in before if cell[0].startswith(_NEVER_TWICE) and cell not in after)
    lost = (cell for cell in gone if cell in other and other[cell] != before[cell])
    return tuple(Collision(cell, after.get(cell), other[cell]) for cell in (*both, *lost))


def changed(before: Sequence, after: Sequence) -> tuple[Cell, ...]:
    """Return the cells of `after` that are new or differ from `before`, in order."""
    old = dict(cells(before))
    missing = object()
    return tuple(cell for cell, value in cells(after) if old.get(cell, missing) != value)


def cells(sequence: Sequence) -> Iterator[tuple[Cell, object]]:
    """Yield every cell of a sequence with its value. Order of steps is no cell: moves always merge."""
    for field in HEADING_FIELDS:
        yield ("", field), getattr(sequence, field)
    yield from _client_cells(sequence)
    for block in sequence.blocks:
        yield (block.id, "name"), block.name
        for step in block.steps:
            for field in STEP_FIELDS:
                yield (step.id, field), getattr(step, field)


def _client_cells(sequence: Sequence) -> Iterator[tuple[Cell, object]]:
    for field in CLIENT_FIELDS:
        yield (CLIENT, field), getattr(sequence.client, field)
    for condition in sequence.client.conditions:
        for field in CONDITION_FIELDS:
            yield (CLIENT + condition.id, field), getattr(condition, field)
    for answer in sequence.client.screening:
        for field in ANSWER_FIELDS:
            yield (SCREENING + answer.id, field), getattr(answer, field)
    for acceptance in sequence.accepted:
        yield (ACCEPTED, acceptance.finding), acceptance


def _unmeant(base: Sequence, mine: Sequence, latest: Sequence, merged: Sequence) -> dict[Cell, object]:
    """Return the cells that `merged` resets to their value in `base`, with their values in `latest`."""
    theirs, meant = dict(cells(latest)), set(changed(base, mine))
    return {cell: theirs[cell] for cell in changed(latest, merged) if cell in theirs and cell not in meant}


def _with_cells(sequence: Sequence, values: Mapping[Cell, object]) -> Sequence:
    def of(owner: str) -> dict[str, Any]:
        return {field: value for (one, field), value in values.items() if one == owner}

    blocks = (
        replace(block, **of(block.id), steps=tuple(replace(step, **of(step.id)) for step in block.steps))
        for block in sequence.blocks
    )
    client = replace(
        sequence.client,
        **of(CLIENT),
        conditions=tuple(replace(each, **of(CLIENT + each.id)) for each in sequence.client.conditions),
        screening=tuple(replace(each, **of(SCREENING + each.id)) for each in sequence.client.screening),
    )
    accepted = tuple(of(ACCEPTED).get(each.finding, each) for each in sequence.accepted)
    if not values:
        return sequence
    return replace(sequence, **of(""), blocks=tuple(blocks), client=client, accepted=accepted)
