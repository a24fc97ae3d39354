"""A picture in the library is read whole; what is wrong with it is named: file, technique, key, what was expected."""

from pathlib import Path

import pytest

from app.domain.library.library import Library
from app.domain.library.picture import Spot, View
from app.library.loading import load_library
from tests.library.breaking import assert_fault, faults_of
from tests.pictograms.poses import PRESS, picture, read

POSE = "  picture: {view: side, shows: Somebody lies., receiver: {stance: supine, at: 60}}\n"


@pytest.fixture
def file(folder: Path) -> Path:
    """A file whose only technique has a picture in one line."""
    file = folder / "techniques" / "solo_strength.yaml"
    head, _, _ = file.read_text("utf-8").partition("  picture:")
    file.write_text(head + POSE, "utf-8")
    return file


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_technique_has_a_picture(library: Library) -> None:
    assert [technique.id for technique in library.techniques.values() if technique.picture is None] == []


def test_a_technique_may_be_without(file: Path) -> None:
    spoil(file, POSE, "")
    assert load_library(file.parents[1]).technique("solo_bridge").picture is None


def test_angles_spots_and_the_second_pose_are_read() -> None:
    press = picture(PRESS)
    assert press.view is View.SIDE
    assert press.figures["receiver"].limbs["near_leg"].angles == (105, -5)
    assert press.figures["giver"].limbs["near_arm"].to == Spot("receiver", "near_shin", 0.3, "over")
    assert press.then["giver"].place == (105, 29)
    assert press.then["giver"].limbs["near_arm"] == press.figures["giver"].limbs["near_arm"]
    assert press.works == ("near_leg",)


def test_own_means_the_figure_itself() -> None:
    hugging = picture(
        "view: side\nshows: Hug.\n"
        "receiver: {stance: supine, at: 60, near_leg: [100, 0], near_arm: own near_thigh 0.8 left}"
    )
    assert hugging.figures["receiver"].limbs["near_arm"].to == Spot("receiver", "near_thigh", 0.8, "left")


def test_a_head_goes_where_the_torso_goes_unless_it_is_told_otherwise() -> None:
    bowed, looking = (
        picture(f"view: side\nshows: Bow.\nreceiver: {{stance: stand, at: 0, torso: [100, 140]{head}}}").figures[
            "receiver"
        ]
        for head in ("", ", head: 90")
    )
    assert (bowed.head, looking.head) == (140, 90)


def test_from_above_nobody_is_let_down_to_a_floor() -> None:
    above = picture("view: top\nshows: Lying.\nreceiver: {stance: side_lying, at: 60}")
    assert above.figures["receiver"].place == (60, 0)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "view: side",
            "view: below",
            "solo_bridge.picture.view: “below” is not known; expected one of side, top, front",
        ),
        (
            "stance: supine",
            "stance: supin",
            "solo_bridge.picture.receiver.stance: “supin” is not known; perhaps supine",
        ),
        ("at: 60", "att: 60", "solo_bridge.picture.receiver.at: this key is missing; expected the place of the hip"),
        ("at: 60", "at: here", "solo_bridge.picture.receiver.at: expected the place of the hip: x, or [x, height]"),
        ("at: 60", "at: 60, torso: [1, 2, 3]", "receiver.torso: expected an angle, or two"),
        ("at: 60", "at: 60, near_leg: [1]", "receiver.near_leg: expected 2 or 3 angles"),
        ("at: 60", "at: 60, near_arm: own belt", "receiver.near_arm: “belt” is not a part of a body; known parts are"),
        ("at: 60", "at: 60, near_arm: nobody knee", "receiver.near_arm: expected a place"),
        ("at: 60", "at: 60, near_arm: giver near_knee", "receiver.near_arm: there is no figure “giver”"),
        ("at: 60", "at: 60, near_arm: {to: own head, bend: back}", "near_arm.bend: “back” is not known"),
        ("at: 60", "at: 60, near_arm: {to: own head, short: [1, 1]}", "near_arm.short: expected 3 numbers"),
        ("at: 60}", "at: 60}, then: {giver: {at: 1}}", "solo_bridge.picture.then.giver: this key is not known here"),
        ("at: 60}", "at: 60}, props: [{kind: piano, at: [1, 2]}]", "props.1.kind: “piano” is not known"),
        ("at: 60}", "at: 60}, arrows: [{kind: arc, at: up}]", "arrows.1.at: expected a place"),
        ("at: 60}", "at: 60}, works: [near_ear]", "works.1: “near_ear” is not known"),
        ("shows: Somebody lies.", "shows: ''", "solo_bridge.picture.shows: expected text"),
    ],
)
def test_a_malformed_pose_names_file_technique_key_and_what_was_expected(
    file: Path, old: str, new: str, fault: str
) -> None:
    spoil(file, old, new)
    assert_fault(file.parents[1], "techniques/solo_strength.yaml", fault)


def test_a_hand_out_of_reach_is_told_by_how_much(file: Path) -> None:
    spoil(file, "at: 60", "at: 60, near_arm: own near_ankle over")
    (fault,) = faults_of(file.parents[1])
    assert "solo_bridge.picture.receiver.near_arm: out of reach by 4" in fault


def test_the_second_pose_must_be_possible_too() -> None:
    _, faults = read(PRESS.replace("giver: {at: [105, 29]", "giver: {at: [160, 29]"))
    assert len(faults) == 1
    assert "then.giver.near_arm: out of reach by" in faults[0]


def test_figures_that_wait_for_each_other_are_a_fault() -> None:
    _, faults = read(
        "view: side\nshows: Two.\n"
        "receiver: {stance: stand, at: 0, near_arm: giver near_hand}\n"
        "giver: {stance: stand, at: 20, near_arm: receiver near_hand}"
    )
    assert any("it waits for a hand or foot that waits for it" in fault for fault in faults)


def test_a_picture_of_nobody_is_a_fault() -> None:
    _, faults = read("view: side\nshows: Nothing.")
    assert any("expected a figure" in fault for fault in faults)
