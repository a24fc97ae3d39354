"""The library's two answers: what a search finds, and the card of one technique."""

from flask import Blueprint, Response, abort, make_response, render_template, request

from app.domain.values.errors import UnknownTechnique
from app.services import sequences
from app.web.current import services
from app.web.gate import workspace
from app.web.library.card import technique_card
from app.web.library.panel import panel_context

bp = Blueprint("library", __name__, url_prefix="/library")


@bp.get("")
def search_techniques() -> Response:
    """Answer with the techniques that match, and the filters with their new counts.

    ?sequence= names the plan they are for; the techniques then show the reasons against them for its client.
    """
    sequence_id = request.args.get("sequence", "")
    plan = sequences.load(workspace().sequence(sequence_id)).sequence if sequence_id else None
    context = panel_context(services().library, request.args, sequence_id, plan)
    return _kept(render_template("library/results.html", **context))


@bp.get("/<technique_id>")
def show_technique(technique_id: str) -> Response:
    """Answer with the card of a technique."""
    library = services().library
    try:
        technique = library.technique(technique_id)
    except UnknownTechnique:
        abort(404)
    return _kept(render_template("library/_card.html", card=technique_card(technique, library)))


def _kept(page: str) -> Response:
    """Let the browser keep a response and revalidate it: the library changes only with the program."""
    response = make_response(page)
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
