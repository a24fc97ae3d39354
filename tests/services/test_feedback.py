"""Answers are stored once, belong to the sequence's owner, and make the next plan."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.feedback.feedback import Feedback, Felt, NewSign, StepFelt
from app.domain.values.errors import BadValue
from app.services import feedback, sequences, sharing, workspaces
from app.services.errors import NotFound
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from tests.plans import NOW, SECOND, workspace_of

DAY = timedelta(days=1)


def given(place: int = 0, **values: object) -> Feedback:
    told = {"id": f"00000000-0000-4000-8000-{place:012}", "number": 1, "at": NOW, "pain_after": 1}
    return Feedback(**{**told, **values})  # type: ignore[arg-type]


@pytest.fixture
def share_id(own: Owned) -> str:
    """Return the id of a link to the sequence."""
    return sharing.share(own).id


def test_an_answer_sent_twice_is_kept_once_and_answered_alike(db: Database, own: Owned, share_id: str) -> None:
    first = feedback.receive(db, share_id, given(pain_after=7), NOW)
    again = feedback.receive(db, share_id, given(pain_after=2, at=NOW + SECOND), NOW + SECOND)
    assert first == again == (given(pain_after=7), False)
    assert [one.feedback for one in feedback.listing(own)] == [given(pain_after=7)]


def test_an_answer_sent_many_times_at_once_is_kept_once(db: Database, own: Owned, share_id: str) -> None:
    kept: list[Feedback] = []
    threads = [
        threading.Thread(target=lambda: kept.append(feedback.receive(db, share_id, given(), NOW)[0])) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept == [given()] * 8
    assert len(feedback.listing(own)) == 1


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


def test_seeing_makes_answers_old(db: Database, own: Owned, share_id: str) -> None:
    feedback.receive(db, share_id, given(), NOW)
    assert feedback.unseen(own) == 1
    assert [one.seen_at for one in feedback.see(own)] == [None]
    assert feedback.unseen(own) == 0


def test_a_stranger_finds_nothing(db: Database, own: Owned, share_id: str) -> None:
    feedback.receive(db, share_id, given(), NOW)
    (kept,) = feedback.listing(own)
    stranger = workspace_of(db, workspaces.create(db, NOW)).sequence(own.id)
    for ask in (
        lambda: feedback.listing(stranger),
        lambda: feedback.see(stranger),
        lambda: feedback.unseen(stranger),
        lambda: feedback.acknowledge(stranger, kept.id),
        lambda: feedback.erase(stranger, kept.id),
        lambda: feedback.erase(stranger),
        lambda: feedback.plan_next(stranger),
    ):
        with pytest.raises(NotFound):
            ask()
    assert len(feedback.listing(own)) == 1


def test_one_answer_or_all_are_erased(db: Database, own: Owned, share_id: str) -> None:
    for place in range(3):
        feedback.receive(db, share_id, given(place), NOW)
    (first, *_) = feedback.listing(own)
    assert feedback.erase(own, first.id) == 1
    with pytest.raises(NotFound):
        feedback.erase(own, first.id)
    assert feedback.erase(own) == 2
    assert feedback.listing(own) == ()


def test_the_next_plan_is_a_sequence_of_its_own(db: Database, own: Owned, workspace: Workspace, share_id: str) -> None:
    felt = (StepFelt("s0", "quiet_breath", Felt.WORSE),)
    feedback.receive(db, share_id, given(felt=felt), NOW)
    made = feedback.build_next(own)
    following = sequences.load(workspace.sequence(made)).sequence
    before = sequences.load(own).sequence
    assert following == replace(before, title="Lower back, next", blocks=(replace(before.blocks[0], steps=()),))


def test_no_next_plan_is_made_while_a_warning_sign_waits(db: Database, own: Owned, share_id: str) -> None:
    feedback.receive(db, share_id, given(signs=(NewSign.WEAKNESS,)), NOW)
    with pytest.raises(BadValue, match="Acknowledge"):
        feedback.build_next(own)
    (kept,) = feedback.listing(own)
    feedback.acknowledge(own, kept.id)
    assert feedback.build_next(own)
