"""Databases and a workspace for the tests of use cases."""

import pytest

from app.services import sequences, workspaces
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from tests.databases import db, postgresql, postgresql_tables, sqlite_db, sqlite_tables, sqlite_url, url
from tests.plans import NOW, PLAN, workspace_of

__all__ = ["db", "postgresql", "postgresql_tables", "sqlite_db", "sqlite_tables", "sqlite_url", "url"]


@pytest.fixture
def workspace(db: Database) -> Workspace:
    """Return a workspace."""
    return workspace_of(db, workspaces.create(db, NOW))


@pytest.fixture
def own(workspace: Workspace) -> Owned:
    """Return a sequence of the workspace."""
    return workspace.sequence(sequences.import_sequence(workspace, PLAN))


@pytest.fixture
def sequence_id(own: Owned) -> str:
    """Return its id."""
    return own.id
