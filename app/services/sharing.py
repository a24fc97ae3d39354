"""Share links: make them, show them to their therapist, switch them off, open them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.domain.share import DEFAULT_DAYS, Share, expiry, is_open
from app.services import owning
from app.services.errors import NotFound
from app.storage import revisions, shares
from app.storage.database import Database
from app.storage.ids import is_id, new_id
from app.storage.revisions import Revision
from app.storage.sealing import Keys
from app.storage.shares import Opened

MARK_EVERY = timedelta(minutes=1)  # a client who reloads costs no more writes than this


def share(
    db: Database, keys: Keys, workspace: str, sequence_id: str, *, now: datetime, days: int | None = DEFAULT_DAYS
) -> Share:
    """Make a link to a sequence that works for `days`, or without end with None. Raise NotFound, BadValue."""
    token = shares.new_token()
    row = {
        "id": new_id(),
        "sequence_id": sequence_id,
        "token_hash": shares.hash_token(token),
        "token_sealed": keys.seal(token),
        "created_at": now,
        "expires_at": expiry(now, days),
        "revoked_at": None,
        "last_opened_at": None,
    }
    with db.write() as connection:
        owning.require(connection, workspace, sequence_id)
        shares.add(connection, row)
    return _share(keys, row)


def listing(db: Database, keys: Keys, workspace: str, sequence_id: str) -> tuple[Share, ...]:
    """Return all links of a sequence, newest first, also those that no longer work. Raise NotFound."""
    with db.read() as connection:
        owning.require(connection, workspace, sequence_id)
        rows = shares.of(connection, sequence_id)
    return tuple(_share(keys, row) for row in rows)


def revoke(db: Database, workspace: str, sequence_id: str, share_id: str, now: datetime) -> None:
    """Switch a link off, for good, from the next request on. Raise NotFound."""
    _change(db, workspace, sequence_id, share_id, revoked_at=now)


def set_expiry(
    db: Database, workspace: str, sequence_id: str, share_id: str, *, now: datetime, days: int | None
) -> None:
    """Let a link work for `days` from now, or without end with None. Raise NotFound, BadValue."""
    _change(db, workspace, sequence_id, share_id, expires_at=expiry(now, days))


def open_link(db: Database, token: str, now: datetime) -> Opened | None:
    """Return what a token leads to, or None when there is no such link or it works no more. One query."""
    opened = shares.find(db, token)
    if opened is None or not is_open(opened.expires_at, opened.revoked_at, now):
        return None
    return opened


def shown(db: Database, sequence_id: str, number: int) -> Revision:
    """Return the revision that an opened link shows. Raise NotFound."""
    return owning.found(revisions.settled(db, sequence_id, number))


def shown_at(db: Database, workspace: str, sequence_id: str) -> datetime | None:
    """Return when the version was saved that the links of a sequence show, None when none passed. Raise NotFound."""
    with db.read() as connection:
        owning.require(connection, workspace, sequence_id)
        return shares.shown_at(connection, sequence_id)


def mark_opened(db: Database, token: str, now: datetime) -> bool:
    """Write down that a client has the page before her, at most once a minute; return whether the link works."""
    opened = open_link(db, token, now)
    if opened is None:
        return False
    if opened.last_opened_at is None or now - opened.last_opened_at >= MARK_EVERY:
        with db.write() as connection:
            shares.mark_opened(connection, opened.share_id, now, every=MARK_EVERY)
    return True


def _change(db: Database, workspace: str, sequence_id: str, share_id: str, **values: datetime | None) -> None:
    with db.write() as connection:
        owning.require(connection, workspace, sequence_id)
        if not (is_id(share_id) and shares.change(connection, sequence_id, share_id, **values)):
            raise NotFound


def _share(keys: Keys, row: Mapping[str, Any]) -> Share:
    shown = {key: row[key] for key in ("id", "created_at", "expires_at", "revoked_at", "last_opened_at")}
    return Share(token=keys.unseal(row["token_sealed"]), **shown)
