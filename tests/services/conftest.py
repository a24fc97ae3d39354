"""Databases and a workspace for the tests of use cases."""

import pytest

from app.services import sequences, workspaces
from app.storage.database import Database
from tests.databases import db, postgresql, postgresql_tables, sqlite_db, sqlite_tables, sqlite_url, url
from tests.plans import NOW, PLAN

__all__ = ["db", "postgresql", "postgresql_tables", "sqlite_db", "sqlite_tables", "sqlite_url", "url"]


@pytest.fixture
def workspace(db: Database) -> str:
    """Return the id of a workspace."""
    return workspaces.create(db, NOW)


@pytest.fixture
def sequence_id(db: Database, workspace: str) -> str:
    """Return the id of a sequence in the workspace."""
    return sequences.import_sequence(db, workspace, PLAN, NOW)
