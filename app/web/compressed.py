"""Answers that are compressed once and then kept: a client on a poor network waits for every byte."""

from collections.abc import Callable
from functools import lru_cache
from gzip import compress

from flask import Response, request


def compressed(content: bytes, mimetype: str) -> Response:
    """Return an answer, compressed for whoever takes it so.

    Only for what holds no secret of one reader beside words of another: else its length could tell.
    """
    return _response(content, mimetype, gzipped)


def compressed_once(content: bytes, mimetype: str) -> Response:
    """Return an answer that nobody else will get, compressed like others but not kept."""
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
    """Return `content` compressed, the same bytes each time, from memory where it was asked for before."""
    return compress(content, mtime=0)
