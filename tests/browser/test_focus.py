"""Nobody is thrown to the top of the page, and no key or wheel does anything unintended."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import (
    block,
    button,
    expect_saved,
    expect_steps,
    field,
    library,
    new_sequence,
    sequence,
    step,
)
from tests.browser.watching import Watch

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
UNREACHED = "The server cannot be reached. Your links have not changed: close this and try again in a moment."


def test_after_a_block_is_removed_its_neighbour_has_the_focus(desk: Page) -> None:
    button(sequence(desk), "Remove block Session").click()
    expect(block(desk, "Session")).to_have_count(0)
    name = sequence(desk).get_by_role("textbox", name="Name of the block")
    expect(name).to_be_focused()
    expect(name).to_have_value("Between sessions")


def test_after_the_last_step_is_removed_its_block_has_the_focus(open_page: OpenPage) -> None:
    page = open_page()
    new_sequence(page)
    button(library(page), "Add Prepare the space").click()
    button(step(page, "Prepare the space"), "Remove").click()
    expect_steps(page, "Session")
    name = sequence(page).get_by_role("textbox", name="Name of the block").first
    expect(name).to_be_focused()


def test_a_button_that_goes_leaves_the_focus_at_its_step(desk: Page) -> None:
    field(step(desk, SLIDER), "Safety note").fill("Gently")
    button(step(desk, SLIDER), "Use the built-in note").click()
    expect(field(step(desk, SLIDER), "Safety note")).not_to_have_value("Gently")
    expect(step(desk, SLIDER)).to_be_focused()


def test_scrolling_over_a_number_leaves_it_as_it_is(desk: Page) -> None:
    minutes = field(step(desk, BEND), "Minutes")
    was = minutes.input_value()
    minutes.click()
    desk.mouse.wheel(0, 100)
    field(step(desk, BEND), "Note").fill("Look up")
    expect_saved(desk)
    expect(minutes).to_have_value(was)


def test_alt_and_an_arrow_belong_to_a_list_of_choices(desk: Page) -> None:
    field(step(desk, FIGURE), "Side").focus()
    desk.keyboard.press("Alt+ArrowDown")
    desk.keyboard.press("Escape")
    button(library(desk), "Add Prepare the space").click()
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER, "Prepare the space")


def test_the_tab_of_the_browser_is_named_like_the_sequence(desk: Page) -> None:
    desk.get_by_role("textbox", name="Title").fill("Desk breaks for Ana")
    expect(desk).to_have_title("Desk breaks for Ana – Senline")


def test_a_link_that_cannot_be_made_offline_is_told_in_the_dialog(desk: Page, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED|Failed to fetch")
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Share", exact=True).click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_have_text(UNREACHED)
    desk.context.set_offline(False)
    button(dialog, "Close").click()
    desk.get_by_role("button", name="Share", exact=True).click()
    expect(dialog.get_by_role("textbox", name="Share link")).to_be_visible()
    expect(dialog.get_by_role("alert")).to_have_count(0)
