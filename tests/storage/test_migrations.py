"""The schema goes up and down on both databases, and ends as the tables say."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from app.storage.database import Database
from app.storage.tables import metadata

WORKER = """
import sys
from app.storage.database import Database
db = Database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
db.migrate()
"""


def tables(db: Database) -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_every_migration_runs_up_and_down_and_up_again(empty_url: str) -> None:
    db = Database(empty_url)
    db.migrate()
    assert tables(db) == set(metadata.tables)
    db.migrate_down("base")
    assert tables(db) == set()
    db.migrate()
    db.migrate()
    assert tables(db) == set(metadata.tables)
    db.dispose()


def test_migrations_end_where_the_tables_are_described(db: Database) -> None:
    with db.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_constraints_have_the_names_the_tables_give_them(db: Database) -> None:
    found = inspect(db.engine)
    for name, table in metadata.tables.items():
        keys = {key["name"] for key in found.get_foreign_keys(name)}
        assert keys == {constraint.name for constraint in table.foreign_key_constraints}
        assert found.get_pk_constraint(name)["name"] == table.primary_key.name


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    db = Database(empty_url)
    with db.write() as connection:
        connection.exec_driver_sql("CREATE TABLE shares (id TEXT)")  # the last table of the first migration
    with pytest.raises(SQLAlchemyError, match="shares"):
        db.migrate()
    assert tables(db) == {"shares"}
    db.dispose()


def test_workers_that_start_at_once_agree_on_one_schema(empty_url: str) -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WORKER, empty_url]
    workers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)]
    ready = [worker.stdout.readline() for worker in workers if worker.stdout]
    assert ready == ["ready\n"] * 4
    for worker in workers:
        print("go", file=worker.stdin, flush=True)
    errors = [worker.communicate(timeout=60)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0, 0], errors
    assert Database(empty_url).is_alive()
