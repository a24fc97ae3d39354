"""Share links: make them, show them to their therapist, switch them off, open them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.domain.sharing.passcode import new_passcode
from app.domain.sharing.share import DEFAULT_DAYS, Share, Version, expiry, is_open, link_name
from app.domain.values.errors import BadValue
from app.services.errors import NotFound
from app.services.owning import Owned, or_not_found
from app.storage import passcodes, revisions, shares
from app.storage.database import Database
from app.storage.ids import is_id, new_id
from app.storage.revisions import Revision
from app.storage.sealing import Keys
from app.storage.shares import Opened

MARK_EVERY = timedelta(minutes=1)  # a client who reloads costs no more writes than this

_SHOWN = ("id", "name", "created_at", "expires_at", "revoked_at", "last_opened_at", "opens", "wrong_tries")


def share(own: Owned, *, days: int | None = DEFAULT_DAYS, name: str = "", passcode: str = "") -> Share:
    """Make a link to a sequence that works for `days`, None for no end date; a passcode of "" is none.

    Raise NotFound, or BadValue: then there is no link at all, least of all one without its passcode.
    """
    token, now, keys = shares.new_token(), own.now, own.workspace.keys
    row = {
        "id": new_id(),
        "sequence_id": own.id,
        "token_hash": shares.hash_token(token),
        "token_sealed": keys.seal(token),
        "created_at": now,
        "expires_at": expiry(now, days),
        "revoked_at": None,
        "last_opened_at": None,
        "name": link_name(name),
        "passcode_hash": passcodes.hash_passcode(new_passcode(passcode)) if passcode else None,
        "wrong_tries": 0,
        "wait_until": None,
        "opens": 0,
        "frozen_number": None,
    }
    with own.write() as connection:
        shares.add(connection, row)
    return _share(keys, row)


def listing(own: Owned) -> tuple[Share, ...]:
    """Return all links of a sequence, newest first, including those that no longer work. Raise NotFound."""
    with own.read() as connection:
        rows = shares.of(connection, own.id)
    return tuple(_share(own.workspace.keys, row) for row in rows)


def revoke(own: Owned, share_id: str) -> None:
    """Switch a link off, for good, from the next request on. Raise NotFound."""
    _change(own, share_id, revoked_at=own.now)


def set_expiry(own: Owned, share_id: str, days: int | None) -> None:
    """Let a link work for `days` from now, None for no end date. Raise NotFound, BadValue."""
    _change(own, share_id, expires_at=expiry(own.now, days))


def rename(own: Owned, share_id: str, name: str) -> None:
    """Rename a link, "" for no name. Raise NotFound, BadValue."""
    _change(own, share_id, name=link_name(name))


def freeze(own: Owned, share_id: str, number: int | None) -> None:
    """Fix a link to one version that passed the checks; None means the newest that passed.

    Raise NotFound, or BadValue for a version that did not pass.
    """
    with own.write() as connection:
        if number is not None and not shares.has_passed(connection, own.id, number):
            raise BadValue("version", "Choose a version that passed the checks.")
        _set(connection, own.id, share_id, frozen_number=number)


def open_link(db: Database, token: str, now: datetime) -> Opened | None:
    """Return what a token leads to, or None if there is no such link or it no longer works. One query."""
    opened = shares.find(db, token)
    if opened is None or not is_open(opened.expires_at, opened.revoked_at, now):
        return None
    return opened


def shown_revision(db: Database, sequence_id: str, number: int) -> Revision:
    """Return the revision that an opened link shows. Raise NotFound."""
    return or_not_found(revisions.settled(db, sequence_id, number))


def newest(own: Owned) -> Version | None:
    """Return the version that links show unless they are frozen, None when none passed. Raise NotFound."""
    with own.read() as connection:
        return shares.newest(connection, own.id)


def mark_opened(db: Database, opened: Opened, now: datetime) -> None:
    """Count a client's view of the page; views within a minute, such as reloads, count as the same."""
    if opened.last_opened_at is None or now - opened.last_opened_at >= MARK_EVERY:
        with db.write() as connection:
            shares.mark_opened(connection, opened.share_id, now, every=MARK_EVERY)


def _change(own: Owned, share_id: str, **values: datetime | str | None) -> None:
    with own.write() as connection:
        _set(connection, own.id, share_id, **values)


def _set(connection: Connection, sequence_id: str, share_id: str, **values: datetime | str | int | None) -> None:
    if not (is_id(share_id) and shares.change(connection, sequence_id, share_id, **values)):
        raise NotFound


def _share(keys: Keys, row: Mapping[str, Any]) -> Share:
    shown_revision = {key: row[key] for key in _SHOWN}
    number = row["frozen_number"]
    return Share(
        token=keys.unseal(row["token_sealed"]),
        is_protected=row["passcode_hash"] is not None,
        frozen=None if number is None else Version(number, row["frozen_made_at"]),
        **shown_revision,
    )
