"""Edits of blocks and of the heading."""

from flask import Response, request

from app.domain.editing import edits
from app.domain.plan.sequence import Block, BlockKind
from app.web.builder import bp
from app.web.builder.forms import SHIFTS, BlockForm, HeadingForm, PlainForm, ShiftForm, sent, valid
from app.web.builder.replies import Meant, save
from app.web.builder.steps import new_id


@bp.post("/heading")
def set_heading(sequence_id: str) -> Response:
    """Change title, made for, made by or paper."""
    typed = sent(HeadingForm())
    meant = Meant(typed=typed, burst=f"heading.{'.'.join(typed)}")
    return save(sequence_id, lambda s: edits.set_heading(s, **typed), lambda _: "", meant)


@bp.post("/blocks")
def add_block(sequence_id: str) -> Response:
    """Put a block at the end."""
    form = valid(BlockForm())
    kind = BlockKind(form.kind.data)
    name = (form.name.data or "").strip() or kind.label
    block_id = new_id()
    return save(
        sequence_id,
        lambda s: edits.add_block(s, Block(id=block_id, name=name, kind=kind)),
        lambda _: f"Block {name} added.",
    )


@bp.post("/blocks/<block_id>")
def rename_block(sequence_id: str, block_id: str) -> Response:
    """Rename a block."""
    form = valid(BlockForm())
    typed = {"name": form.name.data or ""} if "name" in request.form else {}
    meant = Meant(owner=block_id, typed=typed, burst=f"{block_id}.name")
    return save(sequence_id, lambda s: edits.rename_block(s, block_id, typed.get("name", "")), lambda _: "", meant)


@bp.post("/blocks/<block_id>/shift")
def shift_block(sequence_id: str, block_id: str) -> Response:
    """Move a block one place up or down."""
    by = SHIFTS[valid(ShiftForm()).direction.data]
    return save(
        sequence_id,
        lambda s: edits.shift_block(s, block_id, by),
        lambda s: f"Block {s.block(block_id).name} moved.",
    )


@bp.post("/blocks/<block_id>/remove")
def remove_block(sequence_id: str, block_id: str) -> Response:
    """Remove a block and its steps."""
    valid(PlainForm())
    return save(sequence_id, lambda s: edits.remove_block(s, block_id), lambda _: "Block removed. Undo brings it back.")
