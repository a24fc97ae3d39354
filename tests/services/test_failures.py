"""Whatever fails, at whatever statement: nothing half is saved, and the next edit works."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select

from app.services import editing, sequences, sharing, workspaces
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.tables import metadata
from tests.plans import NOW, note, title, yes

KEYS = Keys("a secret of 32 characters.......")


class PowerCut(Exception):
    """What the tests let happen."""


@contextmanager
def failing_at(db: Database, place: int) -> Iterator[list[str]]:
    """Let the statement at this place fail, counted from 0 and the BEGIN; give the list of those sent."""
    sent: list[str] = []

    def count(*told: object) -> None:
        sent.append(str(told[2]))
        if len(sent) == place + 1:
            raise PowerCut

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", count)


@contextmanager
def failing_at_commit(db: Database) -> Iterator[None]:
    """Let every commit fail."""

    def fail(_: object) -> None:
        raise PowerCut

    event.listen(db.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(db.engine, "commit", fail)


def contents(db: Database) -> list[tuple[object, ...]]:
    """Return every row of every table."""
    with db.read() as connection:
        return [tuple(row) for table in metadata.sorted_tables for row in connection.execute(select(table))]


UseCase = Callable[[Database, str, str], object]
USE_CASES: dict[str, UseCase] = {
    "workspace": lambda db, w, s: workspaces.create(db, NOW),
    "create": lambda db, w, s: sequences.create(db, w, NOW),
    "duplicate": lambda db, w, s: sequences.duplicate(db, w, s, NOW),
    "archive": lambda db, w, s: sequences.archive(db, w, s, NOW),
    "edit": lambda db, w, s: editing.edit(db, w, s, base=2, edit=note("lost"), passes=yes, now=NOW, edit_id="e"),
    "merge": lambda db, w, s: editing.edit(db, w, s, base=1, edit=note("lost"), passes=yes, now=NOW),
    "undo": lambda db, w, s: editing.undo(db, w, s, base=2, now=NOW, edit_id="u"),
    "share": lambda db, w, s: sharing.share(db, KEYS, w, s, now=NOW),
}


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_a_failure_at_any_statement_leaves_everything_as_it_was(
    db: Database, workspace: str, sequence_id: str, use_case: UseCase
) -> None:
    editing.edit(db, workspace, sequence_id, base=1, edit=title("Before"), passes=yes, now=NOW)
    before = contents(db)
    with failing_at(db, -1) as statements, failing_at_commit(db), pytest.raises(PowerCut):
        use_case(db, workspace, sequence_id)
    assert contents(db) == before
    for place in range(len(statements)):
        with failing_at(db, place), pytest.raises(PowerCut):
            use_case(db, workspace, sequence_id)
        assert contents(db) == before
    use_case(db, workspace, sequence_id)
    assert contents(db) != before


def test_an_edit_that_breaks_in_mid_transaction_stops_nobody(db: Database, workspace: str, sequence_id: str) -> None:
    def broken(_: object) -> None:
        raise PowerCut

    for _ in range(20):  # more than the pool holds
        with pytest.raises(PowerCut):
            editing.edit(db, workspace, sequence_id, base=1, edit=broken, passes=yes, now=NOW)  # type: ignore[arg-type]
    assert editing.edit(db, workspace, sequence_id, base=1, edit=note("fine"), passes=yes, now=NOW).number == 2


WRITER = """
import sys
from app.services import editing
from app.storage.database import Database
from tests.plans import NOW, note, yes
db, base = Database(sys.argv[1]), int(sys.argv[4])
db.migrate()
while True:
    edit = note(f"save {base + 1}")
    base = editing.edit(db, sys.argv[2], sys.argv[3], base=base, edit=edit, passes=yes, now=NOW).number
    print(base, flush=True)
"""


def save_until_killed(url: str, workspace: str, sequence_id: str, base: int) -> int:
    """Let another process save and save, kill it without warning, and return the last save it acknowledged."""
    command = [sys.executable, "-c", WRITER, url, workspace, sequence_id, str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline()]
        time.sleep(0.15 + base % 7 / 100)
        writer.kill()
        lines += writer.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])


def test_a_killed_writer_loses_no_save_it_acknowledged(
    db: Database, url: str, workspace: str, sequence_id: str
) -> None:
    number = 1
    for _ in range(3):
        acknowledged = save_until_killed(url, workspace, sequence_id, number)
        assert acknowledged > number
        start_up = Database(url)
        start_up.migrate()
        newest = sequences.load(start_up, workspace, sequence_id)
        number = newest.number
        assert number - acknowledged in {0, 1}  # one may have been saved but not yet reported
        assert newest.sequence.step("s0").note == f"save {number}"
        for saved in range(2, number + 1):
            assert sequences.load(start_up, workspace, sequence_id, saved).sequence.step("s0").note == f"save {saved}"
        start_up.dispose()
    if db.is_sqlite:
        with db.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
