"""A moment comes back from any database as it went in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from app.storage.database import Database
from app.storage.tables import workspaces
from app.storage.times import as_utc

NOON = datetime(2026, 3, 1, 12, 0, 0, 1, tzinfo=UTC)
BANGKOK = timezone(timedelta(hours=7))


def keep(db: Database, moment: datetime) -> None:
    with db.write() as connection:
        connection.execute(insert(workspaces).values(id="w", created_at=moment))


@pytest.mark.parametrize("moment", [NOON, NOON.astimezone(BANGKOK), NOON.replace(microsecond=0)])
def test_a_moment_comes_back_the_same_and_in_utc(db: Database, moment: datetime) -> None:
    keep(db, moment)
    with db.read() as connection:
        found = connection.execute(select(workspaces.c.created_at)).scalar_one()
    assert found == moment
    assert found.tzinfo is UTC
    assert as_utc(db.first(select(workspaces.c.created_at))[0]) == moment  # type: ignore[index]


def test_a_time_without_a_zone_is_refused(db: Database) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        keep(db, NOON.replace(tzinfo=None))


def test_no_time_stays_none() -> None:
    assert as_utc(None) is None
