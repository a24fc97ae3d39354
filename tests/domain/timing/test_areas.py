"""Minutes of each area of the body: every step counts in full for all that it works."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from app.domain.library.library import frozen
from app.domain.plan.sequence import Block, Sequence, Step
from app.domain.timing.areas import area_minutes
from app.domain.timing.timeline import timeline
from app.domain.values.sides import Side
from tests import strategies

WORKS = {
    "palm_walk": ("low_back", "gluteal"),
    "hip_turn": ("hip",),
    "knees_to_chest": ("low_back", "hip"),
    "quiet_breath": (),
}
LIBRARY = replace(
    strategies.LIBRARY,
    techniques=frozen({one.id: replace(one, areas=WORKS[one.id]) for one in strategies.TECHNIQUES}),
)


def plan(*steps: Step) -> Sequence:
    return Sequence(title="Plan", blocks=(Block(id="b", name="Block", steps=steps),))


@given(strategies.plain_sequences())
def test_each_area_is_worked_as_long_as_the_steps_that_work_it(sequence: Sequence) -> None:
    steps = {step.id: step for step in sequence.steps()}
    bars = timeline(sequence, LIBRARY).bars
    for area, minutes in area_minutes(sequence, LIBRARY):
        assert minutes == sum(bar.minutes for bar in bars if area in WORKS[steps[bar.step_id].technique])


@given(strategies.plain_sequences())
def test_areas_come_from_most_to_least_and_each_once(sequence: Sequence) -> None:
    found = area_minutes(sequence, LIBRARY)
    assert all(one[1] >= other[1] > 0 for one, other in pairwise(found))
    assert {area for area, _ in found} == {area for step in sequence.steps() for area in WORKS[step.technique]}
    assert len(dict(found)) == len(found)


@given(strategies.plain_sequences())
def test_no_area_is_worked_longer_than_the_sequence_takes(sequence: Sequence) -> None:
    total = timeline(sequence, LIBRARY).total
    assert all(minutes <= total for _, minutes in area_minutes(sequence, LIBRARY))


def test_both_sides_count_and_every_area_gets_all_of_it() -> None:
    both = Step(id="s0", technique="palm_walk", minutes=2, side=Side.BOTH)
    left = Step(id="s1", technique="palm_walk", minutes=2, side=Side.LEFT)
    knees = Step(id="s2", technique="knees_to_chest", minutes=1)
    assert area_minutes(plan(both), LIBRARY) == (("low_back", 4), ("gluteal", 4))
    assert area_minutes(plan(left, knees), LIBRARY) == (("low_back", 3), ("gluteal", 2), ("hip", 1))


def test_a_step_that_works_no_area_or_is_no_longer_known_counts_for_none() -> None:
    assert area_minutes(plan(Step(id="s0", technique="quiet_breath", minutes=3)), LIBRARY) == ()
    assert area_minutes(plan(Step(id="s0", technique="long_gone", minutes=3)), LIBRARY) == ()
    assert area_minutes(plan(), LIBRARY) == ()
