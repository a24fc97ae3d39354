"""Revisions of sequences: every saved version, oldest kept, none ever changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select

from app.domain.plan.sequence import Sequence
from app.storage.database import Database
from app.storage.documents import read_document, write_document
from app.storage.tables import revisions
from app.storage.times import as_utc

_MOST = 2**31 - 1  # the most an integer column holds; an address may ask for more
_columns = revisions.c

# Statements are built once: building one costs as much as running it.
_WANTED = ("sequence_id", "number", "document", "made_at", "previous", "next", "burst", "passed")
_OF = select(*(_columns[name] for name in _WANTED)).where(_columns.sequence_id == bindparam("sequence"))
_LATEST = _OF.order_by(_columns.number.desc()).limit(1)
_AT = _OF.where(_columns.number == bindparam("at"))
_APPEND = insert(revisions)
_APPLIED = select(_columns.number).where(
    _columns.sequence_id == bindparam("sequence"), _columns.edit_id == bindparam("edit")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One saved version. `previous` and `next` are the numbers that undo and redo bring back, None at the ends."""

    sequence_id: str
    number: int
    sequence: Sequence
    made_at: datetime
    previous: int | None = None
    next: int | None = None
    burst: str = ""
    passed: bool = True  # whether the checks let it be handed over when it was saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a version to go back to."""
        return self.previous is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone version to bring back."""
        return self.next is not None


def latest(connection: Connection, sequence_id: str) -> Revision | None:
    """Return the newest revision of a sequence, or None when it has none."""
    return _one(connection, _LATEST, sequence=sequence_id)


def at(connection: Connection, sequence_id: str, number: int) -> Revision | None:
    """Return one revision of a sequence, or None when there is no such number."""
    if not 1 <= number <= _MOST:
        return None
    return _one(connection, _AT, sequence=sequence_id, at=number)


def settled(db: Database, sequence_id: str, number: int) -> Revision | None:
    """Return one revision without a transaction: a numbered revision never changes. None for an unknown number."""
    row = db.first(_AT, sequence=sequence_id, at=number)
    if row is None:
        return None
    columns = dict(zip(_WANTED, row, strict=True))
    return _revision(**columns | {"made_at": as_utc(columns["made_at"]), "passed": bool(columns["passed"])})


def is_applied(connection: Connection, sequence_id: str, edit_id: str) -> bool:
    """Whether an edit with this id has already made a revision of the sequence."""
    if not edit_id:
        return False
    return connection.execute(_APPLIED, {"sequence": sequence_id, "edit": edit_id}).first() is not None


def append(connection: Connection, revision: Revision, edit_id: str = "") -> None:
    """Add a revision; raise IntegrityError if its number or its edit already exists."""
    sequence = revision.sequence
    row = {
        "sequence_id": revision.sequence_id,
        "number": revision.number,
        "document": write_document(sequence),
        "title": sequence.title,
        "made_for": sequence.made_for,
        "made_at": revision.made_at,
        "previous": revision.previous,
        "next": revision.next,
        "burst": revision.burst,
        "passed": revision.passed,
        "edit_id": edit_id or None,
    }
    connection.execute(_APPEND, row)


def _one(connection: Connection, statement: Select[Any], **values: object) -> Revision | None:
    row = connection.execute(statement, values).mappings().first()
    return _revision(**row) if row else None


def _revision(document: str, **columns: Any) -> Revision:
    return Revision(sequence=read_document(document), **columns)
