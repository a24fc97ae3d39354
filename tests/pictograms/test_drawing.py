"""A picture becomes SVG: whole, cropped, the same each time, mirrored for the other side."""

import re
from dataclasses import astuple
from xml.etree import ElementTree

import pytest

from app.domain.library.picture import Picture
from app.pictograms.drawing import Style, draw
from app.pictograms.palettes import DARK, LIGHT, PAGE
from app.pictograms.props import KINDS
from tests.pictograms.poses import LYING, PRESS, picture, side

SVG = "{http://www.w3.org/2000/svg}"


def drawn(of: Picture, style: Style | None = None) -> str:
    return draw(of, "Press", "Giver leans.", style or Style(LIGHT))


def root(of: Picture, style: Style | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(of, style))


def test_it_has_a_title_and_a_description_that_are_escaped() -> None:
    svg = ElementTree.fromstring(draw(side(LYING), "Push & <pull>", "“a” < b", Style(LIGHT)))
    assert svg.findtext(f"{SVG}title") == "Push & <pull>"
    assert svg.findtext(f"{SVG}desc") == "“a” < b"


def test_the_same_picture_is_the_same_text() -> None:
    assert drawn(picture(PRESS)) == drawn(picture(PRESS))


def test_the_frame_holds_every_point_that_is_drawn() -> None:
    svg = root(picture(PRESS))
    left, top, width, height = map(int, svg.get("viewBox", "").split())
    for path in svg.iter(f"{SVG}path"):
        for x, y in re.findall(r"M(-?\d+)[ ]?(-?\d+)", path.get("d", "")):
            assert left <= int(x) <= left + width
            assert top <= int(y) <= top + height


def test_nothing_runs_and_nothing_is_fetched() -> None:
    svg = drawn(picture(PRESS), Style(LIGHT, moves=True, started=True))
    names = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
    assert names <= {"svg", "title", "desc", "g", "path", "rect", "circle", "animate"}
    assert "style=" not in svg
    assert "href" not in svg


def test_where_something_moves_its_other_end_is_a_dashed_ghost() -> None:
    ghost = next(path for path in root(picture(PRESS)).iter(f"{SVG}path") if path.get("class") == "ghost")
    assert ghost.get("stroke-dasharray")
    assert not [path for path in root(side(LYING)).iter(f"{SVG}path") if path.get("class") == "ghost"]


def test_a_part_that_hardly_moves_has_no_ghost() -> None:
    still = side(LYING, "then: {receiver: {near_leg: [31, 11]}}")
    assert "ghost" not in drawn(still)
    assert "ghost" in drawn(side(LYING, "then: {receiver: {near_leg: [60, 11]}}"))


def test_a_picture_may_do_without_its_ghost_and_still_move() -> None:
    walking = side(LYING, "then: {receiver: {near_leg: [60, 11]}}\nghost: false")
    assert "ghost" not in drawn(walking)
    assert "data-then" in drawn(walking, Style(PAGE, moves=True))


def test_a_page_is_told_where_each_moving_part_goes() -> None:
    svg = root(picture(PRESS), Style(PAGE, moves=True))
    assert svg.get("data-seconds") == "6"
    going = [path for path in svg.iter(f"{SVG}path") if path.get("data-then")]
    assert going
    for path in going:  # the same commands, so that a browser can go from one to the other
        here, there = (re.findall("[a-zA-Z]", path.get(name, "")) for name in ("d", "data-then"))
        assert here == there


def test_a_started_one_moves_by_itself_there_and_back_without_a_ghost() -> None:
    svg = root(picture(PRESS), Style(LIGHT, moves=True, started=True))
    movements = list(svg.iter(f"{SVG}animate"))
    assert movements
    for movement in movements:
        first, _, last = movement.get("values", "").split(";")
        assert first == last
    assert not [path for path in svg.iter(f"{SVG}path") if path.get("class") == "ghost"]


def test_what_keeps_still_has_no_movement() -> None:
    assert picture(PRESS).moves
    assert not side(LYING).moves
    assert "animate" not in drawn(side(LYING), Style(LIGHT, moves=True, started=True))


def test_on_the_side_that_it_shows_it_stays_as_it_is_and_on_the_other_it_is_mirrored() -> None:
    press = picture(PRESS)  # the receiver's head is on the left: the right leg is near
    assert "matrix(-1 0 0 1" not in drawn(press, Style(LIGHT, side="right"))
    assert "matrix(-1 0 0 1" in drawn(press, Style(LIGHT, side="left"))
    assert "matrix(-1 0 0 1" not in drawn(press)


def test_a_side_has_its_letter_and_no_side_has_none() -> None:
    press = picture(PRESS)
    assert len(list(root(press).iter(f"{SVG}circle"))) == 0
    left, right = (drawn(press, Style(LIGHT, side=side)) for side in ("left", "right"))
    assert left.count("<circle") == right.count("<circle") == 1
    assert left[left.index("<circle") :] != right[right.index("<circle") :]


def test_the_worked_limb_has_a_paint_of_its_own() -> None:
    worked, plain = drawn(picture(PRESS)), drawn(picture(PRESS.replace("works: [near_leg]", "")))
    assert LIGHT.worked in worked
    assert LIGHT.worked not in plain


def test_each_palette_paints_with_its_own_colours_alone() -> None:
    dark = drawn(picture(PRESS), Style(DARK))
    assert DARK.giver in dark
    assert LIGHT.giver not in dark
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn(picture(PRESS), Style(PAGE)))) <= {
        "none",
        *astuple(PAGE),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_prop_can_be_drawn_and_lies_within_the_frame(kind: str) -> None:
    alone, beside = side(LYING), side(LYING, f"props: [{{kind: {kind}, at: [200, 20], to: [230, 40]}}]")
    assert drawn(beside).count("<path") > drawn(alone).count("<path")
    left, _, width, _ = map(int, root(beside).get("viewBox", "").split())
    assert left + width > 1000


@pytest.mark.parametrize("arrow", ["straight, angle: 90", "arc, angle: 0, until: 90", "circle", "eight"])
def test_every_arrow_has_a_head_and_one_more_for_both_ways(arrow: str) -> None:
    one = drawn(side(LYING, f"arrows: [{{kind: {arrow}, at: [60, 40], size: 12}}]"))
    assert one.count(f'fill="{LIGHT.arrow}"') == 1
    if "eight" not in arrow:
        both = drawn(side(LYING, f"arrows: [{{kind: {arrow}, at: [60, 40], size: 12, both: true}}]"))
        heads = [re.findall(rf'<path fill="{LIGHT.arrow}" d="([^"]+)"', svg)[0].count("z") for svg in (one, both)]
        assert heads == [1, 2]


def test_whoever_kneels_behind_is_painted_first_and_the_arms_last() -> None:
    def order(behind: str) -> list[str]:
        text = PRESS.replace("torso: 135,", f"torso: 135, behind: {behind},")
        return re.findall(r"<g fill=\"(#[0-9a-f]+)\"", drawn(picture(text)))

    assert order("true")[0] in (LIGHT.giver_far, LIGHT.giver)
    assert order("true")[-1] == LIGHT.giver
    assert order("false")[0] in (LIGHT.receiver_far, LIGHT.receiver)
