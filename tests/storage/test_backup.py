"""A backup taken while people write restores whole."""

import json
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select

from app.services import editing, sequences, workspaces
from app.storage.backup import BackupError, backup
from app.storage.database import Database
from app.storage.tables import revisions
from tests.plans import NOW, PLAN, SECOND, at, note, workspace_of


def open_backup(path: Path) -> Database:
    return Database(f"sqlite:///{path}")


def notes_of(db: Database, sequence_id: str) -> list[str]:
    """Return the note that each revision gave the first step, in order."""
    every = select(revisions.c.document).where(revisions.c.sequence_id == sequence_id).order_by(revisions.c.number)
    with db.read() as connection:
        return [json.loads(text)["blocks"][0]["steps"][0].get("note", "") for text in connection.scalars(every)]


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("the writers have stopped")


def test_a_backup_under_load_has_every_save_acknowledged_before_it_began(sqlite_db: Database, tmp_path: Path) -> None:
    workspace = workspace_of(sqlite_db, workspaces.create(sqlite_db, NOW))
    ids = [sequences.import_sequence(workspace, PLAN) for _ in range(4)]
    acknowledged = dict.fromkeys(ids, 1)
    stop = Event()

    def write(sequence_id: str) -> None:
        while not stop.is_set():
            base = acknowledged[sequence_id]
            edit = note(f"save {base}")
            new = editing.edit(at(workspace, NOW + base * SECOND).sequence(sequence_id), edit, base=base)
            acknowledged[sequence_id] = new.number

    writers = [Thread(target=write, args=(sequence_id,)) for sequence_id in ids]
    for writer in writers:
        writer.start()
    before = []
    try:
        for n in range(5):
            wait_until(lambda: all(acknowledged[one] > (before[-1][one] if before else 1) for one in ids))
            before.append(dict(acknowledged))
            backup(sqlite_db, tmp_path / f"backup-{n}.db")
    finally:
        stop.set()
        for writer in writers:
            writer.join()

    for n, known in enumerate(before):
        restored = open_backup(tmp_path / f"backup-{n}.db")
        for sequence_id, least in known.items():
            notes = notes_of(restored, sequence_id)
            assert len(notes) >= least
            assert notes[1:] == [f"save {number}" for number in range(1, len(notes))]
        restored.dispose()


def test_a_restored_backup_goes_on_working(sqlite_db: Database, tmp_path: Path) -> None:
    workspace = workspace_of(sqlite_db, workspaces.create(sqlite_db, NOW))
    sequence_id = sequences.import_sequence(workspace, PLAN)
    backup(sqlite_db, tmp_path / "backup.db")
    restored = open_backup(tmp_path / "backup.db")
    restored.migrate()
    assert editing.edit(workspace_of(restored, workspace.id).sequence(sequence_id), note("after"), base=1).number == 2
    restored.dispose()


def test_only_the_owner_reads_a_backup(sqlite_db: Database, tmp_path: Path) -> None:
    backup(sqlite_db, tmp_path / "backup.db")
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600


def test_a_backup_replaces_nothing(sqlite_db: Database, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_text("last week")
    with pytest.raises(BackupError, match="exists already"):
        backup(sqlite_db, kept)
    assert kept.read_text() == "last week"


def test_a_backup_that_cannot_be_written_leaves_nothing(sqlite_db: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="could not be written"):
        backup(sqlite_db, tmp_path / "no" / "folder" / "backup.db")
    assert not (tmp_path / "no").exists()


def test_a_backup_cut_off_is_begun_anew(sqlite_db: Database, tmp_path: Path) -> None:
    (tmp_path / "backup.db.unfinished").write_text("half")
    backup(sqlite_db, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db.unfinished").exists()
    with closing(sqlite3.connect(tmp_path / "backup.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_postgresql_has_a_tool_of_its_own(postgresql_tables: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="pg_dump"):
        backup(Database(postgresql_tables), tmp_path / "backup.db")
