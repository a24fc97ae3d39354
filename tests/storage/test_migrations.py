"""The schema goes up and down on both databases, and ends as the tables say."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from app.domain.sharing.share import Version
from app.services import editing, sequences, sharing, workspaces
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.tables import metadata
from tests.plans import NOW, PLAN, SECOND, at, judged, title, workspace_of

KEYS = Keys("a secret of 32 characters.......")

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


def columns(db: Database, table: str) -> set[str]:
    return {str(column["name"]) for column in inspect(db.engine).get_columns(table)}


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


def test_versions_from_before_there_were_checks_count_as_passed(empty_url: str) -> None:
    db = Database(empty_url)
    db.migrate()
    workspace = workspace_of(db, workspaces.create(db, NOW))
    held = judged(workspace, lambda _: False)
    plan = sequences.import_sequence(held, PLAN)
    for number in (1, 2):
        edit, made_at = title(f"Version {number + 1}"), NOW + number * SECOND
        editing.edit(judged(at(workspace, made_at), lambda _: False).sequence(plan), edit, base=number)
    token = str(sharing.share(workspace.sequence(plan)).token)
    assert sharing.open_link(db, token, NOW) is None

    db.migrate_down("0001")
    assert "passed" not in columns(db, "revisions")
    db.migrate()
    assert "passed" in columns(db, "revisions")

    every = [sequences.load(workspace.sequence(plan), number) for number in (1, 2, 3)]
    assert [(one.number, one.passed, one.previous) for one in every] == [(1, True, None), (2, True, 1), (3, True, 2)]
    assert every[-1].sequence == title("Version 3").apply(PLAN)
    opened = sharing.open_link(db, token, NOW)
    assert opened
    assert (opened.number, opened.made_at) == (3, NOW + 2 * SECOND)
    editing.edit(judged(workspace, lambda _: False).sequence(plan), title("Held"), base=3)
    assert sharing.newest(workspace.sequence(plan)) == Version(3, NOW + 2 * SECOND)
    db.dispose()


def test_links_from_before_they_had_names_work_on_and_one_with_a_passcode_is_off_without_it(empty_url: str) -> None:
    db = Database(empty_url)
    db.migrate()
    workspace = workspace_of(db, workspaces.create(db, NOW))
    plan = sequences.import_sequence(workspace, PLAN)
    plain, protected, ended = (
        sharing.share(at(workspace, NOW + n * SECOND).sequence(plan), name="Ana", passcode=passcode)
        for n, passcode in enumerate(("", "bamboo", "bamboo"))
    )
    sharing.mark_opened(db, sharing.open_link(db, str(plain.token), NOW), NOW)  # type: ignore[arg-type]
    sharing.revoke(workspace.sequence(plan), ended.id)

    db.migrate_down("0002")
    assert not columns(db, "shares") & {"name", "passcode_hash", "wrong_tries", "wait_until", "opens", "frozen_number"}
    db.migrate()

    assert [sharing.open_link(db, str(one.token), NOW) is not None for one in (plain, protected)] == [True, False]
    told = {one.id: one for one in sharing.listing(workspace.sequence(plan))}
    assert (told[plain.id].name, told[plain.id].opens, told[plain.id].last_opened_at) == ("", 1, NOW)
    assert (told[protected.id].opens, told[protected.id].is_protected) == (0, False)
    assert told[ended.id].revoked_at == NOW
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
