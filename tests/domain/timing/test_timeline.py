"""Time in a sequence adds up, and turning the receiver is counted."""

from itertools import pairwise

import pytest
from hypothesis import given

from app.domain.editing.edits import check_fits
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.timing.timeline import block_minutes, per_side, position_changes, step_minutes, timeline
from app.domain.values.sides import Side
from tests.strategies import LIBRARY, TECHNIQUES, plain_sequences

PALM_WALK, HIP_TURN, KNEES, BREATH = TECHNIQUES  # prone, supine, supine, any position


def block(block_id: str, *techniques: str, kind: BlockKind = BlockKind.SESSION) -> Block:
    steps = tuple(
        Step(
            id=f"{block_id}-{place}",
            technique=name,
            minutes=1.5,
            side=Side.BOTH if LIBRARY.technique(name).takes_side else None,
        )
        for place, name in enumerate(techniques)
    )
    return Block(id=block_id, name="Block", kind=kind, steps=steps)


@given(plain_sequences())
def test_minutes_add_up_however_they_are_summed(sequence: Sequence) -> None:
    check_fits(sequence, LIBRARY)
    time = timeline(sequence, LIBRARY)
    assert time.total == sum(time.blocks) == sum(band.minutes for band in time.bands)
    assert [bar.step_id for bar in time.bars] == [step.id for step in sequence.steps()]


@given(plain_sequences())
def test_bars_and_bands_follow_each_other_without_a_gap(sequence: Sequence) -> None:
    time = timeline(sequence, LIBRARY)
    for run in (time.bars, time.bands):
        assert not run or run[0].start == 0
        assert all(one.start + one.minutes == other.start for one, other in pairwise(run))
    assert all(one.position is not other.position for one, other in pairwise(time.bands))


@given(plain_sequences())
def test_position_changes_never_outnumber_the_steps_of_the_session(sequence: Sequence) -> None:
    steps = sum(len(block.steps) for block in sequence.blocks if block.kind is BlockKind.SESSION)
    assert 0 <= position_changes(sequence, LIBRARY) <= max(0, steps - 1)


@pytest.mark.parametrize(
    ("technique", "side", "minutes"),
    [
        (PALM_WALK, Side.BOTH, 4),
        (PALM_WALK, Side.LEFT, 2),
        (HIP_TURN, Side.BOTH, 2),
        (KNEES, None, 2),
        (BREATH, None, 2),
    ],
)
def test_minutes_a_side_count_twice_only_when_both_sides_are_done(technique, side, minutes) -> None:  # type: ignore[no-untyped-def]
    step = Step(id="s", technique=technique.id, minutes=2, side=side)
    assert step_minutes(step, technique) == minutes
    assert per_side(step, technique) is (minutes == 4)


def test_a_block_without_steps_takes_no_time() -> None:
    assert block_minutes(block("b"), LIBRARY) == 0
    assert block_minutes(block("b", "palm_walk", "quiet_breath"), LIBRARY) == 4.5


@pytest.mark.parametrize(
    ("techniques", "changes"),
    [
        ((), 0),
        (("palm_walk", "palm_walk"), 0),
        (("palm_walk", "hip_turn", "knees_to_chest"), 1),
        (("palm_walk", "hip_turn", "palm_walk"), 2),
        (("palm_walk", "quiet_breath", "palm_walk"), 0),
        (("quiet_breath", "palm_walk"), 0),
    ],
)
def test_the_receiver_turns_when_the_position_does(techniques: tuple[str, ...], changes: int) -> None:
    sequence = Sequence(title="Plan", blocks=(block("b", *techniques),))
    assert position_changes(sequence, LIBRARY) == changes


def test_turning_counts_from_one_session_block_to_the_next_but_not_between_sessions() -> None:
    session, other = block("a", "palm_walk"), block("c", "hip_turn")
    between = block("b", "hip_turn", "palm_walk", "hip_turn", kind=BlockKind.BETWEEN)
    assert position_changes(Sequence(title="Plan", blocks=(session, between)), LIBRARY) == 0
    assert position_changes(Sequence(title="Plan", blocks=(session, between, other)), LIBRARY) == 1
