"""Edits of steps: add, change, move, copy, remove."""

import secrets
from hashlib import sha256

from flask import Response

from app.domain.editing.edits import AddStep, DuplicateStep, MoveStep, RemoveStep, SetStep, ShiftStep, new_step
from app.services.owning import Owned
from app.web.builder import bp
from app.web.builder.forms import AddStepForm, MoveStepForm, ShiftForm, StepForm
from app.web.builder.replies import edit_id, save
from app.web.forms import PlainForm, valid


@bp.post("/steps")
def add_step(own: Owned) -> Response:
    """Put a technique into a block."""
    form = valid(AddStepForm())
    step = new_step(own.library.technique(form.technique.data), new_id())
    return save(own, AddStep(step, form.block.data, form.before.data))


@bp.post("/steps/<step_id>")
def set_step(own: Owned, step_id: str) -> Response:
    """Change fields of a step."""
    form = StepForm(step_id)
    return save(own, SetStep(step_id, form.values(), own.library), form.typed)


@bp.post("/steps/<step_id>/move")
def move_step(own: Owned, step_id: str) -> Response:
    """Move a step to a place in a block."""
    form = valid(MoveStepForm())
    return save(own, MoveStep(step_id, form.block.data, form.before.data))


@bp.post("/steps/<step_id>/shift")
def shift_step(own: Owned, step_id: str) -> Response:
    """Move a step one place up or down."""
    return save(own, ShiftStep(step_id, valid(ShiftForm()).by))


@bp.post("/steps/<step_id>/duplicate")
def duplicate_step(own: Owned, step_id: str) -> Response:
    """Put a copy of a step after it."""
    valid(PlainForm())
    return save(own, DuplicateStep(step_id, new_id()))


@bp.post("/steps/<step_id>/remove")
def remove_step(own: Owned, step_id: str) -> Response:
    """Remove a step."""
    valid(PlainForm())
    return save(own, RemoveStep(step_id))


def new_id() -> str:
    """Return an id for a step or block to be added: the same one if the same edit is sent again."""
    edit = edit_id()
    return sha256(edit.encode()).hexdigest()[:8] if edit else secrets.token_hex(4)
