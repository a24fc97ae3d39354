"""What helped: the answers to one's own sequence, what is done with them, and the plan that follows."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from app.services import feedback, sequences
from app.web.current import services
from app.web.feedback.page import feedback_page
from app.web.feedback.table import table
from app.web.handouts.sheets import download, file_stem
from app.web.workspace import require_workspace

bp = Blueprint("feedback", __name__, url_prefix="/sequences/<sequence_id>/answers")

NOTICES = {
    "acknowledged": "The warning sign is acknowledged.",
    "deleted": "The answer is deleted for good.",
    "emptied": "All answers to this sequence are deleted for good.",
}


@bp.get("")
def show_feedback(sequence_id: str) -> str:
    """Show the answers; after that none of them is new."""
    sequence = sequences.load(services().db, require_workspace(), sequence_id).sequence
    received = feedback.see(services().db, require_workspace(), sequence_id, services().clock())
    return render_template(
        "feedback/page.html",
        sequence_id=sequence_id,
        sequence=sequence,
        page=feedback_page(received, services().library),
        notice=NOTICES.get(request.args.get("done", ""), ""),
    )


@bp.post("/<row_id>/acknowledge")
def acknowledge_feedback(sequence_id: str, row_id: str) -> BaseResponse:
    """Acknowledge a warning sign."""
    feedback.acknowledge(services().db, require_workspace(), sequence_id, row_id, services().clock())
    return _back(sequence_id, "acknowledged")


@bp.post("/<row_id>/delete")
def delete_feedback(sequence_id: str, row_id: str) -> BaseResponse:
    """Delete one answer for good."""
    feedback.erase(services().db, require_workspace(), sequence_id, row_id)
    return _back(sequence_id, "deleted")


@bp.post("/delete")
def delete_all_feedback(sequence_id: str) -> BaseResponse:
    """Delete all answers for good."""
    feedback.erase(services().db, require_workspace(), sequence_id)
    return _back(sequence_id, "emptied")


@bp.get("/answers.csv")
def download_feedback(sequence_id: str) -> Response:
    """Respond with all answers as a CSV table."""
    title = sequences.load(services().db, require_workspace(), sequence_id).sequence.title
    received = feedback.listing(services().db, require_workspace(), sequence_id)
    rows = feedback_page(received, services().library).rows
    return download(table(rows), "text/csv; charset=utf-8", f"{file_stem(title)}, answers.csv")


@bp.post("/next")
def build_next_plan(sequence_id: str) -> BaseResponse:
    """Make the plan that follows from the answers, and redirect to the reasons for it."""
    made = feedback.build_next(
        services().db,
        require_workspace(),
        sequence_id,
        services().library,
        now=services().clock(),
        passes=services().checks.passes,
    )
    return redirect(url_for("feedback.show_next_plan", sequence_id=sequence_id, made_id=made), 303)


@bp.get("/next/<made_id>")
def show_next_plan(sequence_id: str, made_id: str) -> str:
    """Say what was kept and what was dropped, and why."""
    following = feedback.plan_next(services().db, require_workspace(), sequence_id, services().library)
    made = sequences.load(services().db, require_workspace(), made_id).sequence
    return render_template(
        "feedback/next.html", sequence_id=sequence_id, made_id=made_id, made=made, choices=following.choices
    )


def _back(sequence_id: str, done: str) -> BaseResponse:
    return redirect(url_for("feedback.show_feedback", sequence_id=sequence_id, done=done), 303)
