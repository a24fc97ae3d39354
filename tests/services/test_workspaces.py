"""Workspaces."""

import pytest

from app.services import workspaces
from app.storage.database import Database
from tests.plans import NOW


def test_a_workspace_exists_once_it_is_made(db: Database, workspace: str) -> None:
    assert workspaces.exists(db, workspace)
    assert workspaces.create(db, NOW) != workspace


@pytest.mark.parametrize("stranger", ["", "unknown", "\0", "x" * 500])
def test_nothing_else_passes_for_a_workspace(db: Database, stranger: str) -> None:
    assert not workspaces.exists(db, stranger)
