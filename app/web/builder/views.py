"""The builder's page, its preview, and catching up with another tab."""

from flask import Response, make_response, render_template, request

from app.services import editing, feedback, sequences
from app.storage.revisions import Revision
from app.web.builder import blocks, bp, checks, client, steps
from app.web.builder.drawing import draw, reply
from app.web.builder.replies import step_back
from app.web.current import services
from app.web.handouts.sheets import handout_of
from app.web.library.panel import panel_context
from app.web.workspace import current_workspace

__all__ = ["blocks", "bp", "checks", "client", "steps"]  # all these modules register their routes on it


@bp.get("")
def show_sequence(sequence_id: str) -> str:
    """Show the builder."""
    revision = _load(sequence_id)
    return render_template(
        "builder/page.html",
        page=draw(revision),
        handout=handout_of(revision),
        notice="",
        announcement="",
        new_answers=feedback.unseen(services().db, current_workspace(), sequence_id),
        techniques_total=len(services().library.techniques),
        **panel_context(services().library, request.args, sequence_id, revision.sequence),
    )


@bp.get("/preview")
def show_preview(sequence_id: str) -> str:
    """Show the client's page of the newest revision, as the link shows it."""
    return render_template("client/_handout.html", handout=handout_of(_load(sequence_id)))


@bp.get("/latest")
def show_latest(sequence_id: str) -> Response:
    """Answer with everything when the browser's revision, ?number=, is behind; else 204."""
    revision = _load(sequence_id)
    number = request.args.get("number", default=0, type=int)
    if number == revision.number:
        return make_response("", 204)
    return reply(revision, "The sequence was changed in another tab.")


@bp.post("/undo")
def undo(sequence_id: str) -> Response:
    """Undo the latest edit."""
    return step_back(sequence_id, editing.undo, "Undone.")


@bp.post("/redo")
def redo(sequence_id: str) -> Response:
    """Redo the edit that was undone."""
    return step_back(sequence_id, editing.redo, "Redone.")


def _load(sequence_id: str) -> Revision:
    return sequences.load(services().db, current_workspace(), sequence_id)
