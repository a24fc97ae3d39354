"""The one gate to a sequence: every use case goes through it, so a stranger's sequence is never found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.library.library import Library
from app.services.checking import Checks
from app.services.errors import NotFound
from app.storage import sequences
from app.storage.database import Database
from app.storage.ids import is_id
from app.storage.revisions import Revision
from app.storage.sealing import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What the use cases of one workspace stand on. One that does not exist, as "", owns nothing.

    `clock` returns the time, aware, in UTC.
    """

    id: str
    db: Database
    library: Library
    checks: Checks
    keys: Keys
    clock: Callable[[], datetime]

    def sequence(self, sequence_id: str) -> "Owned":
        """Return a sequence as a request names it."""
        return Owned(self, sequence_id)


@dataclass(frozen=True, slots=True)
class Owned:
    """A sequence that must be the workspace's own. Whether it is, each transaction asks anew."""

    workspace: Workspace
    id: str

    @property
    def library(self) -> Library:
        """The library of its workspace."""
        return self.workspace.library

    @property
    def checks(self) -> Checks:
        """The checks of its workspace."""
        return self.workspace.checks

    @property
    def now(self) -> datetime:
        """The time."""
        return self.workspace.clock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that reads what is one's own; raise NotFound."""
        with self.workspace.db.read() as connection:
            self._require(connection)
            yield connection

    @contextmanager
    def write(self, *, hold: bool = False) -> Iterator[Connection]:
        """Give a connection that writes what is one's own; raise NotFound.

        With `hold`, others who write this sequence wait for our commit.
        """
        with self.workspace.db.write() as connection:
            self._require(connection, hold=hold)
            yield connection

    def _require(self, connection: Connection, *, hold: bool = False) -> None:
        if not (is_id(self.id) and sequences.is_owned(connection, self.id, self.workspace.id, hold=hold)):
            raise NotFound


def or_not_found(revision: Revision | None) -> Revision:
    """Return the revision; raise NotFound when there is none."""
    if revision is None:
        raise NotFound
    return revision
