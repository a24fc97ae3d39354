"""What comes in from the server while a person is in the middle of something takes nothing from them."""

import re
import subprocess
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Mouse, before, carry, holding
from tests.browser.network import held, is_edit
from tests.browser.people import (
    button,
    expect_saved,
    expect_steps,
    field,
    library,
    step,
    technique,
)
from tests.browser.watching import Watch

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
ADDED = "Prepare the space"
BACK_IN_FRONT = "() => document.dispatchEvent(new Event('visibilitychange'))"  # headless tabs are all in front


def note(page: Page) -> Locator:
    return field(step(page, BEND), "Note")


def save_state(page: Page) -> Locator:
    return page.locator("#save-state")


def collide(desk: Page, second: Page, watch: Watch) -> Locator:
    """Give one note a value in each tab, and return what the slower tab shows beside it."""
    watch.allow("409")
    note(second).fill("Theirs")
    expect_saved(second)
    note(desk).fill("Mine")
    beside = step(desk, BEND).get_by_text("Another tab saved “Theirs”. You typed “Mine”.")
    expect(beside).to_be_visible()
    return beside


def test_a_field_that_has_the_focus_takes_what_another_tab_saved(desk: Page, second: Page) -> None:
    note(desk).press_sequentially("Mine")
    expect_saved(desk)
    second.reload()
    note(second).fill("Theirs")
    expect_saved(second)
    desk.bring_to_front()
    desk.evaluate(BACK_IN_FRONT)
    expect(note(desk)).to_be_focused()
    expect(note(desk)).to_have_value("Theirs")


def test_a_blank_at_the_end_of_a_word_stays_while_typing_goes_on(desk: Page) -> None:
    note(desk).press_sequentially("Look ")
    expect_saved(desk)
    expect(note(desk)).to_have_value("Look ")
    note(desk).press_sequentially("up")
    expect_saved(desk)
    expect(note(desk)).to_have_value("Look up")


def test_a_step_in_the_hand_stays_there_while_an_answer_arrives(desk: Page) -> None:
    drop_while_an_answer_arrives(desk, step(desk, FIGURE))
    expect_steps(desk, "Session", FIGURE, MOVE, SLIDER)
    expect_saved(desk)
    desk.reload()
    expect_steps(desk, "Session", FIGURE, MOVE, SLIDER)


def test_a_technique_in_the_hand_stays_there_while_an_answer_arrives(desk: Page) -> None:
    drop_while_an_answer_arrives(desk, technique(desk, ADDED))
    expect_steps(desk, "Session", ADDED, MOVE, FIGURE, SLIDER)
    expect(technique(desk, ADDED)).to_have_count(1)


def drop_while_an_answer_arrives(desk: Page, item: Locator) -> None:
    """Drag an item in front of the first step; the answer to an edit made before comes in before it is let go."""
    hand = Mouse(desk)
    with ExitStack() as drag:
        with desk.expect_response(lambda response: is_edit(response.request)), held(desk):
            button(step(desk, BEND), "Remove").click()
            drag.enter_context(holding(hand, item))
            carry(hand, step(desk, MOVE), before(step(desk, MOVE)))
        desk.wait_for_timeout(300)  # long enough for an answer to be drawn that does not wait


def test_a_download_waits_for_what_was_just_typed(desk: Page) -> None:
    with held(desk):
        with desk.expect_request(is_edit):
            note(desk).press_sequentially("Zebrafish")
        asked: list[str] = []
        desk.on("request", lambda request: asked.append(request.url))
        desk.get_by_role("link", name="Download PDF").click()
        desk.wait_for_timeout(300)  # long enough for a download that does not wait to be asked for
        assert not [url for url in asked if url.endswith(".pdf")]
        download = desk.expect_download()
        waiting = download.__enter__()
    download.__exit__(None, None, None)
    assert "Zebrafish" in words(waiting.value.path())


def test_keeping_the_other_value_leaves_nothing_unsaved(desk: Page, second: Page, watch: Watch) -> None:
    collide(desk, second, watch)
    expect(save_state(desk)).to_have_text("Not saved")
    button(step(desk, BEND), "Keep the other").click()
    expect(save_state(desk)).to_have_text("Saved")
    expect(desk.get_by_role("alert")).to_be_empty()
    expect(note(desk)).to_be_focused()


def test_two_values_stay_in_sight_while_the_same_step_is_saved(desk: Page, second: Page, watch: Watch) -> None:
    beside = collide(desk, second, watch)
    field(step(desk, BEND), "Minutes").fill("4")
    button(library(desk), f"Add {ADDED}").click()
    expect(step(desk, ADDED)).to_be_attached()
    expect(beside).to_be_visible()
    button(step(desk, BEND), "Use mine").click()
    expect(beside).to_have_count(0)
    expect_saved(desk)
    expect(note(desk)).to_have_value("Mine")


def test_saved_is_not_said_while_a_refused_title_stands_in_its_field(desk: Page, watch: Watch) -> None:
    watch.allow("422")
    desk.get_by_role("textbox", name="Title").fill("")
    expect(save_state(desk)).to_have_text("Not saved")
    note(desk).fill("Look up")
    expect(desk.get_by_role("article")).to_contain_text("Look up")
    expect(save_state(desk)).to_have_text("Not saved")


def words(pdf: Path) -> str:
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", text)


def test_a_refused_value_stays_with_its_reason_while_another_field_of_the_step_is_saved(
    desk: Page, watch: Watch
) -> None:
    watch.allow("422")
    minutes = field(step(desk, BEND), "Minutes")
    minutes.fill("999")
    reason = step(desk, BEND).get_by_text("Minutes go from 0.5 to 180")
    expect(reason).to_be_visible()
    with desk.expect_response(lambda answer: is_edit(answer.request) and answer.ok):
        note(desk).fill("Slowly")
    expect(reason).to_be_visible()
    expect(minutes).to_have_value("999")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(save_state(desk)).to_have_text("Not saved")
    minutes.fill("2")
    expect_saved(desk)
    expect(reason).to_be_hidden()
