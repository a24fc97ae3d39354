"""Building a sequence step by step, with a mouse and by typing."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.network import held, is_edit
from tests.browser.people import (
    block,
    button,
    copy_starter,
    expect_said,
    expect_saved,
    expect_steps,
    field,
    handout,
    library,
    new_sequence,
    preview,
    search,
    sequence,
    step,
    technique,
    total,
)
from tests.browser.watching import Watch

CARET = "control => control.selectionStart"
SCROLLED = "pane => pane.scrollTop"


def type_answered(page: Page, text: str) -> None:
    """Type so slowly that every letter is saved before the next."""
    for letter in text:
        with page.expect_response(lambda answer: is_edit(answer.request)):
            page.keyboard.type(letter)
        expect_saved(page)


def test_add_puts_a_technique_at_the_end_of_the_chosen_block(open_page: OpenPage) -> None:
    page = open_page()
    new_sequence(page)
    button(library(page), "Add Prepare the space").click()
    expect_steps(page, "Session", "Prepare the space")
    library(page).get_by_label("Add to").select_option(label="Between sessions")
    button(library(page), "Add Sitting set-up").click()
    button(library(page), "Add Prepare the space").click()
    expect_steps(page, "Between sessions", "Sitting set-up", "Prepare the space")
    expect_said(page, "Prepare the space added. Position 2 of 2 in Between sessions.")
    expect_saved(page)


def test_what_is_searched_for_can_be_added(desk: Page) -> None:
    search(desk, "cobra")
    button(library(desk), "Add Assisted cobra").click()
    expect(block(desk, "Session").get_by_role("listitem").last).to_have_accessible_name("Assisted cobra")


def test_the_total_follows_the_minutes(desk: Page) -> None:
    expect(total(desk)).to_have_text("15 min")
    field(step(desk, "Standing back bend"), "Minutes").fill("4.5")
    expect(total(desk)).to_have_text("18.5 min")
    expect_saved(desk)
    desk.reload()
    expect(total(desk)).to_have_text("18.5 min")
    expect(field(step(desk, "Standing back bend"), "Minutes")).to_have_value("4.5")


def test_one_side_takes_half_the_time_of_both(open_page: OpenPage) -> None:
    page = open_page()
    new_sequence(page)
    button(library(page), "Add Leg palm walk").click()
    expect(total(page)).to_have_text("6 min")
    field(step(page, "Leg palm walk"), "Side").select_option(label="Left")
    expect(total(page)).to_have_text("3 min")
    expect(handout(page)).to_contain_text("left side")


def test_the_whole_dose_reaches_the_clients_page(desk: Page) -> None:
    bend = step(desk, "Standing back bend")
    for name, value in [("Repetitions", "7"), ("Hold seconds", "9"), ("Frequency", "each dawn"), ("Note", "Look up")]:
        field(bend, name).fill(value)
        expect_saved(desk)
    given = handout(desk).get_by_role("listitem", name="Standing back bend")
    for shown in ("7", "9", "each dawn", "Look up"):
        expect(given).to_contain_text(shown)


def test_the_heading_reaches_the_clients_page(desk: Page) -> None:
    sequence(desk).get_by_label("Made for", exact=True).fill("Ana")
    sequence(desk).get_by_label("Made by").fill("Noor")
    desk.get_by_role("textbox", name="Title").fill("Breaks for Ana")
    expect(handout(desk).get_by_role("heading", level=1)).to_have_text("Breaks for Ana")
    expect(handout(desk)).to_contain_text("Made for Ana")
    expect(handout(desk)).to_contain_text("Made by Noor")


def test_the_caret_stays_in_the_middle_of_a_text_while_answers_arrive(desk: Page) -> None:
    note = field(step(desk, "Standing back bend"), "Note")
    note.fill("Breathe slowly")
    expect_saved(desk)
    note.press("Home")
    for _ in "Breathe":
        note.press("ArrowRight")
    type_answered(desk, " out")
    expect(note).to_be_focused()
    expect(note).to_have_value("Breathe out slowly")
    assert note.evaluate(CARET) == len("Breathe out")
    expect(handout(desk)).to_contain_text("Breathe out slowly")


def test_what_is_typed_while_an_answer_is_on_its_way_stays(desk: Page) -> None:
    note = field(step(desk, "Standing back bend"), "Note")
    with held(desk) as waiting:
        with desk.expect_request(is_edit):
            note.press_sequentially("Slow")
        note.press_sequentially("er")
        assert waiting
    expect_saved(desk)
    expect(note).to_have_value("Slower")
    expect(note).to_be_focused()
    assert note.evaluate(CARET) == len("Slower")
    expect(handout(desk)).to_contain_text("Slower")


def test_what_is_typed_before_the_scripts_have_come_is_saved(desk: Page) -> None:
    with held(desk, re.compile("typing")):
        desk.reload(wait_until="commit")
        field(step(desk, "Standing back bend"), "Note").press_sequentially("Early")
    expect(handout(desk)).to_contain_text("Early")
    expect_saved(desk)


def test_the_title_keeps_the_caret_too(desk: Page) -> None:
    title = desk.get_by_role("textbox", name="Title")
    title.press("Home")
    type_answered(desk, "My ")
    expect(title).to_be_focused()
    expect(title).to_have_value("My Desk breaks")
    assert title.evaluate(CARET) == len("My ")


def test_the_view_stays_where_it_was_while_answers_arrive(open_page: OpenPage) -> None:
    page = open_page(width=1440, height=700)
    copy_starter(page, "Therapist session, about an hour")
    note = field(sequence(page).get_by_role("listitem").nth(9), "Note")
    note.scroll_into_view_if_needed()
    note.click()
    scrolled, place = sequence(page).evaluate(SCROLLED), note.bounding_box()
    assert scrolled > 500
    type_answered(page, "ab")
    assert sequence(page).evaluate(SCROLLED) == scrolled
    assert note.bounding_box() == place


def test_minutes_outside_the_usual_are_saved_and_marked(desk: Page) -> None:
    minutes = field(step(desk, "Standing back bend"), "Minutes")
    minutes.fill("20")
    expect(minutes).to_have_accessible_description(re.compile("longer than the usual"))
    expect(step(desk, "Standing back bend").get_by_text("longer than the usual")).to_be_visible()
    expect_saved(desk)
    minutes.fill("1")
    expect(step(desk, "Standing back bend").get_by_text("than the usual")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("Minutes", "999", "Minutes go from 0.5 to 180, in halves."),
        ("Minutes", "", "Give a number of minutes"),
        ("Repetitions", "0", "Repetitions must be a whole number from 1 to 200"),
    ],
)
def test_an_impossible_value_says_why_and_stays_as_typed(
    desk: Page, watch: Watch, name: str, value: str, reason: str
) -> None:
    watch.allow("422")
    typed = field(step(desk, "Standing back bend"), name)
    before = typed.input_value()
    typed.fill(value)
    expect(step(desk, "Standing back bend").get_by_text(reason)).to_be_visible()
    expect(typed).to_have_accessible_description(re.compile(reason))
    expect(typed).to_have_attribute("aria-invalid", "true")
    expect(typed).to_have_value(value)
    expect_said(desk, "Not saved")
    typed.fill(before)
    expect(step(desk, "Standing back bend").get_by_text(reason)).to_have_count(0)
    expect_saved(desk)


def test_what_was_refused_stays_while_another_step_is_saved(desk: Page, watch: Watch) -> None:
    watch.allow("422")
    minutes = field(step(desk, "Standing back bend"), "Minutes")
    minutes.fill("999")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    field(step(desk, "Movement breaks"), "Note").fill("Look far away")
    expect(handout(desk)).to_contain_text("Look far away")
    expect(minutes).to_have_value("999")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect_said(desk, "Not saved")


def test_a_safety_note_goes_from_built_in_to_own_words_and_back(desk: Page) -> None:
    slider = step(desk, "Sciatic slider, sitting")
    note = field(slider, "Safety note")
    built_in = note.input_value()
    assert built_in
    expect(note).to_have_accessible_description("Built in")
    note.fill("Only as far as it feels safe.")
    expect(note).to_have_accessible_description("Your words")
    expect(slider.get_by_text("Built in:")).to_be_visible()
    expect(handout(desk)).to_contain_text("Care, from your therapist")
    expect(handout(desk)).to_contain_text("Only as far as it feels safe.")
    button(slider, "Use the built-in note").click()
    expect(note).to_have_value(built_in)
    expect(note).to_have_accessible_description("Built in")
    expect(handout(desk)).not_to_contain_text("Only as far as it feels safe.")


def test_a_duplicate_stands_right_after_the_step_with_its_values(desk: Page) -> None:
    bend = step(desk, "Standing back bend")
    field(bend, "Note").fill("Look up")
    button(bend, "Duplicate").click()
    expect_steps(
        desk,
        "Session",
        "Movement breaks",
        "Standing back bend",
        "Standing back bend",
        "Seated figure-four",
        "Sciatic slider, sitting",
    )
    expect(field(bend.nth(1), "Note")).to_have_value("Look up")
    expect(total(desk)).to_have_text("16 min")


def test_after_a_removal_the_neighbour_has_the_focus(desk: Page) -> None:
    button(step(desk, "Seated figure-four"), "Remove").click()
    expect_steps(desk, "Session", "Movement breaks", "Standing back bend", "Sciatic slider, sitting")
    expect(step(desk, "Sciatic slider, sitting")).to_be_focused()
    expect_said(desk, "Step removed. Undo brings it back.")
    button(step(desk, "Standing with a foot on a stool"), "Remove").click()
    expect_steps(desk, "Between sessions", "Sitting set-up")
    expect(step(desk, "Sitting set-up")).to_be_focused()


def test_blocks_are_added_named_moved_and_removed(desk: Page) -> None:
    sequence(desk).get_by_label("Kind of block").select_option(label="Between sessions")
    button(sequence(desk), "Add a block").click()
    names = sequence(desk).get_by_role("textbox", name="Name of the block")
    expect(names).to_have_count(3)
    names.last.fill("On Sundays")
    expect(block(desk, "On Sundays")).to_be_attached()
    expect_saved(desk)
    button(sequence(desk), "Move block On Sundays up").click()
    expect(names.nth(1)).to_have_value("On Sundays")
    button(sequence(desk), "Remove block Session").click()
    expect(names).to_have_count(2)
    expect(names.first).to_have_value("On Sundays")


def test_a_card_opens_to_what_there_is_to_know(desk: Page) -> None:
    cobra = technique(desk, "Assisted cobra")
    cobra.get_by_text("Details").click()
    for heading in ("Receiver:", "Where it comes from", "Not clinically reviewed."):
        expect(cobra.get_by_text(heading).first).to_be_visible()


def test_nothing_found_shows_a_way_out(desk: Page) -> None:
    search(desk, "levitation")
    expect(library(desk).get_by_text("No technique matches “levitation”")).to_be_visible()
    button(library(desk), "Clear search and filters").click()
    expect(technique(desk, "Assisted cobra")).to_be_visible()
    expect(library(desk).get_by_role("searchbox")).to_be_focused()


def test_the_names_people_rely_on_are_there(desk: Page) -> None:
    for name in ("Library", "Sequence", "Preview"):
        expect(desk.get_by_role("region", name=name, exact=True)).to_be_visible()
    expect(library(desk).get_by_role("searchbox", name="Search techniques")).to_be_visible()
    expect(technique(desk, "Assisted cobra").get_by_role("button", name="Add Assisted cobra")).to_be_visible()
    expect(technique(desk, "Assisted cobra").locator("[data-handle]")).to_be_visible()
    expect(sequence(desk).get_by_role("list", name="Session", exact=True)).to_be_visible()
    expect(sequence(desk).get_by_role("list", name="Between sessions", exact=True)).to_be_visible()
    named_in_a_step(step(desk, "Seated figure-four"))
    expect(desk.get_by_role("status", name="Total time")).to_have_text("15 min")
    for name in ("Undo", "Redo", "Share"):
        expect(desk.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(desk.get_by_role("link", name="Download PDF")).to_be_visible()
    for name in ("Client’s page", "Printed sheet"):
        expect(preview(desk).get_by_role("tab", name=name)).to_be_visible()


def named_in_a_step(step: Locator) -> None:
    expect(step.get_by_role("spinbutton", name="Minutes")).to_be_visible()
    expect(step.get_by_role("combobox", name="Side")).to_be_visible()
    expect(step.get_by_role("textbox", name="Note", exact=True)).to_be_visible()
    expect(step.get_by_role("textbox", name="Safety note")).to_be_visible()
    for name in ("Move up", "Move down", "Remove"):
        expect(step.get_by_role("button", name=name, exact=True)).to_be_visible()
