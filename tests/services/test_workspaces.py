"""Workspaces."""

import pytest

from app.services import workspaces
from app.services.owning import Workspace
from app.storage.database import Database
from tests.plans import NOW


def test_a_workspace_exists_once_it_is_made(db: Database, workspace: Workspace) -> None:
    assert workspaces.exists(db, workspace.id)
    assert workspaces.create(db, NOW) != workspace.id


@pytest.mark.parametrize("stranger", ["", "unknown", "\0", "x" * 500])
def test_nothing_else_passes_for_a_workspace(db: Database, stranger: str) -> None:
    assert not workspaces.exists(db, stranger)
