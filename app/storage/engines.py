"""Engines for the two databases Senline runs on, set up so that acknowledged saves are kept."""

import logging
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 5.0  # how long a connection waits for another one's lock
# Every new connection starts with the defaults. FULL lets an acknowledged note survive a power cut. secure_delete:
# what a client asks to have deleted is overwritten in the file, not only unlinked.
_PRAGMAS = (f"busy_timeout={_BUSY_SECONDS * 1000:.0f}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


def make_engine(url: str) -> Engine:
    """Return an engine for a sqlite:///file, postgresql:// or postgres:// URL; raise ValueError for any other."""
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite(parsed)
        case "postgresql" | "postgres":
            return _postgresql(parsed.set(drivername="postgresql+psycopg"))
    raise ValueError(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {parsed.drivername}://")


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: sqlite:///relative/file or sqlite:////absolute/file")
    _make_private(Path(url.database))
    _log.info("SQLite %s", sqlite3.sqlite_version)
    engine = create_engine(url, paramstyle="named")
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _postgresql(url: URL) -> Engine:
    # A ping at checkout replaces connections that a restarted server or a proxy has dropped.
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})


def _make_private(file: Path) -> None:
    """Let only the owner read clients' notes: the journals beside the file inherit its mode."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # no BEGIN except ours
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn WAL on, which the file remembers; raise sqlite3.OperationalError if it stays locked."""
    # Workers that start together on a new file get in each other's way here, and SQLite then rejects one of them at
    # once instead of letting it wait for its busy_timeout. So we do the waiting.
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads, then writes, fails at once if another wrote in between, whatever the
    # busy timeout; an immediate one waits its turn. Readers must not take a turn.
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
