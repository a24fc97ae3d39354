"""Who may read what a link leads to: anyone with the link who also knows its passcode, if it has one."""

from datetime import timedelta

from flask import Response, abort, make_response, render_template

from app.domain.sharing.passcode import wait_in_words
from app.services import passcodes, sharing
from app.storage.shares import Opened
from app.web.client import grants
from app.web.client.forms import UnlockForm
from app.web.current import services


def opened_link(token: str) -> Opened:
    """Return what a link leads to, with or without a passcode; 404 if it does not work."""
    return sharing.open_link(services().db, token, services().clock()) or abort(404)


def readable(token: str) -> Opened:
    """Return what a link leads to; with a passcode, only to a form that carries a grant.

    Everybody else gets the page that asks for the passcode, or 404 if the link does not work.
    """
    opened = opened_link(token)
    if opened.passcode_hash is not None and not grants.holds(opened, UnlockForm().grant.data):
        abort(asking(token, opened, status=403))
    return opened


def unlocked(token: str, opened: Opened) -> str:
    """Return a grant for the right passcode or an earlier grant; otherwise the page that asks."""
    form = UnlockForm()
    if grants.holds(opened, form.grant.data):
        return str(form.grant.data)
    given = form.passcode.data
    attempt = passcodes.try_passcode(services().db, opened, given, services().clock())
    if not attempt.is_right:
        abort(asking(token, opened, status=403, is_wrong=bool(given), wait=attempt.wait))
    return grants.give(opened)


def asking(
    token: str, opened: Opened, *, status: int = 200, is_wrong: bool = False, wait: timedelta | None = None
) -> Response:
    """Return the page that asks for the passcode of a link. It says nothing about the plan."""
    wait = passcodes.waits(opened, services().clock()) if wait is None else wait
    words = wait_in_words(wait) if wait else ""
    page = render_template("client/passcode.html", token=token, is_wrong=is_wrong, wait=words)
    if wait and status != 200:
        return make_response(page, 429, {"Retry-After": str(int(wait.total_seconds()) + 1)})
    return make_response(page, status)
