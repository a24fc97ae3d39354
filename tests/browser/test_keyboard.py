"""Everything that a drag does, and taking it back, without a mouse."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import (
    button,
    expect_builder,
    expect_said,
    expect_saved,
    expect_steps,
    field,
    library,
    new_sequence,
    step,
    technique,
)

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
SITTING, STOOL = "Sitting set-up", "Standing with a foot on a stool"


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, at most as often as a patient person would."""
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused(timeout=1)


def test_the_skip_link_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="New sequence")).to_be_focused()


def test_a_sequence_is_built_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    tab_to(page, page.get_by_role("button", name="New sequence"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/sequences/*")
    expect_builder(page)
    tab_to(page, library(page).get_by_role("searchbox"))
    page.keyboard.type("prepare the space")
    expect(library(page).get_by_role("listitem")).to_have_count(1)
    add = button(technique(page, "Prepare the space"), "Add Prepare the space")
    tab_to(page, add)
    page.keyboard.press("Enter")
    expect_steps(page, "Session", "Prepare the space")
    expect_said(page, "Prepare the space added. Position 1 of 1 in Session.")
    expect(add).to_be_focused()


def test_move_down_and_up_keep_the_focus_and_say_the_place(desk: Page) -> None:
    down = button(step(desk, MOVE), "Move down")
    down.focus()
    desk.keyboard.press("Enter")
    expect_steps(desk, "Session", BEND, MOVE, FIGURE, SLIDER)
    expect_said(desk, "Movement breaks moved. Position 2 of 4 in Session.")
    expect(down).to_be_focused()
    desk.keyboard.press("Space")
    expect_said(desk, "Movement breaks moved. Position 3 of 4 in Session.")
    expect(down).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Enter")
    expect_steps(desk, "Session", BEND, MOVE, FIGURE, SLIDER)
    expect(button(step(desk, MOVE), "Move up")).to_be_focused()


def test_alt_and_an_arrow_move_the_step_that_has_the_focus(desk: Page) -> None:
    note = field(step(desk, FIGURE), "Note")
    note.focus()
    desk.keyboard.press("Alt+ArrowUp")
    expect_steps(desk, "Session", MOVE, FIGURE, BEND, SLIDER)
    expect_said(desk, "Seated figure-four moved. Position 2 of 4 in Session.")
    expect(note).to_be_focused()
    for _ in range(3):
        desk.keyboard.press("Alt+ArrowDown")
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    expect_steps(desk, "Between sessions", FIGURE, SITTING, STOOL)
    expect_said(desk, "Seated figure-four moved. Position 1 of 3 in Between sessions.")
    expect(note).to_be_focused()


def test_at_the_ends_the_buttons_say_so_and_do_nothing(desk: Page) -> None:
    up = button(step(desk, MOVE), "Move up")
    expect(up).to_be_disabled()
    expect(button(step(desk, STOOL), "Move down")).to_be_disabled()
    expect(button(step(desk, SLIDER), "Move down")).to_be_enabled()
    up.focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Alt+ArrowUp")
    expect(up).to_be_focused()
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect(button(desk.locator("body"), "Undo")).to_be_disabled()


def test_move_to_offers_every_place_of_every_block(desk: Page) -> None:
    move = button(step(desk, BEND), "Move to…")
    move.focus()
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog", name="Move Standing back bend to…")
    block, place = dialog.get_by_label("Block"), dialog.get_by_label("Place")
    expect(block).to_be_focused()
    assert place.locator("option").all_text_contents() == [
        "At the start, before Movement breaks",
        "Before Seated figure-four",
        "Before Sciatic slider, sitting",
        "At the end",
    ]
    desk.keyboard.type("Between")
    tab_to(desk, place)
    desk.keyboard.type("Before Standing")
    tab_to(desk, button(dialog, "Move"))
    desk.keyboard.press("Enter")
    expect_steps(desk, "Session", MOVE, FIGURE, SLIDER)
    expect_steps(desk, "Between sessions", SITTING, BEND, STOOL)
    expect_said(desk, "Standing back bend moved. Position 2 of 3 in Between sessions.")
    expect(button(step(desk, BEND), "Move to…")).to_be_focused()


def test_escape_leaves_the_dialog_and_changes_nothing(desk: Page) -> None:
    move = button(step(desk, BEND), "Move to…")
    move.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(move).to_be_focused()
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)


def test_undo_and_redo_by_keys_survive_a_reload(desk: Page) -> None:
    button(step(desk, FIGURE), "Remove").click()
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    button(step(desk, MOVE), "Move down").click()
    expect_steps(desk, "Session", BEND, MOVE, SLIDER)
    expect_saved(desk)
    desk.reload()
    desk.keyboard.press("Control+z")
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    expect_said(desk, "Undone.")
    desk.keyboard.press("Control+z")
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect_saved(desk)
    desk.reload()
    desk.keyboard.press("Control+Shift+z")
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    expect_said(desk, "Redone.")
    desk.keyboard.press("Control+Shift+z")
    expect_steps(desk, "Session", BEND, MOVE, SLIDER)


def test_undo_and_redo_by_buttons_keep_the_focus(desk: Page) -> None:
    undo, redo = button(desk.locator("body"), "Undo"), button(desk.locator("body"), "Redo")
    expect(undo).to_be_disabled()
    button(step(desk, FIGURE), "Remove").click()
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    undo.focus()
    desk.keyboard.press("Enter")
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect(undo).to_be_focused()
    expect(undo).to_be_disabled()
    redo.focus()
    desk.keyboard.press("Enter")
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    expect(redo).to_be_focused()


def test_a_burst_of_typing_is_one_step_back(desk: Page) -> None:
    note = field(step(desk, BEND), "Note")
    note.fill("Look")
    expect_saved(desk)
    note.press("End")
    note.press_sequentially(" up")
    expect_saved(desk)
    button(desk.locator("body"), "Undo").click()
    expect(note).to_have_value("")
    button(desk.locator("body"), "Redo").click()
    expect(note).to_have_value("Look up")


def test_inside_a_text_the_keys_take_back_what_was_typed_there(desk: Page) -> None:
    button(step(desk, FIGURE), "Remove").click()
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)
    note = field(step(desk, BEND), "Note")
    note.press_sequentially("Look")
    desk.keyboard.press("Control+z")
    expect(note).not_to_have_value("Look")
    expect_saved(desk)
    expect_steps(desk, "Session", MOVE, BEND, SLIDER)


def test_a_new_sequence_is_named_from_its_title_field(open_page: OpenPage) -> None:
    page = open_page()
    new_sequence(page)
    tab_to(page, page.get_by_role("textbox", name="Title"))
    page.keyboard.press("Control+a")
    page.keyboard.type("For Ana")
    expect(page.get_by_role("heading", level=1, name="For Ana").first).to_be_attached()
    expect_saved(page)
    page.reload()
    expect(page).to_have_title("For Ana – Senline")
