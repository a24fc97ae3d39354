"""A copy of a live SQLite database that restores whole.

Copying the file under load loses acknowledged saves although its integrity check passes: the newest are still in
the journal beside it. VACUUM INTO writes one consistent snapshot, and writers don't wait for it.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from app.storage.database import Database


class BackupError(Exception):
    """No backup was made; the message says why and what to do."""


def backup(db: Database, path: Path) -> None:
    """Write a copy of the whole database to a new file at `path`, readable by its owner only. Raise BackupError."""
    if not db.is_sqlite:
        raise BackupError("This database is PostgreSQL. Back it up with pg_dump, and restore it with pg_restore.")
    if path.exists():
        raise BackupError(f"{path} exists already. Choose another name, or move that file away.")
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        _copy(db, unfinished)
        unfinished.rename(path)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{path} could not be written: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(db: Database, path: Path) -> None:
    path.unlink(missing_ok=True)  # left by an interrupted backup
    path.touch(mode=0o600)
    with closing(db.engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(path),))
    with closing(sqlite3.connect(path)) as copy:
        faults = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if faults != "ok":
        raise sqlite3.DatabaseError(faults)
    with path.open("rb") as written:
        os.fsync(written.fileno())
