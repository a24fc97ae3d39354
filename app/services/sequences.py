"""Sequences of a workspace: make, copy, list, archive and read them."""

from dataclasses import replace
from datetime import datetime

from app.domain.editing.edits import new_sequence
from app.domain.plan.sequence import TITLE_LENGTH, Sequence
from app.domain.values.text import fold
from app.services import owning
from app.storage import revisions, sequences
from app.storage.database import Database
from app.storage.ids import new_id
from app.storage.revisions import Revision
from app.storage.sequences import Listed

UNTITLED = "Untitled sequence"
_COPY = " (copy)"


def create(db: Database, workspace: str, now: datetime) -> str:
    """Make an empty sequence and return its id."""
    empty = new_sequence(UNTITLED, session_id="session", between_id="between")
    return import_sequence(db, workspace, empty, now)


def duplicate(db: Database, workspace: str, sequence_id: str, now: datetime) -> str:
    """Copy the newest version of a sequence, named as a copy, and return its id. Links are not copied."""
    original = load(db, workspace, sequence_id)
    title = original.sequence.title[: TITLE_LENGTH - len(_COPY)] + _COPY
    return import_sequence(db, workspace, replace(original.sequence, title=title), now, passed=original.passed)


def import_sequence(db: Database, workspace: str, sequence: Sequence, now: datetime, *, passed: bool = True) -> str:
    """Save `sequence` as a new one in the workspace and return its id.

    `passed` says whether the checks let it be handed over. A link can only be made once they do, so for a link the
    first version matters only if it passed.
    """
    sequence_id = new_id()
    with db.write() as connection:
        sequences.add(connection, sequence_id, workspace, now)
        first = Revision(sequence_id=sequence_id, number=1, sequence=sequence, made_at=now, passed=passed)
        revisions.append(connection, first)
    return sequence_id


def listing(db: Database, workspace: str, query: str = "", archived: bool = False) -> tuple[Listed, ...]:
    """Return the workspace's sequences, last changed first, whose title or client has every word of `query`.

    Case and accents don't matter, nor does the database: the matching is done here.
    """
    with db.read() as connection:
        every = sequences.listing(connection, workspace, archived=archived)
    words = fold(query).split()
    return tuple(one for one in every if all(word in fold(f"{one.title}\n{one.made_for}") for word in words))


def load(db: Database, workspace: str, sequence_id: str, number: int | None = None) -> Revision:
    """Return the newest revision of a sequence, or the one of that number; raise NotFound."""
    with db.read() as connection:
        owning.require(connection, workspace, sequence_id)
        if number is None:
            return owning.or_not_found(revisions.latest(connection, sequence_id))
        return owning.or_not_found(revisions.at(connection, sequence_id, number))


def archive(db: Database, workspace: str, sequence_id: str, now: datetime) -> None:
    """Archive a sequence, out of the list. Its links keep working; raise NotFound."""
    _set_archived(db, workspace, sequence_id, now)


def restore(db: Database, workspace: str, sequence_id: str, now: datetime) -> None:  # noqa: ARG001
    """Bring an archived sequence back into the list; raise NotFound."""
    _set_archived(db, workspace, sequence_id, None)


def _set_archived(db: Database, workspace: str, sequence_id: str, at: datetime | None) -> None:
    with db.write() as connection:
        owning.require(connection, workspace, sequence_id)
        sequences.set_archived(connection, sequence_id, at)
