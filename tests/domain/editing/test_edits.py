"""Edits are pure functions that keep a sequence whole."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.editing import edits
from app.domain.plan.document import from_document, to_document
from app.domain.plan.sequence import MAX_STEPS, Block, Paper, Sequence, Step
from app.domain.values.errors import BadValue, DomainError, NotInSequence, SequenceFull, UnknownTechnique
from app.domain.values.sides import Side
from tests.strategies import LIBRARY, TECHNIQUES, any_edit, moves, plain_sequences, sequences

PALM_WALK, HIP_TURN, KNEES, BREATH = TECHNIQUES


def plan(*ids: str) -> Sequence:
    """Return a sequence with these steps in its first block and an empty second one."""
    steps = tuple(Step(id=one, technique=PALM_WALK.id, minutes=2, side=Side.BOTH) for one in ids)
    return Sequence(title="Plan", blocks=(Block(id="b0", name="Session", steps=steps), Block(id="b1", name="Between")))


def order(sequence: Sequence) -> list[list[str]]:
    return [[step.id for step in block.steps] for block in sequence.blocks]


@given(sequences(), st.data())
def test_any_series_of_edits_keeps_the_document_valid(sequence: Sequence, data: st.DataObject) -> None:
    for turn in range(6):
        edit = data.draw(any_edit(sequence, f"n{turn}"))
        before = to_document(sequence)
        try:
            after = edit.apply(sequence)
        except DomainError:
            after = sequence
        assert to_document(sequence) == before
        assert from_document(to_document(after)) == after
        edits.check_fits(after, LIBRARY)
        sequence = after


@given(plain_sequences(least_steps=1), st.data())
def test_a_move_keeps_every_step_exactly_once(sequence: Sequence, data: st.DataObject) -> None:
    step_id = data.draw(st.sampled_from([step.id for step in sequence.steps()]))
    moved = data.draw(moves(sequence, step_id)).apply(sequence)
    assert Counter(moved.steps()) == Counter(sequence.steps())
    assert [s for s in moved.steps() if s.id != step_id] == [s for s in sequence.steps() if s.id != step_id]


@given(plain_sequences(least_steps=1), st.data())
def test_a_step_shifted_one_way_can_be_shifted_back(sequence: Sequence, data: st.DataObject) -> None:
    step_id = data.draw(st.sampled_from([step.id for step in sequence.steps()]))
    by = data.draw(st.sampled_from([-1, 1]))
    shifted = edits.ShiftStep(step_id, by).apply(sequence)
    assume(shifted != sequence)
    assert edits.ShiftStep(step_id, -by).apply(shifted) == sequence


def test_a_new_sequence_has_a_session_and_a_part_for_between_sessions() -> None:
    new = edits.new_sequence("Plan", session_id="a", between_id="b", made_by="Mali")
    assert [(block.id, block.name, block.kind.value) for block in new.blocks] == [
        ("a", "Session", "session"),
        ("b", "Between sessions", "between"),
    ]
    assert new.made_by == "Mali"


def test_a_new_step_takes_the_dose_of_its_technique() -> None:
    step = edits.new_step(PALM_WALK, "s1")
    assert (step.minutes, step.side, step.reps, step.hold_s) == (2.5, Side.BOTH, 3, 10)
    assert edits.new_step(BREATH, "s2").side is None


def test_a_step_goes_in_front_of_its_neighbour_or_to_the_end() -> None:
    step = edits.new_step(BREATH, "new")
    assert order(edits.AddStep(step, block_id="b0", before="b").apply(plan("a", "b")))[0] == ["a", "new", "b"]
    assert order(edits.AddStep(step, block_id="b0").apply(plan("a", "b")))[0] == ["a", "b", "new"]
    assert order(edits.AddStep(step, block_id="b0", before="gone").apply(plan("a", "b")))[0] == ["a", "b", "new"]


def test_a_copy_stands_right_after_its_original() -> None:
    copied = edits.DuplicateStep("a", new_id="a2").apply(plan("a", "b"))
    assert order(copied)[0] == ["a", "a2", "b"]
    assert copied.step("a2").minutes == copied.step("a").minutes


def test_a_step_moves_to_another_block() -> None:
    assert order(edits.MoveStep("a", block_id="b1").apply(plan("a", "b"))) == [["b"], ["a"]]


def test_a_step_moved_before_itself_stays() -> None:
    sequence = plan("a", "b")
    assert edits.MoveStep("a", block_id="b0", before="a").apply(sequence) == sequence


def test_a_step_shifted_over_the_edge_lands_in_the_next_block() -> None:
    down = edits.ShiftStep("b", 1).apply(plan("a", "b"))
    assert order(down) == [["a"], ["b"]]
    assert order(edits.ShiftStep("a", 1).apply(down)) == [[], ["a", "b"]]
    assert edits.ShiftStep("b", 1).apply(down) == down


def test_blocks_are_added_renamed_shifted_and_removed() -> None:
    three = edits.AddBlock(Block(id="b2", name="After")).apply(plan("a"))
    assert [block.id for block in edits.ShiftBlock("b2", -1).apply(three).blocks] == ["b0", "b2", "b1"]
    assert edits.ShiftBlock("b2", 1).apply(three) == three
    assert edits.RenameBlock("b2", "Rest").apply(three).block("b2").name == "Rest"
    assert [block.id for block in edits.RemoveBlock("b0").apply(three).blocks] == ["b1", "b2"]


def test_the_last_block_stays() -> None:
    one = edits.RemoveBlock("b1").apply(plan("a"))
    with pytest.raises(BadValue, match="at least one block"):
        edits.RemoveBlock("b0").apply(one)


def test_the_heading_takes_new_values_and_no_unknown_ones() -> None:
    changed = edits.SetHeading({"title": "  New  title ", "paper": "letter"}).apply(plan())
    assert (changed.title, changed.paper) == ("New title", Paper.LETTER)
    with pytest.raises(BadValue, match="no such field"):
        edits.SetHeading({"blocks": ()}).apply(plan())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", 0), ("minutes", 0.75), ("minutes", 180.5), ("minutes", float("nan")), ("minutes", "2"),
        ("minutes", True), ("side", "up"), ("side", None), ("reps", 0), ("reps", 201), ("reps", 1.5), ("hold_s", 1801),
        ("note", "x" * 1001), ("note", None), ("frequency", "x" * 81), ("id", "other"),
    ],
)  # fmt: skip
def test_a_step_refuses_an_impossible_value_and_names_the_field(field: str, value: object) -> None:
    with pytest.raises(BadValue) as refused:
        edits.SetStep("a", {field: value}, LIBRARY).apply(plan("a"))
    assert refused.value.field == field


def test_a_technique_without_sides_refuses_one() -> None:
    step = edits.new_step(BREATH, "s1")
    sequence = edits.AddStep(step, block_id="b0").apply(plan())
    with pytest.raises(BadValue) as refused:
        edits.SetStep("s1", {"side": Side.LEFT}, LIBRARY).apply(sequence)
    assert refused.value.field == "side"


@pytest.mark.parametrize("edit", [
    edits.RemoveStep("gone"),
    edits.DuplicateStep("gone", new_id="n"),
    edits.MoveStep("gone", block_id="b0"),
    edits.MoveStep("a", block_id="gone"),
    edits.ShiftStep("gone", 1),
    edits.SetStep("gone", {"note": ""}, LIBRARY),
    edits.AddStep(edits.new_step(BREATH, "n"), block_id="gone"),
    edits.RenameBlock("gone", "x"),
    edits.RemoveBlock("gone"),
    edits.ShiftBlock("gone", 1),
])  # fmt: skip
def test_what_is_gone_cannot_be_edited(edit: edits.Edit) -> None:
    with pytest.raises(NotInSequence):
        edit.apply(plan("a"))


def test_a_full_sequence_takes_no_more_steps() -> None:
    full = plan(*(f"s{n}" for n in range(MAX_STEPS)))
    with pytest.raises(SequenceFull):
        edits.DuplicateStep("s0", new_id="one-more").apply(full)


def test_a_step_must_fit_the_library() -> None:
    edits.check_fits(plan("a"), LIBRARY)
    stranger = Step(id="x", technique="unheard_of", minutes=1)
    with pytest.raises(UnknownTechnique, match="unheard_of"):
        edits.check_fits(edits.AddStep(stranger, block_id="b0").apply(plan()), LIBRARY)
    sideless = Step(id="x", technique=HIP_TURN.id, minutes=1)
    with pytest.raises(BadValue):
        edits.check_fits(edits.AddStep(sideless, block_id="b0").apply(plan()), LIBRARY)


def test_another_technique_keeps_the_therapists_words_and_side_but_not_the_old_ones_caution() -> None:
    told = {"note": "Ask first.", "safety_note": "Not on the knee.", "frequency": "daily", "side": Side.LEFT}
    old = edits.SetStep("a", told | {"minutes": 9}, LIBRARY).apply(plan("a", "b"))
    turned = edits.ReplaceTechnique("a", HIP_TURN).apply(old).step("a")
    assert (turned.technique, turned.note, turned.frequency) == (HIP_TURN.id, "Ask first.", "daily")
    assert (turned.side, turned.minutes, turned.safety_note) == (Side.LEFT, HIP_TURN.dose.most, None)
    assert edits.ReplaceTechnique("a", KNEES).apply(old).step("a").side is None
