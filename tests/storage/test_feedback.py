"""Answers as rows: what goes in comes out, on both databases, and what is erased is gone from the file."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.feedback.feedback import Feedback, Felt, NewSign, StepFelt
from app.domain.plan.client import Reach
from app.services import sequences, sharing, workspaces
from app.storage import feedback as stored
from app.storage.database import Database
from app.storage.sealing import Keys
from tests.plans import NOW, PLAN, SECOND, workspace_of

KEYS = Keys("a secret of 32 characters.......")
ID = "0f8fad5b-d9cb-469f-a165-70867728950{}"
FULL = Feedback(
    id=ID.format("a"),
    number=1,
    at=NOW,
    pain_before=8,
    pain_after=3,
    reach_before=Reach.FOOT,
    reach_after=Reach.NONE,
    felt=(StepFelt("s0", "quiet_breath", Felt.BETTER), StepFelt("s1", "quiet_breath", Felt.WORSE)),
    words="„Gut“, สบาย – ';DROP TABLE answers;--",
    signs=(NewSign.NUMBNESS, NewSign.BLADDER),
)
BARE = Feedback(id=ID.format("b"), number=1, at=NOW - SECOND, pain_after=0)


def linked(db: Database) -> tuple[str, str]:
    """Return the ids of a sequence and of a link to it."""
    workspace = workspace_of(db, workspaces.create(db, NOW))
    plan = sequences.import_sequence(workspace, PLAN)
    return plan, sharing.share(workspace.sequence(plan), name="Ana").id


def keep(db: Database, share_id: str, *given: Feedback) -> None:
    with db.write() as connection:
        for feedback in given:
            stored.add(connection, f"row-{feedback.id[-1]}", share_id, feedback, NOW)


def test_what_goes_in_comes_out_in_the_order_it_was_answered(db: Database) -> None:
    plan, share = linked(db)
    keep(db, share, FULL, BARE)
    with db.read() as connection:
        found = stored.of_sequence(connection, plan)
        assert stored.of_link(connection, share) == (BARE, FULL)
    assert [one.feedback for one in found] == [BARE, FULL]
    assert (found[1].link, found[1].received_at, found[1].seen_at, found[1].waits) == ("Ana", NOW, None, True)


def test_a_link_gives_an_answer_once(db: Database) -> None:
    _, share = linked(db)
    keep(db, share, BARE)
    with pytest.raises(IntegrityError), db.write() as connection:
        stored.add(connection, "another row", share, BARE, NOW)


def test_seeing_and_acknowledging_are_two_things(db: Database) -> None:
    plan, share = linked(db)
    keep(db, share, FULL, BARE)
    with db.write() as connection:
        assert stored.unseen(connection, plan) == 2
        stored.mark_seen(connection, plan, NOW)
        assert stored.unseen(connection, plan) == 0
        assert stored.of_sequence(connection, plan)[1].waits
        assert stored.acknowledge(connection, plan, "row-a", NOW + SECOND)
        assert not stored.of_sequence(connection, plan)[1].waits


def test_another_sequence_s_answers_are_out_of_reach(db: Database) -> None:
    _, share = linked(db)
    other, _ = linked(db)
    keep(db, share, BARE)
    with db.write() as connection:
        assert not stored.acknowledge(connection, other, "row-b", NOW)
        assert stored.erase(connection, other, "row-b") == stored.erase(connection, other) == 0
        assert stored.of_sequence(connection, other) == ()


def test_only_answers_after_a_moment_count_for_the_day(db: Database) -> None:
    _, share = linked(db)
    keep(db, share, BARE)
    with db.read() as connection:
        assert stored.received_since(connection, share, NOW - timedelta(days=1)) == 1
        assert stored.received_since(connection, share, NOW) == 0


def test_what_is_erased_is_gone_from_the_file_itself(sqlite_db: Database) -> None:
    plan, share = linked(sqlite_db)
    keep(sqlite_db, share, Feedback(id=ID.format("c"), number=1, at=NOW, pain_after=0, words="Only for your eyes"))
    with sqlite_db.write() as connection:
        assert stored.erase(connection, plan, "row-c") == 1
    sqlite_db.dispose()  # the last connection empties the journal into the file
    file = Path(sqlite_db.engine.url.database or "")
    left = b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    assert b"Only for your" not in left
