"""Connections are set up so that what was acknowledged is kept."""

import logging
import sqlite3
import stat
import threading
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.engines import make_engine


def test_every_pooled_sqlite_connection_keeps_what_it_acknowledged(sqlite_db: Database) -> None:
    with ExitStack() as stack:
        connections = [stack.enter_context(sqlite_db.read()) for _ in range(8)]
        for connection in connections:
            told = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            }
            kept = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
            assert told == {**kept, "busy_timeout": 5000, "secure_delete": 1}


def test_opening_a_new_file_waits_while_another_worker_has_its_turn(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    engine = make_engine(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, other.rollback)
        release.start()
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        release.join()
    engine.dispose()


def begin_elsewhere(db: Database) -> None:
    """Take the turn to write in another connection; raise sqlite3.OperationalError when somebody has it."""
    with closing(sqlite3.connect(db.engine.url.database or "", timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")


def test_a_write_takes_its_turn_at_once_and_a_read_leaves_it_to_others(sqlite_db: Database) -> None:
    with sqlite_db.write(), pytest.raises(sqlite3.OperationalError, match="locked"):
        begin_elsewhere(sqlite_db)
    with sqlite_db.read() as connection:
        connection.exec_driver_sql("SELECT * FROM sequences")
        begin_elsewhere(sqlite_db)


def test_only_the_owner_reads_the_database_file_and_its_journals(tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path / 'deep' / 'senline.db'}")
    db.migrate()
    with db.write() as connection:
        connection.exec_driver_sql("INSERT INTO workspaces VALUES ('w', '2026-01-01 00:00:00.000000')")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "deep").iterdir()}
    db.dispose()
    assert modes == {"senline.db": 0o600, "senline.db-wal": 0o600, "senline.db-shm": 0o600}


def test_the_sqlite_version_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "app.storage"):
        make_engine(f"sqlite:///{tmp_path / 'a.db'}")
    assert f"SQLite {sqlite3.sqlite_version}" in caplog.text


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_means_psycopg(scheme: str) -> None:
    engine = make_engine(f"{scheme}://anna:secret@host:5433/senline")
    assert (engine.dialect.driver, engine.url.host, engine.url.port) == ("psycopg", "host", 5433)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/senline"])
def test_what_cannot_keep_anything_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        make_engine(url)
