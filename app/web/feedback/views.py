"""What helped: the answers to one's own sequence, what is done with them, and the plan that follows."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from app.services import feedback, sequences
from app.services.owning import Owned
from app.web.feedback.page import feedback_page
from app.web.feedback.table import table
from app.web.gate import gated
from app.web.handouts.sheets import download, file_stem

bp = gated(Blueprint("feedback", __name__, url_prefix="/sequences/<sequence_id>/answers"))

NOTICES = {
    "acknowledged": "The warning sign is acknowledged.",
    "deleted": "The answer is deleted for good.",
    "emptied": "All answers to this sequence are deleted for good.",
}


@bp.get("")
def show_feedback(own: Owned) -> str:
    """Show the answers; after that none of them is new."""
    sequence = sequences.load(own).sequence
    received = feedback.see(own)
    return render_template(
        "feedback/page.html",
        sequence_id=own.id,
        sequence=sequence,
        page=feedback_page(received, own.library),
        notice=NOTICES.get(request.args.get("done", ""), ""),
    )


@bp.post("/<row_id>/acknowledge")
def acknowledge_feedback(own: Owned, row_id: str) -> BaseResponse:
    """Acknowledge a warning sign."""
    feedback.acknowledge(own, row_id)
    return _back(own, "acknowledged")


@bp.post("/<row_id>/delete")
def delete_feedback(own: Owned, row_id: str) -> BaseResponse:
    """Delete one answer for good."""
    feedback.erase(own, row_id)
    return _back(own, "deleted")


@bp.post("/delete")
def delete_all_feedback(own: Owned) -> BaseResponse:
    """Delete all answers for good."""
    feedback.erase(own)
    return _back(own, "emptied")


@bp.get("/answers.csv")
def download_feedback(own: Owned) -> Response:
    """Respond with all answers as a CSV table."""
    title = sequences.load(own).sequence.title
    received = feedback.listing(own)
    rows = feedback_page(received, own.library).rows
    return download(table(rows), "text/csv; charset=utf-8", f"{file_stem(title)}, answers.csv")


@bp.post("/next")
def build_next_plan(own: Owned) -> BaseResponse:
    """Make the plan that follows from the answers, and redirect to the reasons for it."""
    made = feedback.build_next(own)
    return redirect(url_for("feedback.show_next_plan", sequence_id=own.id, made_id=made), 303)


@bp.get("/next/<made_id>")
def show_next_plan(own: Owned, made_id: str) -> str:
    """Say what was kept and what was dropped, and why."""
    following = feedback.plan_next(own)
    made = sequences.load(own.workspace.sequence(made_id)).sequence
    return render_template(
        "feedback/next.html", sequence_id=own.id, made_id=made_id, made=made, choices=following.choices
    )


def _back(own: Owned, done: str) -> BaseResponse:
    return redirect(url_for("feedback.show_feedback", sequence_id=own.id, done=done), 303)
