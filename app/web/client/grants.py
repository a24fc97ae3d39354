"""Grants: what a page behind a passcode carries, so that its forms need not ask for the passcode again.

Signed by the app and stored nowhere. Bound to the link and to the salt of its passcode: changing or removing the
passcode voids every grant; a hash renewed with better parameters keeps its salt. Sent only in the body of a form,
never in an address.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.storage.passcodes import salt
from app.storage.shares import Opened
from app.web.current import services

READING = timedelta(hours=12)  # a session and its repetition on the same day


def give(opened: Opened) -> str:
    """Return a grant for a link whose passcode has just been entered."""
    return str(_signer().dumps([*_bound_to(opened), int(services().clock().timestamp())]))


def holds(opened: Opened, grant: str, within: timedelta = READING) -> bool:
    """Whether `grant` was given for this link and its current passcode, no longer ago than `within`."""
    try:
        *bound, given_at = _signer().loads(grant)
    except BadSignature:
        return False
    age = services().clock() - datetime.fromtimestamp(given_at, UTC)
    return bound == _bound_to(opened) and age <= within


def _bound_to(opened: Opened) -> list[str]:
    mark = salt(opened.passcode_hash) if opened.passcode_hash else ""
    return [opened.share_id, sha256(mark.encode()).hexdigest()]


def _signer() -> URLSafeSerializer:
    keys = [
        *reversed(current_app.config["SECRET_KEY_FALLBACKS"]),
        current_app.secret_key,
    ]  # oldest first; the last signs
    return URLSafeSerializer(keys, salt="senline passcode grant")
