"""Whatever fails, at whatever statement: nothing half is saved, and the next edit works."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select

from app.domain.plan.sequence import Sequence
from app.services import editing, sequences, sharing, workspaces
from app.services.owning import Owned
from app.storage.database import Database
from app.storage.tables import metadata
from tests.plans import NOW, note, title, workspace_of


class PowerCut(Exception):
    """What the tests let happen."""


class Broken:
    """An edit in which the power goes."""

    def apply(self, sequence: Sequence) -> Sequence:
        raise PowerCut


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


UseCase = Callable[[Owned], object]
USE_CASES: dict[str, UseCase] = {
    "workspace": lambda own: workspaces.create(own.workspace.db, NOW),
    "create": lambda own: sequences.create(own.workspace),
    "duplicate": sequences.duplicate,
    "archive": sequences.archive,
    "edit": lambda own: editing.edit(own, note("lost"), base=2, edit_id="e"),
    "merge": lambda own: editing.edit(own, note("lost"), base=1),
    "undo": lambda own: editing.undo(own, base=2, edit_id="u"),
    "share": sharing.share,
}


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_a_failure_at_any_statement_leaves_everything_as_it_was(db: Database, own: Owned, use_case: UseCase) -> None:
    editing.edit(own, title("Before"), base=1)
    before = contents(db)
    with failing_at(db, -1) as statements, failing_at_commit(db), pytest.raises(PowerCut):
        use_case(own)
    assert contents(db) == before
    for place in range(len(statements)):
        with failing_at(db, place), pytest.raises(PowerCut):
            use_case(own)
        assert contents(db) == before
    use_case(own)
    assert contents(db) != before


def test_an_edit_that_breaks_in_mid_transaction_stops_nobody(own: Owned) -> None:
    broken = Broken()

    for _ in range(20):  # more than the pool holds
        with pytest.raises(PowerCut):
            editing.edit(own, broken, base=1)
    assert editing.edit(own, note("fine"), base=1).number == 2


WRITER = """
import sys
from app.domain.plan.sequence import Sequence
from app.services import editing
from app.storage.database import Database
from tests.plans import note, workspace_of
db, base = Database(sys.argv[1]), int(sys.argv[4])
db.migrate()
own = workspace_of(db, sys.argv[2]).sequence(sys.argv[3])
while True:
    base = editing.edit(own, note(f"save {base + 1}"), base=base).number
    print(base, flush=True)
"""


def save_until_killed(url: str, own: Owned, base: int) -> int:
    """Let another process save and save, kill it without warning, and return the last save it acknowledged."""
    command = [sys.executable, "-c", WRITER, url, own.workspace.id, own.id, str(base)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline()]
        time.sleep(0.15 + base % 7 / 100)
        writer.kill()
        lines += writer.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])


def test_a_killed_writer_loses_no_save_it_acknowledged(db: Database, url: str, own: Owned) -> None:
    number = 1
    for _ in range(3):
        acknowledged = save_until_killed(url, own, number)
        assert acknowledged > number
        start_up = Database(url)
        start_up.migrate()
        again = workspace_of(start_up, own.workspace.id).sequence(own.id)
        newest = sequences.load(again)
        number = newest.number
        assert number - acknowledged in {0, 1}  # one may have been saved but not yet reported
        assert newest.sequence.step("s0").note == f"save {number}"
        for saved in range(2, number + 1):
            assert sequences.load(again, saved).sequence.step("s0").note == f"save {saved}"
        start_up.dispose()
    if db.is_sqlite:
        with db.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
