"""One line a request, and never a token, a note or a client's name in any line."""

import logging
import re
import sys
import traceback
from time import perf_counter
from types import TracebackType

from flask import Flask, Response, g, request

_log = logging.getLogger("app.requests")
_TOKEN = re.compile(r"(/s/)[^\s/?#'\"]+")


class Senline(Flask):
    """Flask that logs where a request failed and not what was in it."""

    def log_exception(self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        """Log the frames and the kind of an exception.

        Its message is left out: that of a database error quotes the document, notes and all.
        """
        kind, _, frames = exc_info
        trace = "".join(traceback.format_tb(frames))
        self.logger.error("%s %s failed: %s\n%s", request.method, _rule(), kind and kind.__name__, trace)


class WithoutTokens(logging.Filter):
    """Takes share-link tokens out of what others log, gunicorn's complaints about a request for one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with the token of each address in it left out."""
        record.msg, record.args = _TOKEN.sub(r"\1…", record.getMessage()), None
        return True


def init_app(app: Flask) -> None:
    """Log each request of `app` to standard error."""
    logger = logging.getLogger("app")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    app.before_request(_start)
    app.after_request(_write)


def _start() -> None:
    g.started = perf_counter()


def _write(response: Response) -> Response:
    took = (perf_counter() - g.started) * 1000 if "started" in g else 0.0
    _log.info("%s %s %d %.1f ms", request.method, _rule(), response.status_code, took)
    return response


def _rule() -> str:
    # The rule, not the path: a path may carry the token of a share link.
    return request.url_rule.rule if request.url_rule else "(no such address)"
