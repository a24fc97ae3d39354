"""Sequences of a workspace: make, copy, list, archive and read them."""

from dataclasses import replace

from app.domain.editing.edits import new_sequence
from app.domain.plan.sequence import TITLE_LENGTH, Sequence
from app.domain.values.text import fold
from app.services.owning import Owned, Workspace, or_not_found
from app.storage import revisions, sequences
from app.storage.ids import new_id
from app.storage.revisions import Revision
from app.storage.sequences import Listed

UNTITLED = "Untitled sequence"
_COPY = " (copy)"


def create(workspace: Workspace) -> str:
    """Make an empty sequence and return its id."""
    return import_sequence(workspace, new_sequence(UNTITLED, session_id="session", between_id="between"))


def duplicate(own: Owned) -> str:
    """Copy the newest version of a sequence, named as a copy, and return its id. Links are not copied."""
    original = load(own).sequence
    title = original.title[: TITLE_LENGTH - len(_COPY)] + _COPY
    return import_sequence(own.workspace, replace(original, title=title))


def import_sequence(workspace: Workspace, sequence: Sequence) -> str:
    """Save `sequence` as a new one in the workspace and return its id."""
    sequence_id, now, passed = new_id(), workspace.clock(), workspace.checks.passes(sequence)
    with workspace.db.write() as connection:
        sequences.add(connection, sequence_id, workspace.id, now)
        first = Revision(sequence_id=sequence_id, number=1, sequence=sequence, made_at=now, passed=passed)
        revisions.append(connection, first)
    return sequence_id


def listing(workspace: Workspace, query: str = "", archived: bool = False) -> tuple[Listed, ...]:
    """Return the workspace's sequences, last changed first, whose title or client has every word of `query`.

    Case and accents don't matter, nor does the database: the matching is done here.
    """
    with workspace.db.read() as connection:
        every = sequences.listing(connection, workspace.id, archived=archived)
    words = fold(query).split()
    return tuple(one for one in every if all(word in fold(f"{one.title}\n{one.made_for}") for word in words))


def load(own: Owned, number: int | None = None) -> Revision:
    """Return the newest revision of a sequence, or the one of that number; raise NotFound."""
    with own.read() as connection:
        if number is None:
            return or_not_found(revisions.latest(connection, own.id))
        return or_not_found(revisions.at(connection, own.id, number))


def archive(own: Owned) -> None:
    """Archive a sequence, out of the list. Its links keep working; raise NotFound."""
    with own.write() as connection:
        sequences.set_archived(connection, own.id, own.now)


def restore(own: Owned) -> None:
    """Bring an archived sequence back into the list; raise NotFound."""
    with own.write() as connection:
        sequences.set_archived(connection, own.id, None)
