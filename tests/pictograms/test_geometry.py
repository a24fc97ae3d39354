"""Two-bone inverse kinematics: what holds for every limb and every target."""

import cmath
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pictograms.geometry import direction, two_bones, unit

places = st.builds(complex, st.floats(-100, 100), st.floats(-100, 100))
lengths = st.floats(5, 40)
angles = st.floats(-360, 360)


@given(places, places, lengths, lengths, angles)
def test_bones_keep_their_lengths_wherever_they_reach(
    root: complex, target: complex, upper: float, lower: float, bend: float
) -> None:
    reached = two_bones(root, target, upper, lower, direction(bend))
    assert abs(reached.joint - root) == pytest.approx(upper, abs=1e-6)
    assert abs(reached.end - reached.joint) == pytest.approx(lower, abs=1e-6)


@given(places, places, lengths, lengths, angles)
def test_what_is_missed_is_the_distance_between_end_and_target(
    root: complex, target: complex, upper: float, lower: float, bend: float
) -> None:
    reached = two_bones(root, target, upper, lower, direction(bend))
    assert abs(reached.end - target) == pytest.approx(reached.missed, abs=0.03)


@given(places, st.floats(0.05, 0.95), angles, lengths, lengths)
def test_a_target_within_reach_is_touched(root: complex, share: float, way: float, upper: float, lower: float) -> None:
    nearest, farthest = abs(upper - lower), upper + lower
    target = root + (nearest + share * (farthest - nearest)) * direction(way)
    reached = two_bones(root, target, upper, lower, 1j)
    assert reached.missed == 0
    assert abs(reached.end - target) < 0.02


def test_of_two_bends_the_one_that_is_asked_for_is_taken() -> None:
    up, down = (two_bones(0j, 20 + 0j, 15, 15, bend).joint for bend in (1j, -1j))
    assert up.imag > 0 > down.imag
    assert up == pytest.approx(down.conjugate())


def test_directions_turn_counter_clockwise_from_the_right() -> None:
    for degrees, expected in ((0, 1), (90, 1j), (180, -1), (-90, -1j)):
        assert cmath.isclose(direction(degrees), expected, abs_tol=1e-9)


def test_a_vector_without_length_has_a_direction_all_the_same() -> None:
    assert unit(0j) == 1
    assert math.isclose(abs(unit(3 - 4j)), 1)
