"""Edits are saved once, merged with others', and can be undone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from app.domain.editing import edits
from app.domain.editing.edits import Edit
from app.domain.editing.merging import EditCollision
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue, NotInSequence
from app.services import editing, sequences
from app.services.errors import NotFound, Stale
from app.services.owning import Owned
from app.storage.revisions import Revision
from tests.plans import NOW, PLAN, SECOND, judged, later, note, title

Editor = Callable[..., Revision]


@pytest.fixture
def edit(own: Owned) -> Editor:
    return lambda *, edit, now=NOW, **asked: editing.edit(later(own, now), edit, **asked)


@pytest.fixture
def undo(own: Owned) -> Editor:
    return lambda *, now=NOW, **asked: editing.undo(later(own, now), **asked)


@pytest.fixture
def redo(own: Owned) -> Editor:
    return lambda *, now=NOW, **asked: editing.redo(later(own, now), **asked)


def test_an_edit_is_the_next_revision(own: Owned, edit: Editor) -> None:
    saved = edit(base=1, edit=note("hello"), now=NOW + SECOND)
    assert (saved.number, saved.made_at, saved.can_undo, saved.can_redo) == (2, NOW + SECOND, True, False)
    assert saved.sequence.step("s0").note == "hello"
    assert sequences.load(own) == saved


def test_an_edit_that_changes_nothing_saves_nothing(edit: Editor) -> None:
    assert edit(base=1, edit=note("")).number == 1
    assert edit(base=1, edit=edits.ShiftStep(step_id="s0", by=-1)).number == 1


def test_an_edit_sent_twice_is_made_once(edit: Editor) -> None:
    copy = edits.DuplicateStep(step_id="s0", new_id="copy")
    assert edit(base=1, edit=copy, edit_id="e1").number == 2
    again = edit(base=1, edit=copy, edit_id="e1")
    assert again.number == 2
    assert edit(base=2, edit=note("on"), edit_id="e2").number == 3
    assert edit(base=1, edit=copy, edit_id="e1").number == 3


def test_an_undo_sent_twice_is_made_once(edit: Editor, undo: Editor) -> None:
    edit(base=1, edit=note("one"))
    edit(base=2, edit=note("two"))
    assert undo(base=3, edit_id="u1").sequence.step("s0").note == "one"
    assert undo(base=3, edit_id="u1").sequence.step("s0").note == "one"


def test_edits_of_different_fields_merge(edit: Editor) -> None:
    edit(base=1, edit=note("theirs", "s1"))
    merged = edit(base=1, edit=note("mine", "s2"))
    assert merged.number == 3
    assert [merged.sequence.step(s).note for s in ("s1", "s2")] == ["theirs", "mine"]


def test_whoever_saves_while_an_edit_is_worked_out_need_not_wait_and_loses_nothing(own: Owned) -> None:
    faster = iter([note("faster")])
    with ThreadPoolExecutor(1) as pool:

        def meanwhile(_: Sequence) -> bool:
            for one in faster:
                pool.submit(editing.edit, own, one, base=1).result(timeout=10)
            return True

        saved = editing.edit(judged(own.workspace, meanwhile).sequence(own.id), title("slower"), base=1)
    assert (saved.number, saved.sequence.title, saved.sequence.step("s0").note) == (3, "slower", "faster")
    assert sequences.load(own) == saved


def test_a_stale_save_of_the_same_field_is_refused_with_both_values(own: Owned, edit: Editor) -> None:
    theirs = edit(base=1, edit=note("theirs"))
    with pytest.raises(EditCollision) as collision:
        edit(base=1, edit=note("mine"))
    (told,) = collision.value.collisions
    assert (told.cell, told.mine, told.theirs) == (("s0", "note"), "mine", "theirs")
    assert sequences.load(own) == theirs


def test_after_a_collision_the_author_can_insist(edit: Editor) -> None:
    edit(base=1, edit=note("theirs"))
    assert edit(base=2, edit=note("mine")).sequence.step("s0").note == "mine"


@pytest.mark.parametrize(
    ("refused", "error"),
    [(note("x" * 2000), BadValue), (edits.RemoveStep(step_id="gone"), NotInSequence)],
)
def test_a_refused_edit_saves_nothing_and_the_next_one_works(
    edit: Editor, refused: Edit, error: type[Exception]
) -> None:
    with pytest.raises(error):
        edit(base=1, edit=refused)
    assert edit(base=1, edit=note("fine")).number == 2


@pytest.mark.parametrize("base", [-1, 0, 2, 99, 2**40])
def test_a_base_that_never_was_is_not_found(edit: Editor, base: int) -> None:
    with pytest.raises(NotFound):
        edit(base=base, edit=note("x"))


@pytest.mark.parametrize("name", ["\0", "a b", "x" * 121, "é"])
def test_a_name_the_builder_does_not_give_is_refused(edit: Editor, undo: Editor, name: str) -> None:
    for asked in (partial(edit, edit_id=name), partial(edit, burst=name)):
        with pytest.raises(BadValue):
            asked(base=1, edit=note("x"))
    with pytest.raises(BadValue):
        undo(base=1, edit_id=name)


def test_undo_and_redo_walk_through_the_versions(edit: Editor, undo: Editor, redo: Editor) -> None:
    edit(base=1, edit=title("Two"))
    edit(base=2, edit=title("Three"))
    walk = [undo(base=3), undo(base=4), redo(base=5), redo(base=6)]
    assert [one.sequence.title for one in walk] == ["Two", "Lower back", "Two", "Three"]
    assert [one.number for one in walk] == [4, 5, 6, 7]
    assert [one.can_undo for one in walk] == [True, False, True, True]
    assert [one.can_redo for one in walk] == [True, True, True, False]


def test_at_either_end_undo_and_redo_change_nothing(undo: Editor, redo: Editor) -> None:
    assert undo(base=1).number == 1
    assert redo(base=1).number == 1


def test_an_edit_after_undo_gives_up_what_was_undone_but_not_the_history(
    own: Owned, edit: Editor, undo: Editor
) -> None:
    edit(base=1, edit=title("Given up"))
    undo(base=2)
    after = edit(base=3, edit=note("instead"))
    assert not after.can_redo
    assert undo(base=4).sequence == PLAN
    assert sequences.load(own, 2).sequence.title == "Given up"


def test_undo_on_an_old_version_shows_the_newest_instead(edit: Editor, undo: Editor, redo: Editor) -> None:
    newest = edit(base=1, edit=note("theirs"))
    for step in (undo, redo):
        with pytest.raises(Stale) as stale:
            step(base=1)
        assert stale.value.latest == newest


def type_in(edit: Editor, words: str, field: str, pause: int) -> None:
    for n in range(1, len(words) + 1):
        edit(base=n, edit=note(words[:n]), burst=field, now=NOW + n * pause * SECOND)


def test_typing_on_is_one_step_to_undo(edit: Editor, undo: Editor, redo: Editor) -> None:
    type_in(edit, "abcdef", "s0.note", pause=10)
    assert undo(base=7).sequence == PLAN
    assert redo(base=8).sequence.step("s0").note == "abcdef"


def test_typing_after_a_pause_is_a_step_of_its_own(edit: Editor, undo: Editor) -> None:
    type_in(edit, "ab", "s0.note", pause=11)
    assert undo(base=3).sequence.step("s0").note == "a"


def test_typing_in_another_field_is_a_step_of_its_own(edit: Editor, undo: Editor) -> None:
    edit(base=1, edit=note("a", "s0"), burst="s0.note")
    edit(base=2, edit=note("b", "s1"), burst="s1.note")
    assert undo(base=3).sequence.step("s0").note == "a"


def test_edits_that_are_no_typing_never_run_together(edit: Editor, undo: Editor) -> None:
    edit(base=1, edit=note("a"))
    edit(base=2, edit=note("b"))
    assert undo(base=3).sequence.step("s0").note == "a"


def test_typing_after_an_undo_is_a_step_of_its_own(edit: Editor, undo: Editor) -> None:
    type_in(edit, "ab", "s0.note", pause=1)
    undo(base=3, now=NOW + 3 * SECOND)
    edit(base=4, edit=note("c"), burst="s0.note", now=NOW + 4 * SECOND)
    assert undo(base=5).sequence == PLAN


def test_typing_after_an_undo_never_joins_the_typing_before_it(edit: Editor, undo: Editor) -> None:
    edit(base=1, edit=note("a"), burst="s0.note")
    edit(base=2, edit=title("Other"))
    undo(base=3)
    edit(base=4, edit=note("ab"), burst="s0.note")
    assert undo(base=5).sequence.step("s0").note == "a"


def test_typing_goes_on_no_step_when_the_clock_was_set_back(edit: Editor, undo: Editor) -> None:
    edit(base=1, edit=note("a"), burst="s0.note", now=NOW + 100 * SECOND)
    edit(base=2, edit=note("ab"), burst="s0.note", now=NOW)
    assert undo(base=3).sequence.step("s0").note == "a"


class Overtaken:
    """An edit during which somebody else saves, as often as it is told."""

    def __init__(self, own: Owned, times: int) -> None:
        self.own, self.times = own, times

    def apply(self, sequence: Sequence) -> Sequence:
        if self.times:
            self.times -= 1
            editing.edit(self.own, note(f"theirs, {self.times} to come", "s1"), base=sequences.load(self.own).number)
        return note("mine").apply(sequence)


@pytest.mark.parametrize("times", [1, 2, 5])  # with 5, all of its tries are overtaken and the others have to wait
def test_an_edit_is_worked_out_while_others_save_and_keeps_what_they_saved(own: Owned, times: int) -> None:
    saved = editing.edit(own, Overtaken(own, times), base=1)
    assert [saved.sequence.step(step).note for step in ("s0", "s1")] == ["mine", "theirs, 0 to come"]
    assert saved == sequences.load(own)
    assert saved.number == times + 2
