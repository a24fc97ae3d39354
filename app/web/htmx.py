"""The one place that knows htmx_flask: whether a fragment is asked for, or a page."""

from typing import Any

from flask import Flask, Response, after_this_request
from htmx_flask import Htmx, request


def init_app(app: Flask) -> None:
    """Let requests of `app` tell whether htmx sent them."""
    Htmx(app)


def wants_fragment() -> bool:
    """Whether htmx asks for a part of a page; the answer then varies with HX-Request, and caches are told."""
    after_this_request(_vary)
    htmx: Any = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _vary(response: Response) -> Response:
    response.vary.add("HX-Request")
    return response
