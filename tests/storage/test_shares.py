"""Links are found by a hash; the token itself is kept nowhere."""

import secrets
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.services import sequences, sharing, workspaces
from app.storage import shares
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.tables import metadata
from tests.plans import NOW, PLAN, SECOND, workspace_of

KEYS = Keys("a secret of 32 characters.......")


def shared(db: Database) -> str:
    workspace = workspace_of(db, workspaces.create(db, NOW))
    sequence_id = sequences.import_sequence(workspace, PLAN)
    token = sharing.share(workspace.sequence(sequence_id)).token
    assert token
    return token


def test_10000_tokens_are_long_and_all_different() -> None:
    tokens = {shares.new_token() for _ in range(10_000)}
    assert len(tokens) == 10_000
    assert min(map(len, tokens)) >= 43


def test_tokens_come_from_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: asked.append(size) or "minted")
    assert shares.new_token() == "minted"
    assert asked == [32]


def test_the_token_is_nowhere_in_the_database(db: Database) -> None:
    token = shared(db)
    with db.read() as connection:
        dump = "\n".join(
            str(tuple(row)) for table in metadata.tables.values() for row in connection.execute(select(table))
        )
    assert shares.hash_token(token) in dump
    assert token not in dump


def test_the_token_is_nowhere_in_the_files_of_sqlite(sqlite_db: Database) -> None:
    token = shared(sqlite_db)
    file = Path(sqlite_db.engine.url.database or "")
    dump = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert shares.hash_token(token).encode() in dump
    assert token.encode() not in dump


@pytest.mark.parametrize("token", ["", "unknown", "\0", "\ud800", "é" * 5000, "%s", "' OR 1=1 --"])
def test_whatever_is_no_token_leads_nowhere(db: Database, token: str) -> None:
    shared(db)
    assert shares.find(db, token) is None


def test_opening_is_written_down_once_in_the_time_given(db: Database) -> None:
    token = shared(db)
    share_id = shares.find(db, token).share_id  # type: ignore[union-attr]

    def opened(seconds: int) -> object:
        with db.write() as connection:
            shares.mark_opened(connection, share_id, NOW + seconds * SECOND, every=timedelta(minutes=1))
        return shares.find(db, token).last_opened_at  # type: ignore[union-attr]

    assert [opened(0), opened(59), opened(60)] == [NOW, NOW, NOW + 60 * SECOND]
