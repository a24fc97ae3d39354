"""The review names what no two bodies can do."""

from app.pictograms.review import faults
from tests.pictograms.poses import PRESS, picture, read, side


def test_a_sound_picture_has_no_fault() -> None:
    assert list(faults(picture(PRESS))) == []


def test_a_hand_that_does_not_reach_is_named_with_its_distance() -> None:
    far, _ = read(PRESS.replace("at: [108, 29]", "at: [150, 29]"))
    assert any(fault.startswith("giver.near_arm is ") and "away" in fault for fault in faults(far))


def test_a_limb_through_the_floor_is_named() -> None:
    (fault,) = faults(side("receiver: {stance: kneel, at: [50, 29], near_leg: [-90, -40]}"))
    assert fault.startswith("receiver.near_leg is ")
    assert fault.endswith("below the floor")


def test_from_above_there_is_no_floor_to_be_under() -> None:
    above = picture("view: top\nshows: Somebody.\nreceiver: {stance: side_lying, at: [50, -30]}")
    assert list(faults(above)) == []


def test_a_head_inside_another_trunk_is_named() -> None:
    found = list(faults(side("receiver: {stance: stand, at: 50}\ngiver: {stance: kneel, at: 52}")))
    assert any("head lies inside receiver's trunk" in fault for fault in found)


def test_figures_in_each_other_are_named() -> None:
    found = list(faults(side("receiver: {stance: stand, at: 50}\ngiver: {stance: stand, at: 53}")))
    assert any("overlaps" in fault for fault in found)


def test_who_is_meant_to_be_behind_may_overlap() -> None:
    assert list(faults(side("receiver: {stance: stand, at: 50}\ngiver: {stance: stand, at: 53, behind: true}"))) == []


def test_the_second_pose_is_looked_at_too() -> None:
    later = side("receiver: {stance: kneel, at: [50, 29]}", "then: {receiver: {near_leg: [-90, -40]}}")
    assert [fault for fault in faults(later) if fault.startswith("then: receiver.near_leg")]
