"""The addresses of share links."""

from datetime import datetime

from flask import request

from app.domain.share import Share
from app.services import sharing
from app.web.current import services
from app.web.security import CLIENT_PREFIX
from app.web.workspace import require_workspace


def address(token: str) -> str:
    """Return the whole address of the page that a token opens."""
    base = services().config.base_url or request.host_url.rstrip("/")
    return f"{base}{CLIENT_PREFIX}{token}"


def open_shares(sequence_id: str) -> tuple[Share, ...]:
    """Return the links of one's own sequence that work now, newest first; raise NotFound."""
    shares = sharing.listing(services().db, services().keys, require_workspace(), sequence_id)
    now = services().clock()
    return tuple(share for share in shares if share.is_open(now))


def shared_since(sequence_id: str) -> datetime | None:
    """Return when the version was saved that open links of one's own sequence show, None where none is open."""
    if not open_shares(sequence_id):
        return None
    return sharing.shown_at(services().db, require_workspace(), sequence_id)


def newest_address(sequence_id: str) -> str:
    """Return the address of the newest link that works, "" when there is none; raise NotFound."""
    return next((address(share.token) for share in open_shares(sequence_id) if share.token), "")
