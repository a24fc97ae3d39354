"""Answers are stored once, belong to the sequence's owner, and make the next plan."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.feedback.feedback import Feedback, Felt, NewSign, StepFelt
from app.domain.values.errors import BadValue
from app.services import feedback, sequences, sharing, workspaces
from app.services.errors import NotFound
from app.storage.database import Database
from app.storage.sealing import Keys
from tests.plans import NOW, SECOND, yes
from tests.strategies import LIBRARY

KEYS = Keys("a secret of 32 characters.......")
DAY = timedelta(days=1)


def given(place: int = 0, **values: object) -> Feedback:
    told = {"id": f"00000000-0000-4000-8000-{place:012}", "number": 1, "at": NOW, "pain_after": 1}
    return Feedback(**{**told, **values})  # type: ignore[arg-type]


@pytest.fixture
def share_id(db: Database, workspace: str, sequence_id: str) -> str:
    """Return the id of a link to the sequence."""
    return sharing.share(db, KEYS, workspace, sequence_id, now=NOW).id


def test_an_answer_sent_twice_is_kept_once_and_answered_alike(
    db: Database, workspace: str, sequence_id: str, share_id: str
) -> None:
    first = feedback.receive(db, share_id, given(pain_after=7), NOW)
    again = feedback.receive(db, share_id, given(pain_after=2, at=NOW + SECOND), NOW + SECOND)
    assert first == again == (given(pain_after=7), False)
    assert [one.feedback for one in feedback.listing(db, workspace, sequence_id)] == [given(pain_after=7)]


def test_an_answer_sent_many_times_at_once_is_kept_once(
    db: Database, workspace: str, sequence_id: str, share_id: str
) -> None:
    kept: list[Feedback] = []
    threads = [
        threading.Thread(target=lambda: kept.append(feedback.receive(db, share_id, given(), NOW)[0])) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept == [given()] * 8
    assert len(feedback.listing(db, workspace, sequence_id)) == 1


def test_a_link_takes_thirty_a_day_and_then_again_the_next(db: Database, share_id: str) -> None:
    for place in range(feedback.MOST_A_DAY):
        feedback.receive(db, share_id, given(place), NOW)
    with pytest.raises(feedback.TooMany):
        feedback.receive(db, share_id, given(99), NOW + SECOND)
    feedback.receive(db, share_id, given(0), NOW + SECOND)  # one that is there already is no new one
    feedback.receive(db, share_id, given(99), NOW + DAY + SECOND)


def test_the_second_red_day_running_is_told_and_told_again(db: Database, share_id: str) -> None:
    assert not feedback.receive(db, share_id, given(1, pain_after=8), NOW)[1]
    assert feedback.receive(db, share_id, given(2, pain_after=8, at=NOW + DAY), NOW + DAY)[1]
    assert not feedback.receive(db, share_id, given(3, at=NOW + 2 * DAY), NOW + 2 * DAY)[1]
    assert feedback.receive(db, share_id, given(2), NOW + 3 * DAY)[1]


def test_the_time_an_answer_tells_is_believed_where_it_can_be() -> None:
    assert feedback.answered_at(NOW - DAY, NOW) == NOW - DAY
    for told in (None, NOW + SECOND, NOW - 31 * DAY):
        assert feedback.answered_at(told, NOW) == NOW


def test_seeing_makes_answers_old(db: Database, workspace: str, sequence_id: str, share_id: str) -> None:
    feedback.receive(db, share_id, given(), NOW)
    assert feedback.unseen(db, workspace, sequence_id) == 1
    assert [one.seen_at for one in feedback.see(db, workspace, sequence_id, NOW)] == [None]
    assert feedback.unseen(db, workspace, sequence_id) == 0


def test_a_stranger_finds_nothing(db: Database, workspace: str, sequence_id: str, share_id: str) -> None:
    feedback.receive(db, share_id, given(), NOW)
    (kept,) = feedback.listing(db, workspace, sequence_id)
    stranger = workspaces.create(db, NOW)
    for ask in (
        lambda: feedback.listing(db, stranger, sequence_id),
        lambda: feedback.see(db, stranger, sequence_id, NOW),
        lambda: feedback.unseen(db, stranger, sequence_id),
        lambda: feedback.acknowledge(db, stranger, sequence_id, kept.id, NOW),
        lambda: feedback.erase(db, stranger, sequence_id, kept.id),
        lambda: feedback.erase(db, stranger, sequence_id),
        lambda: feedback.plan_next(db, stranger, sequence_id, LIBRARY),
    ):
        with pytest.raises(NotFound):
            ask()
    assert len(feedback.listing(db, workspace, sequence_id)) == 1


def test_one_answer_or_all_are_erased(db: Database, workspace: str, sequence_id: str, share_id: str) -> None:
    for place in range(3):
        feedback.receive(db, share_id, given(place), NOW)
    (first, *_) = feedback.listing(db, workspace, sequence_id)
    assert feedback.erase(db, workspace, sequence_id, first.id) == 1
    with pytest.raises(NotFound):
        feedback.erase(db, workspace, sequence_id, first.id)
    assert feedback.erase(db, workspace, sequence_id) == 2
    assert feedback.listing(db, workspace, sequence_id) == ()


def test_the_next_plan_is_a_sequence_of_its_own(db: Database, workspace: str, sequence_id: str, share_id: str) -> None:
    felt = (StepFelt("s0", "quiet_breath", Felt.WORSE),)
    feedback.receive(db, share_id, given(felt=felt), NOW)
    made = feedback.build_next(db, workspace, sequence_id, LIBRARY, now=NOW, passes=yes)
    following = sequences.load(db, workspace, made).sequence
    before = sequences.load(db, workspace, sequence_id).sequence
    assert following == replace(before, title="Lower back, next", blocks=(replace(before.blocks[0], steps=()),))


def test_no_next_plan_is_made_while_a_warning_sign_waits(
    db: Database, workspace: str, sequence_id: str, share_id: str
) -> None:
    feedback.receive(db, share_id, given(signs=(NewSign.WEAKNESS,)), NOW)
    with pytest.raises(BadValue, match="Acknowledge"):
        feedback.build_next(db, workspace, sequence_id, LIBRARY, now=NOW, passes=yes)
    (kept,) = feedback.listing(db, workspace, sequence_id)
    feedback.acknowledge(db, workspace, sequence_id, kept.id, NOW)
    assert feedback.build_next(db, workspace, sequence_id, LIBRARY, now=NOW, passes=yes)
