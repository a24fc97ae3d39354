"""Workspaces: what owns sequences."""

from datetime import datetime

from sqlalchemy import insert, select

from app.storage.database import Database
from app.storage.ids import is_id, new_id
from app.storage.tables import workspaces


def create(db: Database, now: datetime) -> str:
    """Make an empty workspace and return its id. The id is all it takes to get in: keep it secret."""
    workspace = new_id()
    with db.write() as connection:
        connection.execute(insert(workspaces).values(id=workspace, created_at=now))
    return workspace


def exists(db: Database, workspace_id: str) -> bool:
    """Whether there is such a workspace."""
    if not is_id(workspace_id):
        return False
    with db.read() as connection:
        found = select(workspaces.c.id).where(workspaces.c.id == workspace_id)
        return connection.execute(found).first() is not None
