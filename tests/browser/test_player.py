"""Two people follow a plan on the mat, step by step, by touch, by keyboard, by ear."""

import re

import pytest
from playwright.sync_api import expect

from app.domain.handout.following import Kind
from tests.browser.conftest import Check, OpenPage
from tests.browser.looks import looks, told_of
from tests.browser.mat import BOTH, LEGS, TWELVE, Mat, Shared, follow, still
from tests.browser.people import button, expect_said
from tests.browser.test_feedback import SENT, answers, choose, send

SMALL = """() => [...document.querySelectorAll("dialog.player :is(button, summary, label:not([for]))")]
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width && (width < 43.9 || height < 43.9)).map(([text]) => text)"""
TYPE_SIZE = "time => parseFloat(getComputedStyle(time).fontSize)"


def test_a_plan_of_twelve_steps_is_played_to_its_end(mat: Mat, plan: Shared) -> None:
    assert len(plan.names) == len(TWELVE)
    swaps = [stage.side for stage in plan.stages if stage.kind is Kind.SWAP]
    assert swaps == ["right"] * (len(BOTH) - 1), "the two on the side are turned over for once"
    mat.begin()
    follow(mat, plan)
    choose(mat.page, "pain_after", "3")
    send(mat.page)
    expect(mat.player.get_by_text(SENT)).to_be_visible()
    expect(answers(plan.desk, plan.builder)).to_have_count(1)


def test_the_warning_signs_come_before_each_session_and_once(mat: Mat) -> None:
    button(mat.page.locator("main"), "Start together").click()
    expect(mat.player.get_by_role("heading", name="Before the first step")).to_be_focused()
    for part in ("Before you start: get help if you notice any of these", "Stop if you notice", "Agree on a stop word"):
        expect(mat.player.get_by_role("heading", name=part)).to_be_visible()
    expect(mat.player.get_by_text("whether your bladder is full")).to_be_visible()
    mat.press("Not now")
    expect(mat.player).to_be_hidden()
    mat.begin()
    mat.press("Leave")
    button(mat.page.locator("main"), "Start again").click()
    expect(button(mat.player, "None of these: start")).to_be_visible()


def test_sides_change_by_themselves(mat: Mat, plan: Shared) -> None:
    mat.begin()
    mat.go_to(LEGS)
    assert mat.shown() == ("Left side", LEGS, "1:00")
    expect(mat.player.get_by_text("Next: right side")).to_be_visible()
    mat.wait(60)
    assert mat.shown() == ("Change sides: right next", LEGS, "0:08")
    mat.wait(8)
    assert mat.shown() == ("Right side", LEGS, "1:00")


def test_it_is_played_with_the_keyboard_alone(mat: Mat, plan: Shared) -> None:
    keys = mat.page.keyboard
    names = list(plan.names.values())
    mat.page.get_by_role("button", name="Start together").focus()
    keys.press("Enter")
    button(mat.player, "None of these: start").focus()
    keys.press("Enter")
    expect(button(mat.player, "Pause")).to_be_focused()
    keys.press("Space")
    expect(button(mat.player, "Resume")).to_be_focused()
    keys.press("Space")
    keys.press("ArrowRight")
    mat.wait(1)
    assert mat.shown() == ("", names[0], "0:59")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    assert mat.shown() == ("", names[1], "1:00")
    keys.press("ArrowLeft")
    assert mat.shown() == ("", names[0], "1:00")
    mat.player.get_by_role("region", name="What to do").focus()
    keys.press("Space")
    expect(button(mat.player, "Resume")).to_be_visible()
    keys.press("Escape")
    expect(mat.player).to_be_hidden()
    expect(button(mat.page.locator("main"), f"Resume at {names[0]}")).to_be_focused()


def test_a_little_longer_and_repeat(mat: Mat) -> None:
    mat.begin()
    mat.go_to(LEGS)
    mat.wait(20)
    mat.press("A little longer")
    assert mat.time() == "1:10"
    expect_said(mat.page, "30 seconds more.")
    mat.wait(70 + 8)
    assert mat.shown() == ("Right side", LEGS, "1:30")
    button(mat.player, f"Repeat {LEGS}").click()
    assert mat.shown() == ("Left side", LEGS, "1:30")


def test_steps_are_announced_in_words(mat: Mat, plan: Shared) -> None:
    first, second, *_ = plan.names.values()
    mat.begin()
    expect_said(mat.page, re.compile(f"^Get ready: {re.escape(first)}"))
    mat.wait(10)
    expect_said(mat.page, re.compile(f"^{re.escape(first)}, 1 minute\\.$"))
    mat.wait(60)
    expect_said(mat.page, re.compile(f"^Next: {re.escape(second)}"))
    mat.press("Pause")
    expect_said(mat.page, "Paused.")


def test_who_gives_sees_the_cues_of_who_gives_also_next_time(mat: Mat) -> None:
    mat.begin()
    mat.go_to(LEGS)
    words = mat.player.get_by_role("region", name="What to do")
    giver, receiver = words.locator(".handout-giver"), words.locator(".handout-receiver")
    expect(giver).to_be_visible()
    expect(receiver).to_be_visible()
    mat.player.get_by_text("Options").click()
    mat.player.get_by_label("I am giving").check()
    expect(receiver).to_be_hidden()
    mat.page.reload()
    expect(giver).to_be_visible()
    expect(receiver).to_be_hidden()
    mat.player.get_by_text("Options").click()
    mat.player.get_by_label("I am receiving").check()
    expect(giver).to_be_hidden()
    expect(receiver).to_be_visible()


def test_it_chimes_unless_told_not_to_and_speaks_when_asked(mat: Mat, plan: Shared) -> None:
    mat.begin()
    mat.wait(10)
    tones = mat.noted("tones")
    assert isinstance(tones, int)
    assert tones > 0
    assert mat.noted("spoken") == []
    mat.player.get_by_text("Options").click()
    mat.player.get_by_label("Chime when something changes").uncheck()
    mat.player.get_by_label("Read the cues aloud").check()
    mat.player.get_by_label("I am giving").check()
    mat.player.get_by_text("Options").click()
    mat.go_to(LEGS)
    assert mat.noted("tones") == tones
    said = mat.page.evaluate("noted.spoken.at(-1)")
    cue = mat.player.locator(".handout-giver dd").inner_text()
    assert said == f"{LEGS}, left side, 1 minute. {cue}"


def test_without_scripts_the_page_is_the_whole_routine(open_page: OpenPage, plan: Shared) -> None:
    page = open_page(plan.link, java_script_enabled=False)
    for name in plan.names.values():
        expect(page.get_by_role("article").get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("button", name="Start together")).to_have_count(0)


@pytest.mark.parametrize("sizes", [[(320, 568), (360, 740), (740, 360)], [(1280, 800)]], ids=["phone", "desk"])
def test_everybody_can_use_it(open_page: OpenPage, plan: Shared, check: Check, sizes: list[tuple[int, int]]) -> None:
    (width, height), *_ = sizes
    mat = still(open_page(width=width, height=height, touch=width < 1000, reduced_motion="reduce"))
    mat.page.goto(plan.link)
    button(mat.page.locator("main"), "Start together").click()
    usable(mat, check, sizes)
    mat.press("None of these: start")
    mat.go_to(LEGS)
    for look in looks(mat.page, sizes):
        with told_of(look):
            in_sight(mat, "Pause", "Next", "Back", "A little longer")
            assert mat.player.get_by_role("timer").evaluate(TYPE_SIZE) >= 56
    usable(mat, check, sizes)
    while button(mat.player, "Next").is_visible():
        mat.press("Next")
    usable(mat, check, sizes)


def usable(mat: Mat, check: Check, sizes: list[tuple[int, int]]) -> None:
    for look in looks(mat.page, sizes):
        assert mat.page.evaluate(SMALL) == [], look
    mat.page.clock.resume()  # axe waits for time to pass
    check(mat.page, sizes=sizes)


def in_sight(mat: Mat, *names: str) -> None:
    """Assert that the time and these buttons are in the window without scrolling."""
    size = mat.page.viewport_size
    assert size
    for one in (mat.player.get_by_role("timer"), *(button(mat.player, name) for name in names)):
        box = one.bounding_box()
        assert box
        assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"], one
        assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"], one
