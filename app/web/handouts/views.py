"""Downloads of one's own sequence, and its printed sheet as pictures."""

from hashlib import sha256

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug import Response as BaseResponse

from app.domain.editing.client_edits import ForgetClient
from app.library.sequence_file import write_sequence
from app.services import sequences
from app.services.owning import Owned
from app.web.gate import gated
from app.web.handouts.sheets import download, file_stem, handout_of, page_pictures, pdf_response
from app.web.sharing.links import newest_address

bp = gated(Blueprint("handouts", __name__, url_prefix="/sequences/<sequence_id>"))


@bp.get("/handout.pdf")
def download_pdf(own: Owned) -> BaseResponse:
    """Answer with the printed sheet, with the newest share link on it if there is one.

    A plan that the checks block is not printed: the answer leads to the reasons.
    """
    revision = sequences.load(own)
    if own.checks.locks(revision.sequence):
        return redirect(url_for("builder.show_held", sequence_id=own.id), 303)
    return pdf_response(handout_of(revision), newest_address(own))


@bp.get("/sequence.yaml")
def download_yaml(own: Owned) -> Response:
    """Answer with the sequence as a file that can be loaded again; ?client=1 includes the client's details.

    Without them the file can be passed on: it says nothing about the client except the label.
    """
    sequence = sequences.load(own).sequence
    if "client" not in request.args:
        sequence = ForgetClient().apply(sequence)
    name = f"{file_stem(sequence.title)}.yaml"
    return download(write_sequence(sequence).encode(), "application/yaml; charset=utf-8", name)


@bp.get("/sheet")
def show_sheet(own: Owned) -> str:
    """Show the pages of the newest revision's sheet."""
    revision = sequences.load(own)
    pages = page_pictures(handout_of(revision), newest_address(own))
    version = sha256(b"".join(pages)).hexdigest()[:16]  # a different link or library draws a different sheet
    return render_template("handouts/_sheet.html", revision=revision, pages=len(pages), version=version)


@bp.get("/sheet/<int:number>/<int:page>.svg")
def show_sheet_page(own: Owned, number: int, page: int) -> Response:
    """Show one page, from 1, of one revision's sheet."""
    pages = page_pictures(handout_of(sequences.load(own, number)), newest_address(own))
    if not 1 <= page <= len(pages):
        abort(404)
    response = Response(pages[page - 1], mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
