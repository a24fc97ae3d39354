"""One line per request, and never a token, a note or a client's name in it."""

import logging
import re
import sys
import traceback
from collections.abc import Iterable
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Any

from flask import Flask, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_log = logging.getLogger("app.requests")
_TOKEN = re.compile(r"(/s/)[^\s/?#'\"]+")


class Senline(Flask):
    """Flask that logs where a request failed but not what was in it."""

    def log_exception(self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        """Log the frames and the kind of an exception.

        Its message is left out: that of a database error quotes the document, notes and all.
        """
        kind, _, frames = exc_info
        trace = "".join(traceback.format_tb(frames))
        self.logger.error("%s %s failed: %s\n%s", request.method, _rule(request.environ), kind and kind.__name__, trace)


class WithoutTokens(logging.Filter):
    """Removes share-link tokens from what others log, such as gunicorn's complaints about a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with the token removed from each address in it."""
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
    app.wsgi_app = with_a_line(app.wsgi_app)  # type: ignore[method-assign,assignment]


def with_a_line(wsgi: "WSGIApplication") -> "WSGIApplication":
    """Return `wsgi` with one line logged as each response starts."""

    def respond(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        started = perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            took = (perf_counter() - started) * 1000
            _log.info("%s %s %s %.1f ms", environ["REQUEST_METHOD"], _rule(environ), status[:3], took)
            return start_response(status, headers, *error)

        return wsgi(environ, start)

    return respond


def _rule(environ: "WSGIEnvironment") -> str:
    # The rule, not the path: a path may carry the token of a share link.
    rule = environ["werkzeug.request"].url_rule
    return rule.rule if rule else "(no such address)"
