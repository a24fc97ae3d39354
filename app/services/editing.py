"""Edits, undo and redo: each adds a revision after the newest, or none when nothing changes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.domain.errors import BadValue
from app.domain.merging import Edit, merge
from app.services import owning
from app.services.errors import Stale
from app.storage import revisions
from app.storage.database import Database
from app.storage.revisions import Revision

BURST = timedelta(seconds=10)  # typing on in one field within this time is one step to undo
_NAME = re.compile(r"[A-Za-z0-9_.:-]{0,120}")


def edit(
    db: Database,
    workspace: str,
    sequence_id: str,
    *,
    base: int,
    edit: Edit,
    now: datetime,
    edit_id: str = "",
    burst: str = "",
) -> Revision:
    """Make an edit whose author was looking at revision `base`, and return the newest revision then.

    `edit_id` names one edit: sent again, it is not made again. `burst` names the field being typed in.
    Raise NotFound, EditCollision, or whatever DomainError the edit raises.
    """
    _check_names(edit_id=edit_id, burst=burst)
    with db.write() as connection:
        latest = owning.hold_latest(connection, workspace, sequence_id)
        if revisions.is_applied(connection, sequence_id, edit_id):
            return latest
        seen = latest if base == latest.number else owning.found(revisions.at(connection, sequence_id, base))
        sequence = merge(seen.sequence, latest.sequence, edit)
        if sequence == latest.sequence:
            return latest
        previous = latest.previous if _goes_on(latest, burst, now) else latest.number
        new = Revision(
            sequence_id=sequence_id,
            number=latest.number + 1,
            sequence=sequence,
            made_at=now,
            previous=previous,
            burst=burst,
        )
        revisions.append(connection, new, edit_id)
    return new


def undo(db: Database, workspace: str, sequence_id: str, *, base: int, now: datetime, edit_id: str = "") -> Revision:
    """Bring back the version before `base`, or change nothing at the first. Raise NotFound, Stale."""
    return _turn(db, workspace, sequence_id, base=base, now=now, edit_id=edit_id, to=_undone)


def redo(db: Database, workspace: str, sequence_id: str, *, base: int, now: datetime, edit_id: str = "") -> Revision:
    """Bring back the version undone at `base`, or change nothing after the last. Raise NotFound, Stale."""
    return _turn(db, workspace, sequence_id, base=base, now=now, edit_id=edit_id, to=_redone)


def _turn(
    db: Database,
    workspace: str,
    sequence_id: str,
    *,
    base: int,
    now: datetime,
    edit_id: str,
    to: Callable[[Connection, Revision], Revision | None],
) -> Revision:
    _check_names(edit_id=edit_id)
    with db.write() as connection:
        latest = owning.hold_latest(connection, workspace, sequence_id)
        if revisions.is_applied(connection, sequence_id, edit_id):
            return latest
        if base != latest.number:
            raise Stale(latest)
        target = to(connection, latest)
        if target is None:
            return latest
        new = replace(target, number=latest.number + 1, made_at=now, burst="")
        revisions.append(connection, new, edit_id)
    return new


def _undone(connection: Connection, latest: Revision) -> Revision | None:
    target = revisions.at(connection, latest.sequence_id, latest.previous) if latest.previous else None
    return replace(target, next=latest.number) if target else None


def _redone(connection: Connection, latest: Revision) -> Revision | None:
    return revisions.at(connection, latest.sequence_id, latest.next) if latest.next else None


def _goes_on(latest: Revision, burst: str, now: datetime) -> bool:
    same = burst != "" and burst == latest.burst
    return same and timedelta(0) <= now - latest.made_at <= BURST


def _check_names(**names: str) -> None:
    for field, name in names.items():
        if not _NAME.fullmatch(name):
            raise BadValue(field, "This is not a name the builder gives.")
