"""For machines: whether the server is well, and what robots may read."""

from flask import Blueprint, Response

from app.web.current import services

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def show_health() -> Response:
    """Answer 200 while the database answers, else 503."""
    alive = services().db.is_alive()
    return Response("ok\n" if alive else "no database\n", 200 if alive else 503, mimetype="text/plain")


@bp.get("/robots.txt")
def show_robots() -> Response:
    """Keep robots away from share links; no link is named."""
    return Response("User-agent: *\nDisallow: /s/\n", mimetype="text/plain")
