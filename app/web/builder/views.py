"""The builder's page, its preview, and catching up with another tab."""

from flask import Response, make_response, render_template, request

from app.services import editing, feedback, sequences
from app.services.owning import Owned
from app.web.builder import blocks, bp, checks, client, steps
from app.web.builder.drawing import draw, reply
from app.web.builder.replies import step_back
from app.web.handouts.sheets import handout_of
from app.web.library.panel import panel_context

__all__ = ["blocks", "bp", "checks", "client", "steps"]  # all these modules register their routes on it


@bp.get("")
def show_sequence(own: Owned) -> str:
    """Show the builder."""
    revision = sequences.load(own)
    return render_template(
        "builder/page.html",
        page=draw(own, revision),
        handout=handout_of(revision),
        notice="",
        announcement="",
        new_answers=feedback.unseen(own),
        techniques_total=len(own.library.techniques),
        **panel_context(own.library, request.args, own.id, revision.sequence),
    )


@bp.get("/preview")
def show_preview(own: Owned) -> str:
    """Show the client's page of the newest revision, as the link shows it."""
    return render_template("client/_handout.html", handout=handout_of(sequences.load(own)))


@bp.get("/latest")
def show_latest(own: Owned) -> Response:
    """Answer with everything when the browser's revision, ?number=, is behind; else 204."""
    revision = sequences.load(own)
    if request.args.get("number") == str(revision.number):
        return make_response("", 204)
    return reply(own, revision, "The sequence was changed in another tab.")


@bp.post("/undo")
def undo(own: Owned) -> Response:
    """Undo the latest edit."""
    return step_back(own, editing.undo, "Undone.")


@bp.post("/redo")
def redo(own: Owned) -> Response:
    """Redo the edit that was undone."""
    return step_back(own, editing.redo, "Redone.")
