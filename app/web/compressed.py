"""Responses compressed once and then cached: a client on a poor network waits for every byte."""

from collections.abc import Callable
from functools import lru_cache
from gzip import compress

from flask import Response, request


def compressed(content: bytes, mimetype: str) -> Response:
    """Return a response, compressed if the browser accepts that.

    Only for content without one reader's secret next to another's words: its length could give it away.
    """
    return _response(content, mimetype, gzipped)


def compressed_once(content: bytes, mimetype: str) -> Response:
    """Return a response for one reader only, compressed but not cached."""
    return _response(content, mimetype, gzipped.__wrapped__)


def _response(content: bytes, mimetype: str, gzip: Callable[[bytes], bytes]) -> Response:
    response = Response(content, mimetype=mimetype)
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"]:
        response.data = gzip(content)
        response.headers["Content-Encoding"] = "gzip"
    return response


@lru_cache(maxsize=1024)
def gzipped(content: bytes) -> bytes:
    """Return `content` compressed, always the same bytes, cached once asked for."""
    return compress(content, mtime=0)
