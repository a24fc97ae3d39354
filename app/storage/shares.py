"""Share links as rows: found by the hash of their token, never by the token itself."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update

from app.domain.sharing.share import Version
from app.storage.database import Database
from app.storage.tables import revisions, shares
from app.storage.times import as_utc


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token leads to: a link, and the revision it shows: the one it is frozen at, or the newest that passed."""

    share_id: str
    sequence_id: str
    number: int
    made_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_opened_at: datetime | None
    wait_until: datetime | None  # no passcode is accepted before
    passcode_hash: str | None  # None: it asks for none


_MOST = 2**31 - 1  # what an integer column holds

# A range, so the primary key can answer: with "frozen is null or …" every later version would be read.
_frozen = shares.c.frozen_number
_shown_by_link = revisions.c.number.between(func.coalesce(_frozen, 1), func.coalesce(_frozen, _MOST))

_BY_TOKEN = (
    select(
        shares.c.id,
        shares.c.sequence_id,
        revisions.c.number,
        revisions.c.made_at,
        shares.c.expires_at,
        shares.c.revoked_at,
        shares.c.last_opened_at,
        shares.c.wait_until,
        shares.c.passcode_hash,
    )
    .join(revisions, revisions.c.sequence_id == shares.c.sequence_id)
    .where(shares.c.token_hash == bindparam("token_hash"), revisions.c.passed, _shown_by_link)
    .order_by(revisions.c.number.desc())
    .limit(1)
)

_NEWEST = (
    select(revisions.c.number, revisions.c.made_at)
    .where(revisions.c.sequence_id == bindparam("sequence"), revisions.c.passed)
    .order_by(revisions.c.number.desc())
    .limit(1)
)


def new_token() -> str:
    """Return a fresh token of 256 random bits, 43 characters long."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return the hash by which the database knows a token. No salt or delay: nobody can try out 256 random bits."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def find(db: Database, token: str) -> Opened | None:
    """Return what a token leads to, even if it has expired or been switched off; None for an unknown token."""
    row = db.first(_BY_TOKEN, token_hash=hash_token(token))
    if row is None:
        return None
    share_id, sequence_id, number, *times, passcode_hash = row
    return Opened(share_id, sequence_id, number, *map(as_utc, times), passcode_hash)  # type: ignore[arg-type,call-arg]


def newest(connection: Connection, sequence_id: str) -> Version | None:
    """Return the version that a sequence's links show unless frozen, None if none has passed."""
    row = connection.execute(_NEWEST, {"sequence": sequence_id}).first()
    return Version(*row) if row else None


def has_passed(connection: Connection, sequence_id: str, number: int) -> bool:
    """Whether a sequence has a revision of this number that passed the checks."""
    this = (revisions.c.sequence_id == sequence_id, revisions.c.number == number, revisions.c.passed)
    return number <= _MOST and connection.execute(select(revisions.c.number).where(*this)).first() is not None


def add(connection: Connection, row: Mapping[str, Any]) -> None:
    """Add a link."""
    connection.execute(insert(shares).values(row))


def of(connection: Connection, sequence_id: str) -> tuple[Mapping[str, Any], ...]:
    """Return all links of a sequence, newest first, with `frozen_made_at` of the version each is frozen at."""
    frozen = and_(revisions.c.sequence_id == shares.c.sequence_id, revisions.c.number == _frozen)
    rows = (
        select(shares, revisions.c.made_at.label("frozen_made_at"))
        .outerjoin(revisions, frozen)
        .where(shares.c.sequence_id == sequence_id)
        .order_by(shares.c.created_at.desc(), shares.c.id)
    )
    return tuple(dict(row) for row in connection.execute(rows).mappings())


def change(connection: Connection, sequence_id: str, share_id: str, **values: datetime | str | int | None) -> bool:
    """Change columns of a link; return whether the sequence has such a link."""
    this = (shares.c.id == share_id, shares.c.sequence_id == sequence_id)
    return connection.execute(update(shares).where(*this).values(values)).rowcount == 1


def mark_opened(connection: Connection, share_id: str, now: datetime, *, every: timedelta) -> None:
    """Count an opening of a link, unless one was counted less than `every` ago."""
    due = or_(shares.c.last_opened_at.is_(None), shares.c.last_opened_at <= now - every)
    counted = {"last_opened_at": now, "opens": shares.c.opens + 1}
    connection.execute(update(shares).where(shares.c.id == share_id, due).values(counted))
