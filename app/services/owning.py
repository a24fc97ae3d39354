"""The one gate to a sequence: every use case goes through it, so a stranger's sequence is never found."""

from sqlalchemy import Connection

from app.services.errors import NotFound
from app.storage import revisions, sequences
from app.storage.ids import is_id
from app.storage.revisions import Revision


def require(connection: Connection, workspace: str, sequence_id: str) -> None:
    """Raise NotFound unless the sequence belongs to the workspace."""
    _require(connection, workspace, sequence_id, hold=False)


def hold_latest(connection: Connection, workspace: str, sequence_id: str) -> Revision:
    """Return the newest revision in order to write the next: other writers of this sequence wait for our commit."""
    _require(connection, workspace, sequence_id, hold=True)
    return or_not_found(revisions.latest(connection, sequence_id))


def or_not_found(revision: Revision | None) -> Revision:
    """Return the revision; raise NotFound when there is none."""
    if revision is None:
        raise NotFound
    return revision


def _require(connection: Connection, workspace: str, sequence_id: str, *, hold: bool) -> None:
    if not (is_id(sequence_id) and sequences.is_owned(connection, sequence_id, workspace, hold=hold)):
        raise NotFound
