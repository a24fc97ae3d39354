"""Transactions commit whole or not at all, and a database survives a fork."""

import os
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.storage.database import Database
from app.storage.tables import sequences, workspaces

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def add(db: Database, *names: str) -> None:
    with db.write() as connection:
        for name in names:
            connection.execute(insert(workspaces).values(id=name, created_at=NOW))


def count(db: Database) -> int:
    with db.read() as connection:
        return connection.execute(select(func.count()).select_from(workspaces)).scalar_one()


def test_a_write_commits_at_its_end(db: Database) -> None:
    add(db, "one", "two")
    assert count(db) == 2


def test_a_write_that_fails_leaves_nothing_and_the_next_one_works(db: Database) -> None:
    with pytest.raises(IntegrityError):
        add(db, "one", "two", "one")
    assert count(db) == 0
    add(db, "one")
    assert count(db) == 1


def test_a_write_that_raises_rolls_back(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.write() as connection:
        connection.execute(insert(workspaces).values(id="one", created_at=NOW))
        raise ZeroDivisionError
    assert count(db) == 0


def test_a_reader_is_not_disturbed_by_a_writer(sqlite_db: Database) -> None:
    with sqlite_db.read() as connection:
        before = connection.execute(select(func.count()).select_from(workspaces)).scalar_one()
        add(sqlite_db, "one")
        assert connection.execute(select(func.count()).select_from(workspaces)).scalar_one() == before
    assert count(sqlite_db) == before + 1


def test_nothing_belongs_to_a_workspace_that_is_not_there(db: Database) -> None:
    with pytest.raises(IntegrityError), db.write() as connection:
        connection.execute(insert(sequences).values(id="s", workspace_id="nobody", created_at=NOW))


def test_the_short_way_gives_the_first_row_or_none(db: Database) -> None:
    add(db, "one", "two")
    after = select(workspaces.c.id).where(workspaces.c.id > bindparam("name")).order_by(workspaces.c.id).limit(1)
    assert [db.first(after, name=name) for name in ("", "one", "two")] == [("one",), ("two",), None]


def test_the_short_way_gives_its_connection_back(db: Database) -> None:
    for _ in range(50):  # more than the pool holds
        db.first(select(workspaces.c.id).limit(1))
    add(db, "one")


def test_a_database_is_alive_once_it_has_its_tables(empty_url: str) -> None:
    db = Database(empty_url)
    assert not db.is_alive()
    db.migrate()
    assert db.is_alive()
    db.dispose()


def test_a_database_that_cannot_be_reached_is_not_alive() -> None:
    assert not Database("postgresql://nobody@127.0.0.1:1/nothing").is_alive()


def test_a_connection_is_never_shared_with_a_forked_worker(db: Database) -> None:
    add(db, "before")
    assert db.engine.pool.checkedin() == 1  # type: ignore[attr-defined]
    child = os.fork()
    if child == 0:
        try:
            add(db, "child")
            os._exit(0 if count(db) == 2 else 1)
        except BaseException:
            os._exit(2)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    add(db, "parent")
    assert count(db) == 3


def test_a_fork_hands_no_open_connection_down(db: Database) -> None:
    count(db)
    child = os.fork()
    if child == 0:
        os._exit(db.engine.pool.checkedin())  # type: ignore[attr-defined]
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
