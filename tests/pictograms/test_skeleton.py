"""Figures get their joints: angles are followed, hands and feet brought to what they touch."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.library.picture import Limb, Spot
from app.pictograms import body
from app.pictograms.skeleton import Bones, Unsolvable, out_of_reach, solve
from app.pictograms.stances import STANCES
from tests.pictograms.poses import PRESS, picture, side


def bones(figures: str, name: str = "receiver") -> Bones:
    return solve(side(figures).figures)[0][name]


@pytest.mark.parametrize("stance", STANCES)
def test_everybody_has_the_same_proportions_in_every_stance(stance: str) -> None:
    solved = bones(f"receiver: {{stance: {stance}, at: 0}}")
    assert abs(solved.waist - solved.hip) == pytest.approx(body.TORSO[0])
    assert abs(solved.shoulder - solved.waist) == pytest.approx(body.TORSO[1])
    assert abs(solved.head - solved.shoulder) == pytest.approx(body.NECK + body.HEAD)
    for name, points in solved.limbs.items():
        lengths = body.ARM if name.endswith("arm") else body.LEG
        short = solved.figure.limbs[name].short
        for start, end, length, share in zip(points, points[1:], lengths, short, strict=False):
            assert abs(end - start) == pytest.approx(length * share)


@given(st.floats(-40, 220), st.floats(-180, 180), st.floats(-180, 180))
def test_a_figure_without_a_height_rests_on_the_floor(torso: float, thigh: float, shin: float) -> None:
    figures = f"receiver: {{stance: stand, at: 0, torso: {torso:.1f}, near_leg: [{thigh:.1f}, {shin:.1f}]}}"
    solved = bones(figures)
    lowest = min(
        *(
            point.imag - half
            for point, half in zip((solved.hip, solved.waist, solved.shoulder), body.TORSO_HALF, strict=True)
        ),
        solved.head.imag - body.HEAD,
        *(
            point.imag - half
            for name, points in solved.limbs.items()
            for part, pair in enumerate(body.ARM_HALF if name.endswith("arm") else body.LEG_HALF)
            for point, half in zip(points[part : part + 2], pair, strict=True)
        ),
    )
    assert lowest == pytest.approx(0)


def test_it_can_rest_on_something_higher() -> None:
    low, high = (bones(f"receiver: {{stance: supine, at: 0, rests: {height}}}") for height in (0, 12))
    assert high.hip.imag - low.hip.imag == pytest.approx(12)


def test_the_giver_touches_the_receiver_also_when_the_pose_changes() -> None:
    press = picture(PRESS)
    for figures in (press.figures, {**press.figures, **press.then}):
        solved, find = solve(figures)
        touched = find(Spot("receiver", "near_shin", 0.3, "over"))
        _, _, wrist, tips = solved["giver"].limbs["near_arm"]
        palm = wrist + (tips - wrist) / 2
        assert abs(palm - touched) == pytest.approx(body.ARM_HALF[2][0], abs=0.1)


def test_a_hand_lies_flat_on_the_surface_that_it_touches() -> None:
    solved, _ = solve(picture(PRESS).figures)
    _, knee, ankle, _ = solved["receiver"].limbs["near_leg"]
    _, _, wrist, tips = solved["giver"].limbs["near_arm"]
    along, hand = ankle - knee, tips - wrist
    assert abs(along.real * hand.imag - along.imag * hand.real) < 1e-6


def test_what_is_too_far_away_is_told_by_how_much() -> None:
    solved, _ = solve(side("receiver: {stance: stand, at: 0}").figures)
    figure = solved["receiver"].figure
    far = Limb(to=Spot(shift=(100.0, solved["receiver"].shoulder.imag)))
    stretched, _ = solve({"receiver": replace(figure, limbs={**figure.limbs, "near_arm": far})})
    ((place, missed),) = out_of_reach(stretched)
    assert place == ("receiver", "near_arm")
    assert missed == pytest.approx(100 - sum(body.ARM[:2]), abs=0.1)


def test_hands_that_wait_for_each_other_are_refused() -> None:
    press = picture(PRESS)
    figure = press.figures["receiver"]
    waiting = Limb(to=Spot("giver", "near_hand"))
    back = Limb(to=Spot("receiver", "near_hand"))
    giver = press.figures["giver"]
    figures = {
        "receiver": replace(figure, limbs={**figure.limbs, "near_arm": waiting}),
        "giver": replace(giver, limbs={**giver.limbs, "near_arm": back}),
    }
    with pytest.raises(Unsolvable, match="waits for it"):
        solve(figures)


def test_a_spot_on_somebody_who_is_not_there_is_refused() -> None:
    _, find = solve(side("receiver: {stance: supine, at: 0}").figures)
    with pytest.raises(Unsolvable, match="no figure “giver”"):
        find(Spot("giver", "near_knee"))


def test_over_and_under_are_opposite_surfaces_of_the_same_place() -> None:
    solved, find = solve(side("receiver: {stance: supine, at: 60}").figures)
    over, middle, under = (find(Spot("receiver", "near_thigh", 0.5, where)) for where in ("over", "", "under"))
    assert over.imag > middle.imag > under.imag
    assert (over + under) / 2 == pytest.approx(middle)
    assert middle == pytest.approx(sum(solved["receiver"].limbs["near_leg"][:2]) / 2)
