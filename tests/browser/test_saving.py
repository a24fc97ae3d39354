"""Nothing is lost, and nothing is done twice, whatever the network, the server or a second tab does."""

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.network import fail_edits, held, is_edit, lose_an_answer
from tests.browser.people import (
    block,
    button,
    expect_said,
    expect_saved,
    expect_steps,
    field,
    handout,
    library,
    step,
    total,
)
from tests.browser.watching import Watch

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
SESSION = (MOVE, BEND, FIGURE, SLIDER)
BACK_IN_FRONT = "() => document.dispatchEvent(new Event('visibilitychange'))"  # headless tabs are all in front


def minutes(page: Page, name: str = BEND) -> Locator:
    return field(step(page, name), "Minutes")


def note(page: Page, name: str = BEND) -> Locator:
    return field(step(page, name), "Note")


def add(page: Page) -> None:
    button(library(page), "Add Prepare the space").click()


def test_offline_the_work_is_kept_told_and_saved_once_the_network_is_back(desk: Page, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    desk.context.set_offline(True)
    note(desk).fill("Written on a train")
    expect_said(desk, "Offline. Your changes are kept here.")
    minutes(desk, MOVE).fill("7")
    add(desk)
    expect(note(desk)).to_have_value("Written on a train")
    expect(block(desk, "Session").get_by_text("Prepare the space")).to_be_visible()
    desk.context.set_offline(False)
    expect_saved(desk)
    desk.reload()
    expect(note(desk)).to_have_value("Written on a train")
    expect(minutes(desk, MOVE)).to_have_value("7")
    expect_steps(desk, "Session", *SESSION, "Prepare the space")


@pytest.mark.parametrize("statuses", [(500,), (503, 502), (429,)])
def test_an_edit_the_server_fails_at_is_made_again_and_only_once(
    desk: Page, watch: Watch, statuses: tuple[int, ...]
) -> None:
    watch.allow("|".join(map(str, statuses)))
    fail_edits(desk, *statuses)
    add(desk)
    expect_said(desk, "Not saved yet. Trying again…")
    expect_saved(desk)
    expect_steps(desk, "Session", *SESSION, "Prepare the space")
    desk.reload()
    expect_steps(desk, "Session", *SESSION, "Prepare the space")


def test_an_edit_whose_answer_was_lost_is_not_made_twice(desk: Page, watch: Watch) -> None:
    watch.allow("ERR_CONNECTION_RESET")
    lose_an_answer(desk)
    add(desk)
    expect_said(desk, "Not saved yet. Trying again…")
    expect_saved(desk)
    expect_steps(desk, "Session", *SESSION, "Prepare the space")
    desk.reload()
    expect_steps(desk, "Session", *SESSION, "Prepare the space")
    expect(total(desk)).to_have_text("19 min")


def test_quick_edits_arrive_in_the_order_they_were_made(desk: Page) -> None:
    with held(desk) as waiting:
        with desk.expect_request(is_edit):
            button(step(desk, MOVE), "Move down").click()
        button(step(desk, MOVE), "Move down").click()
        button(step(desk, MOVE), "Move down").click()
        button(step(desk, BEND), "Remove").click()
        assert len(waiting) == 1
    expect_steps(desk, "Session", FIGURE, SLIDER, MOVE)
    expect_saved(desk)


def test_edits_of_different_steps_in_two_tabs_are_both_kept(desk: Page, second: Page) -> None:
    minutes(second, FIGURE).fill("5")
    expect_saved(second)
    note(desk).fill("Look up")
    expect(minutes(desk, FIGURE)).to_have_value("5")
    expect(note(desk)).to_have_value("Look up")
    expect_saved(desk)
    second.reload()
    expect(minutes(second, FIGURE)).to_have_value("5")
    expect(note(second)).to_have_value("Look up")


def collide(desk: Page, second: Page, watch: Watch) -> Locator:
    """Give one field a value in each tab, and return what the slower tab shows beside it."""
    watch.allow("409")
    note(second).fill("Theirs")
    expect_saved(second)
    note(desk).fill("Mine")
    beside = step(desk, BEND).get_by_text("Another tab saved “Theirs”. You typed “Mine”.")
    expect(beside).to_be_visible()
    expect(desk.get_by_role("alert")).to_have_text("Another tab changed the same field. Both values are shown.")
    return beside


def test_one_field_changed_in_two_tabs_shows_both_values_and_mine_can_be_used(
    desk: Page, second: Page, watch: Watch
) -> None:
    beside = collide(desk, second, watch)
    button(step(desk, BEND), "Use mine").click()
    expect(note(desk)).to_have_value("Mine")
    expect(beside).to_have_count(0)
    expect_saved(desk)
    desk.reload()
    expect(note(desk)).to_have_value("Mine")


def test_one_field_changed_in_two_tabs_can_keep_the_other_value(desk: Page, second: Page, watch: Watch) -> None:
    beside = collide(desk, second, watch)
    button(step(desk, BEND), "Keep the other").click()
    expect(beside).to_have_count(0)
    expect(note(desk)).to_have_value("Theirs")
    expect_saved(desk)
    desk.reload()
    expect(note(desk)).to_have_value("Theirs")


def test_the_other_value_is_not_lost_by_typing_on(desk: Page, second: Page, watch: Watch) -> None:
    watch.allow("409")
    note(second).fill("Theirs")
    expect_saved(second)
    with held(desk) as waiting:
        with desk.expect_request(is_edit):
            note(desk).press_sequentially("Mi")
        note(desk).press_sequentially("ne")
        assert waiting
    expect(step(desk, BEND).get_by_text("Another tab saved “Theirs”. You typed “Mine”.")).to_be_visible()
    button(step(desk, BEND), "Use mine").click()
    expect_saved(desk)
    expect(note(desk)).to_have_value("Mine")


def test_the_other_value_is_not_lost_when_it_comes_in_while_typing(desk: Page, second: Page, watch: Watch) -> None:
    watch.allow("409")
    note(second).fill("Theirs")
    expect_saved(second)
    with held(desk):
        with desk.expect_request(is_edit):
            minutes(desk).fill("3")
        note(desk).press_sequentially("Mine")
    expect(step(desk, BEND).get_by_text("Another tab saved “Theirs”. You typed “Mine”.")).to_be_visible()


def test_undo_in_a_tab_that_is_behind_first_shows_what_it_would_take_back(
    desk: Page, second: Page, watch: Watch
) -> None:
    watch.allow("409")
    button(step(desk, MOVE), "Remove").click()
    expect_steps(desk, "Session", BEND, FIGURE, SLIDER)
    button(step(second, SLIDER), "Remove").click()
    expect_steps(second, "Session", BEND, FIGURE)
    button(desk.locator("body"), "Undo").click()
    expect_steps(desk, "Session", BEND, FIGURE)
    expect(desk.get_by_role("alert")).to_contain_text("Another tab changed this sequence.")
    button(desk.locator("body"), "Undo").click()
    expect_steps(desk, "Session", BEND, FIGURE, SLIDER)


def test_a_field_of_a_step_that_another_tab_removed_is_told_with_what_was_typed(
    desk: Page, second: Page, watch: Watch
) -> None:
    watch.allow("409")
    button(step(second, BEND), "Remove").click()
    expect_steps(second, "Session", MOVE, FIGURE, SLIDER)
    note(desk).fill("Precious words")
    expect(desk.get_by_role("alert")).to_contain_text("You typed: “Precious words”.")
    expect_steps(desk, "Session", MOVE, FIGURE, SLIDER)


def test_a_tab_catches_up_when_it_comes_back_to_the_front(desk: Page, second: Page) -> None:
    note(second).fill("Look up")
    expect_saved(second)
    desk.bring_to_front()
    desk.evaluate(BACK_IN_FRONT)
    expect(note(desk)).to_have_value("Look up")
    expect_said(desk, "The sequence was changed in another tab.")
    expect(handout(desk)).to_contain_text("Look up")


def test_leaving_with_unsaved_work_asks(desk: Page) -> None:
    asked: list[str] = []
    desk.on("dialog", lambda dialog: _stay(dialog, asked))
    with held(desk):
        note(desk).press_sequentially("Not there yet")
        expect_said(desk, "Saving…")
        desk.get_by_role("link", name="senline").click(no_wait_after=True)
        expect(note(desk)).to_have_value("Not there yet")
        assert asked == ["beforeunload"]
    expect_saved(desk)
    desk.get_by_role("link", name="senline").click()
    expect(desk.get_by_role("button", name="New sequence")).to_be_visible()
    assert asked == ["beforeunload"]


def test_saved_is_never_said_of_what_has_only_been_typed(desk: Page) -> None:
    desk.clock.pause_at(desk.evaluate("Date.now() + 1000"))
    note(desk).press_sequentially("a")
    expect_said(desk, "Saving…")
    asked: list[str] = []
    desk.on("dialog", lambda dialog: _stay(dialog, asked))
    desk.evaluate("location.reload()")
    expect(note(desk)).to_have_value("a")
    assert asked == ["beforeunload"]
    desk.clock.resume()
    expect_saved(desk)


def test_a_page_whose_session_has_ended_says_what_to_do(desk: Page, watch: Watch) -> None:
    watch.allow("400")
    desk.context.clear_cookies()
    note(desk).fill("Precious words")
    expect(desk.get_by_role("alert")).to_contain_text("This change was not saved")
    expect_said(desk, "Not saved")
    expect(note(desk)).to_have_value("Precious words")


def _stay(dialog: Dialog, asked: list[str]) -> None:
    asked.append(dialog.type)
    dialog.dismiss()
