"""Sequences and who owns them, and the list of a workspace's own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from app.storage.tables import revisions, sequences

_OWNED = select(sequences.c.id).where(
    sequences.c.id == bindparam("sequence"), sequences.c.workspace_id == bindparam("workspace")
)
# SQLite has one writer at a time anyway and no row locks; SQLAlchemy leaves the clause out there.
_OWNED_AND_HELD = _OWNED.with_for_update()


@dataclass(frozen=True, slots=True)
class Listed:
    """A sequence as the list shows it; title and the rest are those of its newest revision."""

    id: str
    title: str
    made_for: str
    number: int
    updated_at: datetime
    archived: bool


def add(connection: Connection, sequence_id: str, workspace: str, now: datetime) -> None:
    """Add a sequence that has no revision yet."""
    row = {"id": sequence_id, "workspace_id": workspace, "created_at": now}
    connection.execute(insert(sequences).values(row))


def is_owned(connection: Connection, sequence_id: str, workspace: str, *, hold: bool = False) -> bool:
    """Whether a sequence belongs to a workspace. `hold` makes other writers of this sequence wait for our commit."""
    owned = {"sequence": sequence_id, "workspace": workspace}
    return connection.execute(_OWNED_AND_HELD if hold else _OWNED, owned).first() is not None


def set_archived(connection: Connection, sequence_id: str, at: datetime | None) -> None:
    """Archive a sequence; None restores it."""
    connection.execute(update(sequences).where(sequences.c.id == sequence_id).values(archived_at=at))


def listing(connection: Connection, workspace: str, *, archived: bool) -> tuple[Listed, ...]:
    """Return a workspace's sequences, either archived or not, last changed first."""
    newest = (
        select(func.max(revisions.c.number))
        .where(revisions.c.sequence_id == sequences.c.id)
        .correlate(sequences)
        .scalar_subquery()
    )
    gone = sequences.c.archived_at.is_not(None) if archived else sequences.c.archived_at.is_(None)
    columns = (sequences.c.id, revisions.c.title, revisions.c.made_for, revisions.c.number, revisions.c.made_at)
    rows = connection.execute(
        select(*columns)
        .join(revisions, (revisions.c.sequence_id == sequences.c.id) & (revisions.c.number == newest))
        .where(sequences.c.workspace_id == workspace, gone)
        .order_by(revisions.c.made_at.desc(), sequences.c.id)
    )
    return tuple(Listed(*row, archived=archived) for row in rows)
