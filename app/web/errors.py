"""What people see when something fails: what happened, what is kept, what to do."""

from typing import NamedTuple

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from app.domain.values.errors import DomainError
from app.handouts.printer import PrinterBusy
from app.services.errors import NotFound
from app.web.security import CLIENT_PREFIX


class Apology(NamedTuple):
    """The heading and the text of an error page."""

    title: str
    text: str


APOLOGIES = {
    400: Apology(
        "That request could not be read",
        "Nothing was changed. If you had this page open for a long time, or cookies are switched off, "
        "load the page again and repeat the last step.",
    ),
    403: Apology("That is not allowed here", "Nothing was changed. Go back to your sequences and try from there."),
    404: Apology(
        "There is nothing at this address",
        "The page may have moved, or the sequence belongs to another browser. Your own work is on your start page.",
    ),
    405: Apology("That cannot be done at this address", "Nothing was changed. Go back to your sequences."),
    413: Apology(
        "That is too large",
        "Nothing was changed. A sequence file is usually smaller than 50 kB: check that you chose the right one.",
    ),
    422: Apology("That cannot be done", "Nothing was changed."),
    429: Apology("That was a lot at once", "Nothing was changed. Wait a minute, then try again."),
    500: Apology(
        "Something went wrong on our side",
        "What was saved before is kept. Go back and try once more; if it happens again, tell whoever runs this server.",
    ),
    503: Apology("The server is busy", "Nothing is lost. Wait a few seconds, then try again."),
}


_MOST_TAKEN_IN = 32 * 1024 * 1024  # bytes; anything larger was not meant as a sequence file


def init_app(app: Flask) -> None:
    """Answer every failure of `app` with its own page, and domain errors in their own words."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(NotFound, lambda _: apologise(404))
    app.register_error_handler(DomainError, lambda error: apologise(422, str(error)))
    app.register_error_handler(PrinterBusy, lambda _: apologise(503))


def apologise(status: int, reason: str = "") -> Response:
    """Return the page for a status; `reason` replaces its usual text. Below /s/ it is the client's own page."""
    if status == 404 and request.path.startswith(CLIENT_PREFIX):
        return make_response(render_template("client/gone.html"), 404)
    if request.path.startswith(CLIENT_PREFIX):
        return make_response(render_template("client/trouble.html"), status, _retry_after(status))
    title, text = APOLOGIES.get(status, APOLOGIES[500 if status >= 500 else 400])
    page = render_template("errors/error.html", title=title, text=reason or text)
    return make_response(page, status, _retry_after(status))


def _retry_after(status: int) -> dict[str, str]:
    return {"Retry-After": "5"} if status == 503 else {}


def _refused(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    if error.code == 413:
        _take_in()
    response = apologise(error.code)
    if "Allow" in (headers := error.get_response().headers):
        response.headers["Allow"] = headers["Allow"]
    return response


def _take_in() -> None:
    # A browser reads no answer before it has sent everything: if we hang up, it shows its own error, not ours.
    left = min(request.content_length or 0, _MOST_TAKEN_IN)
    while left > 0 and (part := request.environ["wsgi.input"].read(min(left, 65536))):
        left -= len(part)
