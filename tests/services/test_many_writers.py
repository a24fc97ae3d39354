"""Many who write at once: nobody waits for ever, nothing is lost, nothing is saved twice."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from app.domain.editing.merging import EditCollision
from app.services import editing, sequences
from app.services.errors import Stale
from app.services.owning import Owned, Workspace
from tests.plans import PLAN, STEPS, note

WRITERS = 16
SECONDS = 3.0
_T = TypeVar("_T")


def at_once(act: Callable[[int], _T]) -> list[_T]:
    """Let 16 threads act at the same moment, and return what each came to."""
    start = Barrier(WRITERS)

    def run(number: int) -> _T:
        start.wait()
        return act(number)

    with ThreadPoolExecutor(WRITERS) as threads:
        return list(threads.map(run, range(WRITERS)))


def test_of_16_who_change_one_field_one_is_saved_and_the_others_are_shown_it(own: Owned) -> None:
    def race(number: int) -> str:
        try:
            editing.edit(own, note(f"racer {number}"), base=1)
        except EditCollision as collision:
            return str(collision.collisions[0].theirs)
        return "saved"

    told = at_once(race)
    winner = f"racer {told.index('saved')}"
    assert sorted(told) == sorted([*[winner] * 15, "saved"])
    newest = sequences.load(own)
    assert (newest.number, newest.sequence.step("s0").note) == (2, winner)


def test_of_16_who_undo_one_version_one_does(own: Owned) -> None:
    editing.edit(own, note("one"), base=1)
    editing.edit(own, note("two"), base=2)

    def race(_: int) -> bool:
        try:
            editing.undo(own, base=3)
        except Stale:
            return False
        return True

    assert at_once(race).count(True) == 1
    assert sequences.load(own).sequence.step("s0").note == "one"


def test_16_who_change_different_steps_are_all_saved(own: Owned) -> None:
    def save(number: int) -> int:
        return editing.edit(own, note(f"writer {number}", f"s{number}"), base=1).number

    assert sorted(at_once(save)) == list(range(2, 2 + WRITERS))
    newest = sequences.load(own).sequence
    assert [step.note for step in newest.steps()] == [f"writer {number}" for number in range(STEPS)]


def test_one_edit_sent_16_times_is_saved_once(own: Owned) -> None:
    def send(_: int) -> int:
        return editing.edit(own, note("once"), base=1, edit_id="e1").number

    assert at_once(send) == [2] * WRITERS


def test_16_writers_for_some_seconds_lose_nothing_and_stay_in_order(workspace: Workspace) -> None:
    ids = [sequences.import_sequence(workspace, PLAN) for _ in range(4)]
    end = time.monotonic() + SECONDS

    def keep_saving(writer: int) -> tuple[str, list[int]]:
        sequence_id, step_id, base, saved = ids[writer % 4], f"s{writer}", 1, []
        while time.monotonic() < end:
            edit = note(f"save {len(saved)}", step_id)
            new = editing.edit(workspace.sequence(sequence_id), edit, base=base)
            assert new.sequence.step(step_id).note == f"save {len(saved)}"
            base = new.number
            saved.append(base)
        return sequence_id, saved

    written = at_once(keep_saving)
    for sequence_id in ids:
        saves = [saved for one, saved in written if one == sequence_id]
        assert all(saved == sorted(set(saved)) for saved in saves)
        newest = sequences.load(workspace.sequence(sequence_id))
        assert sorted(number for saved in saves for number in saved) == list(range(2, newest.number + 1))
    for writer, (sequence_id, saved) in enumerate(written):
        newest = sequences.load(workspace.sequence(sequence_id))
        assert newest.sequence.step(f"s{writer}").note == f"save {len(saved) - 1}"
