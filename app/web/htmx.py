"""The one place that knows htmx_flask: whether a fragment or a page is requested."""

from typing import Any

from flask import Flask, Response, after_this_request
from htmx_flask import Htmx, request


def init_app(app: Flask) -> None:
    """Let requests to `app` say whether htmx sent them."""
    Htmx(app)


def wants_fragment() -> bool:
    """Whether htmx asks for part of a page; also marks the response as varying with HX-Request."""
    after_this_request(_vary)
    htmx: Any = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _vary(response: Response) -> Response:
    response.vary.add("HX-Request")
    return response
