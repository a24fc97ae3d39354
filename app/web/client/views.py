"""Share links as their holder uses them: a page, its PDF, and a note that it was looked at.

No account, no cookie, no session. The link is checked in the database at every request; only what it
leads to, a revision that never changes, is drawn once and cached. A link with a passcode shows its page
only for the passcode, and everything else only for the grant on that page.
"""

import secrets
from functools import lru_cache

from flask import Blueprint, Response, redirect, render_template
from werkzeug import Response as BaseResponse

from app.domain.handout.following import stages
from app.services import sharing
from app.web.client.feedback_questions import feedback_questions
from app.web.client.offline import PLAN_HEADER
from app.web.client.opening import asking, opened_link, readable, unlocked
from app.web.compressed import compressed, compressed_once
from app.web.current import services
from app.web.handouts.sheets import handout_of, pdf_response
from app.web.security import CLIENT_PREFIX, csrf, refuse_all_but_own_pages
from app.web.sharing.links import address

bp = Blueprint("client", __name__, url_prefix="/s/<token>")


_GRANT = secrets.token_hex()  # placeholder in a cached page for each reader's own grant


@bp.get("")
def show_page(token: str) -> Response:
    """Show the version that a link leads to, or ask for its passcode."""
    opened = opened_link(token)
    if opened.passcode_hash is not None:
        return asking(token, opened)
    response = compressed(_page(opened.sequence_id, opened.number, token), "text/html")
    response.headers[PLAN_HEADER] = str(opened.number)
    return response


@bp.post("")
@csrf.exempt  # type: ignore[untyped-decorator]
def unlock_page(token: str) -> BaseResponse:
    """Show the version that a link with a passcode leads to, if the passcode is right."""
    opened = opened_link(token)
    if opened.passcode_hash is None:
        return redirect(f"{CLIENT_PREFIX}{token}", 303)
    grant = unlocked(token, opened)
    page = _page(opened.sequence_id, opened.number, token, grant=_GRANT)
    return compressed_once(page.replace(_GRANT.encode(), grant.encode()), "text/html")


@bp.route("/handout.pdf", methods=["GET", "POST"])
@csrf.exempt  # type: ignore[untyped-decorator]
def download_pdf(token: str) -> Response:
    """Answer with the printed sheet of the version that a link leads to."""
    opened = readable(token)
    return pdf_response(
        handout_of(sharing.shown_revision(services().db, opened.sequence_id, opened.number)), address(token)
    )


@bp.post("/opened")
@csrf.exempt  # type: ignore[untyped-decorator]
def mark_opened(token: str) -> Response:
    """Note that somebody is looking at the page. The page itself reports it: a robot fetching it does not count."""
    refuse_all_but_own_pages()
    sharing.mark_opened(services().db, readable(token), services().clock())
    return Response(status=204)


@lru_cache(maxsize=256)
def _page(sequence_id: str, number: int, token: str, grant: str = "") -> bytes:
    revision = sharing.shown_revision(services().db, sequence_id, number)
    handout = handout_of(revision)
    page = render_template(
        "client/page.html",
        handout=handout,
        stages=stages(handout),
        asked=feedback_questions(handout, revision.sequence, number, services().library),
        token=token,
        grant=grant,
        language=handout.language,
    )
    return page.encode()
