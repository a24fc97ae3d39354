"""Edits of steps: add, change, move, copy, remove."""

import secrets
from hashlib import sha256

from flask import Response

from app.domain.editing import edits
from app.domain.handout.cautions import built_in_caution
from app.domain.library.technique import Technique
from app.domain.plan.sequence import Sequence
from app.web.builder import bp
from app.web.builder.forms import SHIFTS, AddStepForm, MoveStepForm, PlainForm, ShiftForm, StepForm, sent, valid, values
from app.web.builder.replies import Meant, edit_id, save
from app.web.current import services


@bp.post("/steps")
def add_step(sequence_id: str) -> Response:
    """Put a technique into a block."""
    form = valid(AddStepForm())
    technique = services().library.technique(form.technique.data)
    step = edits.new_step(technique, new_id())
    return save(
        sequence_id,
        lambda s: edits.add_step(s, step, block_id=form.block.data, before=form.before.data or None),
        lambda s: f"{technique.name} added. {place(s, step.id)}",
    )


@bp.post("/steps/<step_id>")
def set_step(sequence_id: str, step_id: str) -> Response:
    """Change fields of a step."""
    typed = sent(StepForm())

    def edit(sequence: Sequence) -> Sequence:
        technique = services().library.described(sequence.step(step_id).technique)
        return edits.set_step(sequence, step_id, technique, **_own_caution(values(typed), technique))

    burst = f"{step_id}.{'.'.join(typed)}"
    return save(sequence_id, edit, lambda _: "", Meant(owner=step_id, typed=typed, burst=burst))


@bp.post("/steps/<step_id>/move")
def move_step(sequence_id: str, step_id: str) -> Response:
    """Move a step to a place in a block."""
    form = valid(MoveStepForm())
    return save(
        sequence_id,
        lambda s: edits.move_step(s, step_id, block_id=form.block.data, before=form.before.data or None),
        lambda s: _moved(s, step_id),
    )


@bp.post("/steps/<step_id>/shift")
def shift_step(sequence_id: str, step_id: str) -> Response:
    """Move a step one place up or down."""
    by = SHIFTS[valid(ShiftForm()).direction.data]
    return save(sequence_id, lambda s: edits.shift_step(s, step_id, by), lambda s: _moved(s, step_id))


@bp.post("/steps/<step_id>/duplicate")
def duplicate_step(sequence_id: str, step_id: str) -> Response:
    """Put a copy of a step after it."""
    valid(PlainForm())
    copy_id = new_id()
    return save(
        sequence_id,
        lambda s: edits.duplicate_step(s, step_id, new_id=copy_id),
        lambda s: f"{_name(s, step_id)} duplicated. {place(s, copy_id)}",
    )


@bp.post("/steps/<step_id>/remove")
def remove_step(sequence_id: str, step_id: str) -> Response:
    """Remove a step."""
    valid(PlainForm())
    return save(sequence_id, lambda s: edits.remove_step(s, step_id), lambda _: "Step removed. Undo brings it back.")


def new_id() -> str:
    """Return an id for a step or block to be added: the same one if the same edit is sent again."""
    edit = edit_id()
    return sha256(edit.encode()).hexdigest()[:8] if edit else secrets.token_hex(4)


def place(sequence: Sequence, step_id: str) -> str:
    """Say where a step is: "Position 3 of 9 in Session."."""
    block = sequence.block_of(step_id)
    position = [step.id for step in block.steps].index(step_id) + 1
    return f"Position {position} of {len(block.steps)} in {block.name}."


def _moved(sequence: Sequence, step_id: str) -> str:
    return f"{_name(sequence, step_id)} moved. {place(sequence, step_id)}"


def _name(sequence: Sequence, step_id: str) -> str:
    return services().library.described(sequence.step(step_id).technique).name


def _own_caution(given: dict[str, object], technique: Technique) -> dict[str, object]:
    """Return `given`, with a safety note that only repeats the library's caution reset to the built-in one."""
    text = given.get("safety_note")
    if isinstance(text, str) and text.strip() == built_in_caution(technique):
        return given | {"safety_note": None}
    return given
