"""Revisions are added, never changed, and no number is given twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.storage import revisions, sequences
from app.storage.database import Database
from app.storage.revisions import Revision
from app.storage.tables import workspaces
from tests.plans import NOW, PLAN, SECOND, title

FIRST = Revision(sequence_id="plan", number=1, sequence=PLAN, made_at=NOW)


@pytest.fixture(autouse=True)
def a_first_revision(db: Database) -> None:
    with db.write() as connection:
        connection.execute(insert(workspaces).values(id="w", created_at=NOW))
        sequences.add(connection, "plan", "w", NOW)
        revisions.append(connection, FIRST)


def second(name: str) -> Revision:
    return replace(FIRST, number=2, sequence=title(name).apply(PLAN), made_at=NOW + SECOND, previous=1)


def append(db: Database, revision: Revision, edit_id: str = "") -> None:
    with db.write() as connection:
        revisions.append(connection, revision, edit_id)


def test_a_revision_comes_back_as_it_went_in(db: Database) -> None:
    kept = replace(second("Second"), burst="s0.note")
    append(db, kept)
    with db.read() as connection:
        assert revisions.latest(connection, "plan") == kept
        assert revisions.at(connection, "plan", 1) == FIRST
    assert (kept.can_undo, kept.can_redo, FIRST.can_undo) == (True, False, False)


def test_a_number_is_given_once(db: Database) -> None:
    append(db, second("Mine"))
    with pytest.raises(IntegrityError):
        append(db, second("Theirs"))
    with db.read() as connection:
        assert revisions.at(connection, "plan", 2) == second("Mine")


def test_of_16_who_race_for_a_number_one_gets_it(db: Database) -> None:
    start = Barrier(16)

    def race(name: str) -> bool:
        start.wait()
        try:
            append(db, second(name))
        except IntegrityError:
            return False
        return True

    with ThreadPoolExecutor(16) as racers:
        won = list(racers.map(race, [f"Racer {n}" for n in range(16)]))
    assert won.count(True) == 1
    with db.read() as connection:
        assert revisions.latest(connection, "plan") == second(f"Racer {won.index(True)}")


def test_an_edit_is_applied_once_and_edits_without_a_name_as_often_as_they_come(db: Database) -> None:
    append(db, second("Second"), "edit-1")
    with pytest.raises(IntegrityError):
        append(db, replace(second("Third"), number=3), "edit-1")
    append(db, replace(second("Third"), number=3))
    with db.read() as connection:
        assert revisions.is_applied(connection, "plan", "edit-1")
        assert not revisions.is_applied(connection, "plan", "edit-2")
        assert not revisions.is_applied(connection, "plan", "")


@pytest.mark.parametrize("number", [-1, 0, 2, 2**31, 2**70])
def test_a_number_that_was_never_given_has_no_revision(db: Database, number: int) -> None:
    with db.read() as connection:
        assert revisions.at(connection, "plan", number) is None


def test_undo_can_only_point_at_what_is_there(db: Database) -> None:
    with pytest.raises(IntegrityError):
        append(db, replace(second("Second"), previous=7))


def test_a_sequence_nobody_made_has_no_revision(db: Database) -> None:
    with db.read() as connection:
        assert revisions.latest(connection, "nothing") is None
