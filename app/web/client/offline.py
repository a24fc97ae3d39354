"""What lets a client's page work offline: its service worker, and a manifest so that it can be installed.

A link with a passcode has neither: the copy on the phone would open without it.
"""

from collections.abc import Callable
from typing import cast

from flask import Blueprint, Response, abort, current_app, jsonify, send_from_directory

from app.config import ROOT
from app.services import sharing
from app.storage.shares import Opened
from app.web.client.opening import opened_link
from app.web.current import services
from app.web.security import CLIENT_PREFIX

bp = Blueprint("offline", __name__, url_prefix=f"{CLIENT_PREFIX}<token>")

PLAN_HEADER = "Senline-Plan"  # on a page with a plan that may be kept: its version number
_COLOUR = "#faf7f2"  # --paper in static/css/tokens.css


@bp.get("/worker.js")
def show_worker(token: str) -> Response:
    """Answer with a page's service worker; its scope is the page and everything below it."""
    _keepable(token)
    response = send_from_directory(ROOT / "static" / "js" / "client", "worker.js", mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = f"{CLIENT_PREFIX}{token}"
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/manifest.webmanifest")
def show_manifest(token: str) -> Response:
    """Answer with what a phone needs to install the page as an app."""
    opened = _keepable(token)
    page = f"{CLIENT_PREFIX}{token}"
    asset = cast(Callable[[str], str], current_app.jinja_env.globals["asset"])
    response = jsonify(
        {
            "id": page,
            "name": sharing.shown_revision(services().db, opened.sequence_id, opened.number).sequence.title,
            "short_name": "Senline",
            "start_url": page,
            "scope": page,
            "display": "standalone",
            "background_color": _COLOUR,
            "theme_color": _COLOUR,
            "icons": [
                {"src": asset(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
                for size in (192, 512)
            ],
        }
    )
    response.mimetype = "application/manifest+json"
    return response


def _keepable(token: str) -> Opened:
    opened = opened_link(token)
    if opened.passcode_hash is not None:
        abort(404)
    return opened
