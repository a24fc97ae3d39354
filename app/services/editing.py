"""Edits, undo and redo: each adds a revision after the newest, or none when nothing changes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.domain.editing.merging import Edit, merge
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue
from app.services import owning
from app.services.errors import Stale
from app.storage import revisions
from app.storage.database import Database
from app.storage.revisions import Revision

BURST = timedelta(seconds=10)  # typing in one field within this time is one undo step
_NAME = re.compile(r"[A-Za-z0-9_.:-]{0,120}")

Passes = Callable[[Sequence], bool]  # whether a sequence may be handed over
_Follow = Callable[[Connection, Revision], Revision]  # what follows the newest revision; itself for no change


def edit(
    db: Database,
    workspace: str,
    sequence_id: str,
    *,
    base: int,
    edit: Edit,
    now: datetime,
    passes: Passes,
    edit_id: str = "",
    burst: str = "",
) -> Revision:
    """Make an edit whose author was looking at revision `base`, and return the newest revision after it.

    `passes` judges the result, for the links that show it. `edit_id` names one edit, so that sending it again does not
    make it again. `burst` names the field being typed in.
    Raise NotFound, EditCollision, or whatever DomainError the edit raises.
    """
    _check_name("burst", burst)

    def edited(connection: Connection, latest: Revision) -> Revision:
        seen = latest if base == latest.number else owning.or_not_found(revisions.at(connection, sequence_id, base))
        sequence = merge(seen.sequence, latest.sequence, edit)
        if sequence == latest.sequence:
            return latest
        previous = latest.previous if _goes_on(latest, burst, now) else latest.number
        passed = passes(sequence)
        return replace(latest, sequence=sequence, previous=previous, next=None, burst=burst, passed=passed)

    return _append(db, workspace, sequence_id, edited, base=base, now=now, edit_id=edit_id)


def undo(db: Database, workspace: str, sequence_id: str, *, base: int, now: datetime, edit_id: str = "") -> Revision:
    """Bring back the version before `base`; at the first, change nothing. Raise NotFound, Stale."""

    def undone(connection: Connection, latest: Revision) -> Revision:
        _check_newest(base, latest)
        if latest.previous is None:
            return latest
        return replace(_closed(connection, latest, latest.previous), next=latest.number)

    return _append(db, workspace, sequence_id, undone, base=base, now=now, edit_id=edit_id)


def redo(db: Database, workspace: str, sequence_id: str, *, base: int, now: datetime, edit_id: str = "") -> Revision:
    """Bring back the version undone at `base`; at the last, change nothing. Raise NotFound, Stale."""

    def redone(connection: Connection, latest: Revision) -> Revision:
        _check_newest(base, latest)
        return latest if latest.next is None else _closed(connection, latest, latest.next)

    return _append(db, workspace, sequence_id, redone, base=base, now=now, edit_id=edit_id)


def _append(
    db: Database, workspace: str, sequence_id: str, follow: _Follow, *, base: int, now: datetime, edit_id: str
) -> Revision:
    _check_name("edit_id", edit_id)
    with db.write() as connection:
        latest = owning.hold_latest(connection, workspace, sequence_id)
        # A repeated edit's own revision comes after its base: only then is a lookup needed.
        if base != latest.number and revisions.is_applied(connection, sequence_id, edit_id):
            return latest
        following = follow(connection, latest)
        if following is latest:
            return latest
        new = replace(following, number=latest.number + 1, made_at=now)
        revisions.append(connection, new, edit_id)
    return new


def _closed(connection: Connection, latest: Revision, number: int) -> Revision:
    """Return an earlier version outside the current burst of typing."""
    return replace(owning.or_not_found(revisions.at(connection, latest.sequence_id, number)), burst="")


def _check_newest(base: int, latest: Revision) -> None:
    if base != latest.number:
        raise Stale(latest)


def _goes_on(latest: Revision, burst: str, now: datetime) -> bool:
    same = burst != "" and burst == latest.burst
    return same and timedelta(0) <= now - latest.made_at <= BURST


def _check_name(field: str, name: str) -> None:
    if not _NAME.fullmatch(name):
        raise BadValue(field, "This is not a name the builder gives.")
