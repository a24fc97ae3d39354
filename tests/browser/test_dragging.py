"""Dragging, with a real mouse and with a real finger."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.hands import Finger, Mouse, at_the_end, before, carry, drag, holding
from tests.browser.people import (
    PHONE,
    block,
    button,
    copy_starter,
    expect_said,
    expect_saved,
    expect_steps,
    new_sequence,
    search,
    step,
    technique,
    total,
)

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
SITTING, STOOL = "Sitting set-up", "Standing with a foot on a stool"


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    """The builder with a copy of the starter "Desk breaks", all of it on the screen."""
    page = open_page(width=1440, height=1800)
    copy_starter(page, "Desk breaks")
    return page


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A tab on a phone."""
    return open_page(**PHONE, touch=True)


def test_a_technique_is_dropped_into_a_given_place(desk: Page) -> None:
    drag(Mouse(desk), technique(desk, "Prepare the space"), step(desk, FIGURE), before(step(desk, FIGURE)))
    expect_steps(desk, "Session", MOVE, BEND, "Prepare the space", FIGURE, SLIDER)
    expect_said(desk, "Prepare the space added. Position 3 of 5 in Session.")
    expect(technique(desk, "Prepare the space")).to_be_visible()
    expect_saved(desk)
    desk.reload()
    expect_steps(desk, "Session", MOVE, BEND, "Prepare the space", FIGURE, SLIDER)


def test_a_technique_is_dropped_from_the_results_of_a_search(desk: Page) -> None:
    search(desk, "assisted cobra")
    expect(technique(desk, "Prepare the space")).to_have_count(0)
    drag(Mouse(desk), technique(desk, "Assisted cobra"), step(desk, STOOL), before(step(desk, STOOL)))
    expect_steps(desk, "Between sessions", SITTING, "Assisted cobra", STOOL)
    expect(technique(desk, "Assisted cobra")).to_be_visible()
    drag(Mouse(desk), technique(desk, "Assisted cobra"), step(desk, MOVE), before(step(desk, MOVE)))
    expect_steps(desk, "Session", "Assisted cobra", MOVE, BEND, FIGURE, SLIDER)


def test_steps_are_put_into_another_order(desk: Page) -> None:
    drag(Mouse(desk), step(desk, SLIDER), step(desk, BEND), before(step(desk, BEND)))
    expect_steps(desk, "Session", MOVE, SLIDER, BEND, FIGURE)
    drag(Mouse(desk), step(desk, MOVE), step(desk, FIGURE), at_the_end(block(desk, "Session")))
    expect_steps(desk, "Session", SLIDER, BEND, FIGURE, MOVE)
    expect_said(desk, "Movement breaks moved. Position 4 of 4 in Session.")
    button(desk.locator("body"), "Undo").click()
    expect_steps(desk, "Session", MOVE, SLIDER, BEND, FIGURE)


def test_a_step_is_dragged_into_another_block(desk: Page) -> None:
    drag(Mouse(desk), step(desk, BEND), step(desk, STOOL), before(step(desk, STOOL)))
    expect_steps(desk, "Session", MOVE, FIGURE, SLIDER)
    expect_steps(desk, "Between sessions", SITTING, BEND, STOOL)
    expect_saved(desk)
    desk.reload()
    expect_steps(desk, "Between sessions", SITTING, BEND, STOOL)


def test_an_empty_block_takes_the_first_technique(open_page: OpenPage) -> None:
    page = open_page(width=1440)
    new_sequence(page)
    between = block(page, "Between sessions")
    drag(Mouse(page), technique(page, "Prepare the space"), between, at_the_end(between))
    expect_steps(page, "Session")
    expect_steps(page, "Between sessions", "Prepare the space")
    session = block(page, "Session")
    drag(Mouse(page), step(page, "Prepare the space"), session, at_the_end(session))
    expect_steps(page, "Session", "Prepare the space")
    expect_steps(page, "Between sessions")
    expect(total(page)).to_have_text("4 min")


def test_a_place_out_of_sight_comes_into_sight(open_page: OpenPage) -> None:
    page = open_page(width=1440, height=700)
    copy_starter(page, "Desk breaks")
    drag(Mouse(page), technique(page, "Prepare the space"), step(page, STOOL), before(step(page, STOOL)))
    expect_steps(page, "Between sessions", SITTING, "Prepare the space", STOOL)


@pytest.mark.parametrize("name", [MOVE, "Prepare the space"])
def test_escape_puts_everything_back(desk: Page, name: str) -> None:
    mouse = Mouse(desk)
    item = step(desk, name) if name == MOVE else technique(desk, name)
    with holding(mouse, item):
        carry(mouse, step(desk, STOOL), before(step(desk, STOOL)))
        desk.keyboard.press("Escape")
        expect_said(desk, "Drag cancelled. Everything is where it was.")
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect_steps(desk, "Between sessions", SITTING, STOOL)
    expect(technique(desk, "Prepare the space")).to_have_count(1)
    desk.reload()
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect_steps(desk, "Between sessions", SITTING, STOOL)


def test_after_a_cancelled_drag_the_next_one_works(desk: Page) -> None:
    mouse = Mouse(desk)
    with holding(mouse, step(desk, SLIDER)):
        carry(mouse, step(desk, BEND), before(step(desk, BEND)))
        desk.keyboard.press("Escape")
    drag(mouse, step(desk, SLIDER), step(desk, BEND), before(step(desk, BEND)))
    expect_steps(desk, "Session", MOVE, SLIDER, BEND, FIGURE)


def test_a_finger_puts_steps_into_another_order(phone: Page) -> None:
    copy_starter(phone, "Desk breaks")
    drag(Finger(phone), step(phone, BEND), step(phone, MOVE), before(step(phone, MOVE)))
    expect_steps(phone, "Session", BEND, MOVE, FIGURE, SLIDER)
    expect_said(phone, "Standing back bend moved. Position 1 of 4 in Session.")


def test_a_finger_carries_a_technique_from_the_sheet_into_the_sequence(phone: Page) -> None:
    copy_starter(phone, "Desk breaks")
    button(phone.get_by_role("navigation", name="Parts of the builder"), "Library 81").tap()
    technique(phone, "Prepare the space").scroll_into_view_if_needed()
    session = block(phone, "Session")
    drag(Finger(phone), technique(phone, "Prepare the space"), step(phone, SLIDER), at_the_end(session))
    expect_steps(phone, "Session", MOVE, BEND, FIGURE, SLIDER, "Prepare the space")


def test_a_finger_that_moves_beside_the_handle_scrolls(phone: Page) -> None:
    copy_starter(phone, "Desk breaks")
    heading = step(phone, FIGURE).get_by_role("heading")
    heading.scroll_into_view_if_needed()
    place = heading.bounding_box()
    assert place
    finger = Finger(phone)
    finger.down(place["x"] + 20, place["y"] + 5)
    finger.move(place["x"] + 20, place["y"] - 200)
    finger.up()
    expect(phone.locator(".dragged")).to_have_count(0)
    expect_steps(phone, "Session", MOVE, BEND, FIGURE, SLIDER)
    moved = heading.bounding_box()
    assert moved
    assert moved["y"] < place["y"] - 100
