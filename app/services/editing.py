"""Edits, undo and redo: each adds a revision after the newest, or none when nothing changes."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.domain.editing.edits import Edit
from app.domain.editing.merging import merge
from app.domain.values.errors import BadValue
from app.services.errors import Stale
from app.services.owning import Owned, or_not_found
from app.storage import revisions
from app.storage.revisions import Revision

BURST = timedelta(seconds=10)  # typing in one field within this time is one undo step
PATIENCE = 3  # times that an edit is worked out anew before others have to wait for it
_NAME = re.compile(r"[A-Za-z0-9_.:-]{0,120}")

_Follow = Callable[[Connection, Revision], Revision]  # what follows the newest revision; itself for no change


def edit(own: Owned, edit: Edit, *, base: int, edit_id: str = "", burst: str = "") -> Revision:
    """Make an edit whose author was looking at revision `base`, and return the newest revision after it.

    `edit_id` names one edit: sent again, it is not made again. `burst` names the field being typed in. What the edit
    makes is worked out and judged by the checks before the write transaction, which only appends it; if anybody was
    faster meanwhile, it is worked out anew.
    Raise NotFound, EditCollision, or whatever DomainError the edit raises.
    """
    _check_name("burst", burst)
    _check_name("edit_id", edit_id)
    now = own.now

    def edited(connection: Connection, latest: Revision) -> Revision:
        seen = latest if base == latest.number else or_not_found(revisions.at(connection, own.id, base))
        sequence = merge(seen.sequence, latest.sequence, edit)
        if sequence == latest.sequence:
            return latest
        previous = latest.previous if _goes_on(latest, burst, now) else latest.number
        passed = own.checks.passes(sequence)
        return replace(latest, sequence=sequence, previous=previous, next=None, burst=burst, passed=passed)

    for _ in range(PATIENCE):
        with own.read() as connection:
            latest = _latest(connection, own)
            if _is_made(connection, latest, base, edit_id):
                return latest
            following = edited(connection, latest)
        if following is latest:
            return latest
        # Whoever was faster has the number that comes next: the primary key says so.
        with suppress(IntegrityError), own.write(hold=True) as connection:
            return _append(connection, latest, following, now, edit_id)
    return _follow(own, edited, base=base, now=now, edit_id=edit_id)


def undo(own: Owned, *, base: int, edit_id: str = "") -> Revision:
    """Bring back the version before `base`; at the first, change nothing. Raise NotFound, Stale."""

    def undone(connection: Connection, latest: Revision) -> Revision:
        _check_newest(base, latest)
        if latest.previous is None:
            return latest
        return replace(_closed(connection, latest, latest.previous), next=latest.number)

    return _follow(own, undone, base=base, now=own.now, edit_id=edit_id)


def redo(own: Owned, *, base: int, edit_id: str = "") -> Revision:
    """Bring back the version undone at `base`; at the last, change nothing. Raise NotFound, Stale."""

    def redone(connection: Connection, latest: Revision) -> Revision:
        _check_newest(base, latest)
        return latest if latest.next is None else _closed(connection, latest, latest.next)

    return _follow(own, redone, base=base, now=own.now, edit_id=edit_id)


def _follow(own: Owned, follow: _Follow, *, base: int, now: datetime, edit_id: str) -> Revision:
    """Append what follows the newest revision, worked out while others who write this sequence wait."""
    _check_name("edit_id", edit_id)
    with own.write(hold=True) as connection:
        latest = _latest(connection, own)
        if _is_made(connection, latest, base, edit_id):
            return latest
        following = follow(connection, latest)
        return latest if following is latest else _append(connection, latest, following, now, edit_id)


def _append(connection: Connection, latest: Revision, following: Revision, now: datetime, edit_id: str) -> Revision:
    new = replace(following, number=latest.number + 1, made_at=now)
    revisions.append(connection, new, edit_id)
    return new


def _latest(connection: Connection, own: Owned) -> Revision:
    return or_not_found(revisions.latest(connection, own.id))


def _is_made(connection: Connection, latest: Revision, base: int, edit_id: str) -> bool:
    # A repeated edit's own revision comes after its base: only then is a lookup needed.
    return base != latest.number and revisions.is_applied(connection, latest.sequence_id, edit_id)


def _closed(connection: Connection, latest: Revision, number: int) -> Revision:
    """Return an earlier version outside the current burst of typing."""
    return replace(or_not_found(revisions.at(connection, latest.sequence_id, number)), burst="")


def _check_newest(base: int, latest: Revision) -> None:
    if base != latest.number:
        raise Stale(latest)


def _goes_on(latest: Revision, burst: str, now: datetime) -> bool:
    same = burst != "" and burst == latest.burst
    return same and timedelta(0) <= now - latest.made_at <= BURST


def _check_name(field: str, name: str) -> None:
    if not _NAME.fullmatch(name):
        raise BadValue(field, "This is not a name the builder gives.")
