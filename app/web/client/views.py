"""Share links as their holder uses them: a page, its PDF, and a note that it was looked at.

No account, no cookie, no session. The link is checked in the database at every request; only what it
leads to, a revision that never changes, is drawn once and remembered.
"""

from functools import lru_cache

from flask import Blueprint, Response, abort, render_template, request

from app.services import sharing
from app.storage.shares import Opened
from app.web.compressed import compressed
from app.web.current import services
from app.web.handouts.sheets import handout_of, pdf_answer
from app.web.security import csrf
from app.web.sharing.links import address

bp = Blueprint("client", __name__, url_prefix="/s/<token>")


@bp.get("")
def show_page(token: str) -> Response:
    """Show the newest version of what a link leads to."""
    opened = _open(token)
    return compressed(_page(opened.sequence_id, opened.number, token), "text/html")


@bp.get("/handout.pdf")
def download_pdf(token: str) -> Response:
    """Answer with the printed sheet of the newest version."""
    opened = _open(token)
    return pdf_answer(handout_of(sharing.shown(services().db, opened.sequence_id, opened.number)), address(token))


@bp.post("/opened")
@csrf.exempt  # type: ignore[untyped-decorator]
def mark_opened(token: str) -> Response:
    """Note that somebody has the page before them. The page itself says so: a robot that fetches it does not count."""
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        abort(403)
    if not sharing.mark_opened(services().db, token, services().clock()):
        abort(404)
    return Response(status=204)


def _open(token: str) -> Opened:
    return sharing.open_link(services().db, token, services().clock()) or abort(404)


@lru_cache(maxsize=256)
def _page(sequence_id: str, number: int, token: str) -> bytes:
    handout = handout_of(sharing.shown(services().db, sequence_id, number))
    return render_template("client/page.html", handout=handout, token=token, language=handout.language).encode()
