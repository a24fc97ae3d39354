"""Share links as rows: found by the hash of their token, never by the token itself."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from app.storage.database import Database
from app.storage.tables import revisions, shares
from app.storage.times import as_utc


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token leads to: a link and the newest revision behind it that passed the checks."""

    share_id: str
    sequence_id: str
    number: int
    made_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_opened_at: datetime | None


_BY_TOKEN = (
    select(
        shares.c.id,
        shares.c.sequence_id,
        revisions.c.number,
        revisions.c.made_at,
        shares.c.expires_at,
        shares.c.revoked_at,
        shares.c.last_opened_at,
    )
    .join(revisions, revisions.c.sequence_id == shares.c.sequence_id)
    .where(shares.c.token_hash == bindparam("token_hash"), revisions.c.passed)
    .order_by(revisions.c.number.desc())
    .limit(1)
)

_SHOWN = (
    select(revisions.c.made_at)
    .where(revisions.c.sequence_id == bindparam("sequence"), revisions.c.passed)
    .order_by(revisions.c.number.desc())
    .limit(1)
)


def new_token() -> str:
    """Return a fresh token of 256 random bits, 43 characters long."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return what the database knows a token by. Enough without salt or delay: nobody tries out 256 random bits."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def find(db: Database, token: str) -> Opened | None:
    """Return what a token leads to, also when it has expired or been switched off; None for an unknown token."""
    row = db.first(_BY_TOKEN, token_hash=hash_token(token))
    if row is None:
        return None
    share_id, sequence_id, number, *times = row
    return Opened(share_id, sequence_id, number, *map(as_utc, times))  # type: ignore[arg-type]


def shown_at(connection: Connection, sequence_id: str) -> datetime | None:
    """Return when the revision was saved that the links of a sequence show, None when none has passed."""
    return connection.execute(_SHOWN, {"sequence": sequence_id}).scalar_one_or_none()


def add(connection: Connection, row: Mapping[str, Any]) -> None:
    """Add a link."""
    connection.execute(insert(shares).values(row))


def of(connection: Connection, sequence_id: str) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of all links of a sequence, newest first."""
    rows = select(shares).where(shares.c.sequence_id == sequence_id).order_by(shares.c.created_at.desc(), shares.c.id)
    return tuple(dict(row) for row in connection.execute(rows).mappings())


def change(connection: Connection, sequence_id: str, share_id: str, **values: datetime | None) -> bool:
    """Give columns of a link new values; return whether the sequence has such a link."""
    this = (shares.c.id == share_id, shares.c.sequence_id == sequence_id)
    return connection.execute(update(shares).where(*this).values(values)).rowcount == 1


def mark_opened(connection: Connection, share_id: str, now: datetime, *, every: timedelta) -> None:
    """Write down that a link was opened, unless that was done less than `every` ago."""
    due = or_(shares.c.last_opened_at.is_(None), shares.c.last_opened_at <= now - every)
    connection.execute(update(shares).where(shares.c.id == share_id, due).values(last_opened_at=now))
