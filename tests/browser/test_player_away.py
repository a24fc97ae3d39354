"""Whatever happens to the phone beside the mat, two people find their session where they left it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.mat import LEGS, Mat, Shared, follow, look_away, share_plan, still
from tests.browser.people import block, button, expect_builder, expect_saved, step
from tests.browser.test_feedback import SENT, WAITS, answers, choose, form, send
from tests.browser.test_offline import stop
from tests.serving import serving

LOOK = """() => new Promise((done) => {
    navigator.serviceWorker.addEventListener("message", ({ data }) => data.done === "look" && done());
    dispatchEvent(new Event("online"));
})"""


def test_time_runs_on_while_one_looks_at_another_app(mat: Mat, plan: Shared) -> None:
    mat.begin()
    mat.wait(10 + 15)  # the countdown, and some of the first step
    assert mat.shown() == ("", plan.names[plan.stages[0].step_id], "0:45")
    look_away(mat.page, away=True)
    mat.sleep(45 + 8 + 20)  # the rest of it, the pause, and into the second step
    look_away(mat.page, away=False)
    assert mat.shown() == ("", plan.names[plan.stages[2].step_id], "0:40")


def test_a_locked_phone_does_not_lose_the_count_to_the_very_end(mat: Mat) -> None:
    mat.begin()
    mat.sleep(3600)
    expect(mat.player.get_by_role("heading", name="That was the last step")).to_be_visible()


def test_the_screen_stays_awake_while_time_runs_and_again_after_an_app_switch(mat: Mat) -> None:
    mat.begin()
    assert mat.noted("locks") == 1
    look_away(mat.page, away=True)
    mat.page.evaluate("noted.lock.released = true")  # as browsers do when a page is hidden
    look_away(mat.page, away=False)
    assert mat.noted("locks") == 2
    mat.press("Pause")
    assert mat.noted("released") == 1
    mat.press("Resume")
    assert mat.noted("locks") == 3


def test_a_page_that_was_dropped_goes_on_at_the_same_second(mat: Mat, plan: Shared) -> None:
    mat.begin()
    mat.wait(10 + 23)
    shown = mat.shown()
    assert shown[2] == "0:37"
    mat.page.reload()
    assert mat.shown() == shown
    mat.wait(5)
    assert mat.shown() == shown  # it waits until somebody is there
    mat.press("Resume")
    mat.wait(5)
    assert mat.time() == "0:32"
    assert mat.name() == plan.names[plan.stages[1].step_id]


def test_leaving_keeps_the_place_and_asks_nothing_again(mat: Mat) -> None:
    mat.begin()
    mat.wait(10 + 23)
    name = mat.name()
    mat.press("Leave")
    look_away(mat.page, away=True)
    mat.sleep(3600)
    look_away(mat.page, away=False)
    button(mat.page.locator("main"), f"Resume at {name}").click()
    assert mat.time() == "0:37"
    mat.page.reload()  # it is on the screen again, so it stays there
    assert mat.time() == "0:37"
    button(mat.player, "Resume").click()
    mat.wait(1)
    assert mat.time() == "0:36"


@pytest.mark.parametrize("dropped", [True, False], ids=["loaded again", "left open"])
def test_a_session_left_for_hours_begins_with_the_warning_signs_again(mat: Mat, *, dropped: bool) -> None:
    mat.begin()
    mat.wait(30)
    mat.press("Leave")
    look_away(mat.page, away=True)
    mat.sleep(4 * 3600 + 1)
    if dropped:
        mat.page.reload()
    else:
        look_away(mat.page, away=False)
    expect(button(mat.page.locator("main"), "Start together")).to_be_visible()


def test_a_new_version_does_not_come_in_the_middle_of_a_session(mat: Mat, plan: Shared) -> None:
    expect(mat.page.locator("html")).to_have_attribute("data-kept", "")
    mat.begin()
    mat.wait(10 + 23)
    shown = mat.shown()
    mat.page.wait_for_function("async () => Boolean(await caches.match(`${location.pathname}/session`))")
    plan.desk.goto(plan.builder)
    expect_builder(plan.desk)
    title = plan.desk.get_by_role("textbox", name="Title")
    title.fill("Eleven for two")
    button(step(plan.desk, LEGS), "Remove").click()
    expect(block(plan.desk, "Session").get_by_role("listitem")).to_have_count(11)
    expect_saved(plan.desk)
    mat.page.evaluate(LOOK)
    mat.page.reload()
    assert mat.shown() == shown
    expect(mat.page.get_by_role("article").get_by_role("heading", level=1)).to_have_text("Twelve for two")
    mat.press("Leave")
    mat.page.wait_for_function("async () => !(await caches.match(`${location.pathname}/session`))")
    mat.page.reload()
    expect(mat.page.get_by_role("article").get_by_role("heading", level=1)).to_have_text("Eleven for two")
    expect(button(mat.page.locator("main"), "Start together")).to_be_visible()


def test_it_is_played_to_its_end_after_the_server_has_stopped_and_the_answer_arrives_once(
    browser: Browser, tmp_path: Path
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 1000}) as office, browser.new_context() as pocket:
        with serving("wsgi:app", tmp_path, {}) as server:
            desk = office.new_page()
            desk.goto(server.url)
            plan = share_plan(desk)
            mat = still(pocket.new_page())
            mat.page.goto(plan.link)
            expect(mat.page.locator("html")).to_have_attribute("data-kept", "")
            stop(server)
        mat.page.reload()
        mat.begin()
        follow(mat, plan)
        choose(mat.page, "pain_before", "5")
        choose(mat.page, "pain_after", "3")
        send(mat.page)
        expect(form(mat.page).get_by_text(WAITS)).to_be_visible()
        with serving("wsgi:app", tmp_path, {}, port=server.port):
            mat.page.evaluate("dispatchEvent(new Event('online'))")
            expect(form(mat.page).get_by_text(SENT)).to_be_visible()
            mat.page.evaluate("dispatchEvent(new Event('online'))")
            mat.page.reload()
            expect(form(mat.page)).to_be_attached()
            expect(answers(desk, plan.builder)).to_have_count(1)
