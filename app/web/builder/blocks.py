"""Edits of blocks and of the heading."""

from flask import Response

from app.domain.editing.edits import AddBlock, RemoveBlock, RenameBlock, SetHeading, ShiftBlock
from app.domain.plan.sequence import Block, BlockKind
from app.services.owning import Owned
from app.web.builder import bp
from app.web.builder.forms import BlockNameForm, HeadingForm, NewBlockForm, ShiftForm
from app.web.builder.replies import save
from app.web.builder.steps import new_id
from app.web.forms import PlainForm, valid


@bp.post("/heading")
def set_heading(own: Owned) -> Response:
    """Change title, made for, made by, paper, audience or phase."""
    form = HeadingForm()
    return save(own, SetHeading(form.values()), form.typed)


@bp.post("/blocks")
def add_block(own: Owned) -> Response:
    """Put a block at the end."""
    form = valid(NewBlockForm())
    kind = BlockKind(form.kind.data)
    return save(own, AddBlock(Block(id=new_id(), name=form.name.data.strip() or kind.label, kind=kind)))


@bp.post("/blocks/<block_id>")
def rename_block(own: Owned, block_id: str) -> Response:
    """Rename a block."""
    form = BlockNameForm(block_id)
    return save(own, RenameBlock(block_id, str(form.values().get("name", ""))), form.typed)


@bp.post("/blocks/<block_id>/shift")
def shift_block(own: Owned, block_id: str) -> Response:
    """Move a block one place up or down."""
    return save(own, ShiftBlock(block_id, valid(ShiftForm()).by))


@bp.post("/blocks/<block_id>/remove")
def remove_block(own: Owned, block_id: str) -> Response:
    """Remove a block and its steps."""
    valid(PlainForm())
    return save(own, RemoveBlock(block_id))
