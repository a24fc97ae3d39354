"""Sequences, blocks and steps cannot hold an impossible value."""

import math
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan.sequence import MAX_BLOCKS, MAX_STEPS, Block, BlockKind, Sequence, Step
from app.domain.values.errors import BadValue, NotInSequence, SequenceFull
from app.domain.values.sides import Side
from tests.strategies import plain_sequences


def step(step_id: str = "s", **fields: object) -> Step:
    return Step(**{"id": step_id, "technique": "palm_walk", "minutes": 2, **fields})  # type: ignore[arg-type]


def block(block_id: str = "b", *steps: Step) -> Block:
    return Block(id=block_id, name="Session", steps=steps)


@given(st.one_of(st.floats(), st.integers(), st.none(), st.text(max_size=3)))
def test_minutes_are_halves_from_a_half_to_three_hours_or_refused(value: object) -> None:
    possible = (
        isinstance(value, int | float) and math.isfinite(value) and 0.5 <= value <= 180 and value * 2 == int(value * 2)
    )
    if possible:
        assert step(minutes=value).minutes == value
    else:
        with pytest.raises(BadValue):
            step(minutes=value)


@given(plain_sequences())
def test_every_step_is_found_where_it_stands(sequence: Sequence) -> None:
    for one in sequence.steps():
        assert sequence.step(one.id) is one
        assert one in sequence.block_of(one.id).steps
    for one_block in sequence.blocks:
        assert sequence.block(one_block.id) is one_block


def test_plain_values_become_the_fields_own() -> None:
    assert step(side="left").side is Side.LEFT
    assert Block(id="b", name="Rest", kind="between").kind is BlockKind.BETWEEN  # type: ignore[arg-type]
    assert Sequence(title=" A  plan ", blocks=[block()]).title == "A plan"  # type: ignore[arg-type]


def test_a_sequence_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        step().note = "changed"  # type: ignore[misc]


@pytest.mark.parametrize("bad", ["", "a b", "ä", "x" * 41, "a\n", None, 7])
def test_an_id_is_short_and_plain(bad: object) -> None:
    with pytest.raises(BadValue):
        step(bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("twice", [(block("b", step(), step()),), (block("b"), block("b")), (block("s", step("s")),)])
def test_no_id_stands_twice(twice: tuple[Block, ...]) -> None:
    with pytest.raises(BadValue, match="same id"):
        Sequence(title="Plan", blocks=twice)


def test_a_sequence_has_a_title_and_a_block() -> None:
    with pytest.raises(BadValue, match="title"):
        Sequence(title=" \n", blocks=(block(),))
    with pytest.raises(BadValue, match="at least one block"):
        Sequence(title="Plan", blocks=())
    with pytest.raises(BadValue, match="name"):
        replace(block(), name="")


def test_a_sequence_has_limits() -> None:
    most = Sequence(title="Plan", blocks=(block("b", *(step(f"s{n}") for n in range(MAX_STEPS))),))
    with pytest.raises(SequenceFull):
        replace(most, blocks=(*most.blocks, block("c", step("one-more"))))
    with pytest.raises(SequenceFull):
        Sequence(title="Plan", blocks=tuple(block(f"b{n}") for n in range(MAX_BLOCKS + 1)))


def test_what_is_not_there_is_not_found() -> None:
    sequence = Sequence(title="Plan", blocks=(block(),))
    for look_up in (sequence.step, sequence.block, sequence.block_of):
        with pytest.raises(NotInSequence):
            look_up("gone")
