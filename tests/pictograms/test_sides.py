"""Which side of the body a picture shows."""

import pytest

from app.pictograms.sides import shown_side
from tests.pictograms.poses import picture


@pytest.mark.parametrize(
    ("view", "receiver", "works", "side"),
    [
        ("side", "stance: supine", "near_leg", "right"),  # head on the left, face up: the right side is near
        ("side", "stance: supine, flip: true", "near_leg", "left"),
        ("side", "stance: supine", "far_leg", "left"),
        ("side", "stance: prone", "near_leg", "left"),
        ("side", "stance: stand", "near_leg", "left"),  # faces left
        ("side", "stance: stand, flip: true", "near_arm", "right"),
        ("top", "stance: side_lying", "near_leg", "left"),  # lies on the right side
        ("top", "stance: top_supine", "near_leg", "right"),  # the lower leg in the picture
        ("top", "stance: top_supine", "far_leg", "left"),
        ("top", "stance: top_prone", "near_leg", "left"),
        ("side", "stance: prone", "near", "left"),  # no limb: that side of the back
        ("front", "stance: front_stand", "near_leg", "right"),  # turned to the reader
        ("front", "stance: front_stand, from_behind: true", "near_leg", "left"),
    ],
)
def test_the_side_follows_from_how_the_body_lies(view: str, receiver: str, works: str, side: str) -> None:
    shown = picture(f"view: {view}\nshows: Somebody.\nworks: [{works}]\nreceiver: {{{receiver}, at: 50}}")
    assert shown_side(shown) == side


@pytest.mark.parametrize("works", ["near_leg, far_leg", ""])
def test_both_limbs_or_none_are_no_side(works: str) -> None:
    shown = picture(f"view: side\nshows: Somebody.\nworks: [{works}]\nreceiver: {{stance: supine, at: 50}}")
    assert shown_side(shown) == ""
