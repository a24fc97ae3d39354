"""What the commands do and say."""

from pathlib import Path

from click.testing import CliRunner, Result

from app.storage.commands import database_commands
from app.storage.database import Database


def run(db: Database, *words: str) -> Result:
    return CliRunner().invoke(database_commands(db), words)


def test_upgrade_makes_the_tables(empty_url: str) -> None:
    db = Database(empty_url)
    result = run(db, "upgrade")
    assert (result.exit_code, result.output) == (0, "The database is up to date.\n")
    assert db.is_alive()
    db.dispose()


def test_backup_writes_a_file(sqlite_db: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    result = run(sqlite_db, "backup", str(file))
    assert (result.exit_code, result.output) == (0, f"The whole database is in {file}.\n")
    assert Database(f"sqlite:///{file}").is_alive()


def test_backup_of_postgresql_points_to_its_own_tool(postgresql_tables: str, tmp_path: Path) -> None:
    result = run(Database(postgresql_tables), "backup", str(tmp_path / "backup.db"))
    assert result.exit_code == 1
    assert "pg_dump" in result.output
    assert list(tmp_path.iterdir()) == []
