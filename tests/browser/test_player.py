"""Two people follow a plan on the mat: with a clock that moves only when a test lets it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
import yaml
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from app.domain.following import Kind, Stage, stages
from app.domain.handout import handout
from app.library.loading import load_library
from app.library.sequence_file import read_sequence
from tests.browser.conftest import Axe, NewContext, OpenPage
from tests.browser.people import block, button, expect_builder, expect_said, expect_saved, step
from tests.browser.test_feedback import SENT, WAITS, answers, choose, form, send
from tests.browser.test_offline import stop
from tests.browser.test_sharing import dialog, shared
from tests.plans import NOW
from tests.serving import ROOT, serving

LEGS = "Harmonic leg rocking"  # on both sides
MS = 1000  # milliseconds in a second
TWELVE = (
    "prep_checkin",
    "prep_settle",
    "sup_foot_palm_press",
    "sup_leg_roll_rock",
    "sup_knee_to_chest_assist",
    "sup_hip_circles",
    "sup_bus_driver",
    "sup_knee_sway_assist",
    "side_hip_rock",
    "side_glute_palm",
    "close_rest",
    "close_rise_recheck",
)
BOTH = {"sup_leg_roll_rock", "sup_knee_to_chest_assist", "sup_hip_circles", "side_hip_rock", "side_glute_palm"}
PLAN = yaml.safe_dump(
    {
        "senline": 1,
        "audience": "partner",
        "phase": "maintain",
        "title": "Twelve for two",
        "blocks": [
            {
                "name": "Session",
                "kind": "session",
                "steps": [
                    {"technique": one, "minutes": 1} | ({"side": "both"} if one in BOTH else {}) for one in TWELVE
                ],
            }
        ],
    }
)

# What a phone does beside showing: each is written down in the page, with what it was asked.
NOTEBOOK = """
    window.noted = { spoken: [], tones: 0, locks: 0, released: 0 };
    const release = function () { this.released = true; noted.released += 1; return Promise.resolve(); };
    const request = async () => { noted.locks += 1; return (noted.lock = { released: false, release }); };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
    speechSynthesis.speak = (said) => noted.spoken.push(said.text);
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) { noted.tones += 1; return begin.apply(this, at); };
"""
LOOK = """() => new Promise((done) => {
    navigator.serviceWorker.addEventListener("message", ({ data }) => data.done === "look" && done());
    dispatchEvent(new Event("online"));
})"""
SMALL = """() => [...document.querySelectorAll("dialog.player :is(button, summary, label:not([for]))")]
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width && (width < 43.9 || height < 43.9)).map(([text]) => text)"""


@dataclass(frozen=True)
class Shared:
    """The plan of twelve steps behind a link: the therapist's own page, the link, and what is to be played."""

    desk: Page
    link: str
    stages: tuple[Stage, ...]
    names: dict[str, str]


def share_plan(desk: Page) -> Shared:
    """Load the plan into an empty workspace and share it."""
    file = FilePayload(name="plan.yaml", mimeType="application/yaml", buffer=PLAN.encode())
    desk.get_by_label("Sequence file, downloaded from Senline as YAML").set_input_files(file)
    button(desk.locator("body"), "Load file").click()
    expect_builder(desk)
    link = shared(desk)
    button(dialog(desk), "Close").click()
    library = load_library(ROOT / "sequences")
    sheet = handout(read_sequence(PLAN.encode(), library), library, date(2026, 3, 1))
    names = {step.step_id: step.name for part in sheet.parts for step in part.steps}
    return Shared(desk, link, stages(sheet), names)


@pytest.fixture
def plan(open_page: OpenPage) -> Shared:
    return share_plan(open_page("/", width=1440, height=1000))


@dataclass(frozen=True)
class Mat:
    """A phone beside the mat, whose clock stands still between what a test does."""

    page: Page

    @property
    def player(self) -> Locator:
        return self.page.get_by_role("dialog", name="Follow along")

    def press(self, name: str) -> None:
        button(self.player, name).click()

    def begin(self) -> None:
        """Start together, with no warning sign."""
        button(self.page.locator("main"), "Start together").click()
        self.press("None of these: start")

    def wait(self, seconds: float) -> None:
        """Let time pass with the player in sight."""
        self.page.clock.run_for(round(seconds * MS))

    def sleep(self, seconds: float) -> None:
        """Let time pass while the phone gives the page no time at all, as a locked one does."""
        self.page.clock.fast_forward(round(seconds * MS))

    def go_to(self, name: str) -> None:
        """Press Next until the work of a step has begun."""
        while self.heading() in {"Get ready", "Next"} or self.name() != name:
            self.press("Next")

    def name(self) -> str:
        return self.player.get_by_role("heading", level=1).inner_text()

    def heading(self) -> str:
        return self.player.locator(".player-heading").inner_text()

    def time(self) -> str:
        return self.player.get_by_role("timer").inner_text()

    def shown(self) -> tuple[str, str, str]:
        """Return what one reads at a glance: what the time counts, the step, the time."""
        return self.heading(), self.name(), self.time()

    def noted(self, what: str) -> object:
        return self.page.evaluate(f"noted.{what}")


def still(page: Page) -> Mat:
    """Stop a page's clock, and write down what it asks of the phone. From its next load on."""
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW.replace(microsecond=0) + (NOW.resolution * 2_000_000))
    page.add_init_script(NOTEBOOK)
    return Mat(page)


@pytest.fixture
def mat(new_context: NewContext, plan: Shared) -> Mat:
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    mat = still(context.new_page())
    mat.page.goto(plan.link)
    return mat


def read(stage: Stage, names: dict[str, str], *, first: bool) -> tuple[str, str, str]:
    """Return what is shown at the beginning of a stage."""
    heading = {
        Kind.REST: "Get ready" if first else "Next",
        Kind.SWAP: f"Change sides: {stage.side} next",
        Kind.WORK: {"left": "Left side", "right": "Right side", "": ""}[stage.side],
    }[stage.kind]
    return heading, names[stage.step_id], f"{stage.seconds // 60}:{stage.seconds % 60:02}"


def follow(mat: Mat, plan: Shared) -> None:
    """Let the whole session pass and look at every stage as it begins."""
    for place, stage in enumerate(plan.stages):
        assert mat.shown() == read(stage, plan.names, first=place == 0)
        mat.wait(stage.seconds)
    expect(mat.player.get_by_role("heading", name="That was the last step")).to_be_visible()


def test_a_plan_of_twelve_steps_is_played_to_its_end(mat: Mat, plan: Shared) -> None:
    assert len(plan.names) == len(TWELVE)
    assert [stage.side for stage in plan.stages if stage.kind is Kind.SWAP] == ["right"] * len(BOTH)
    mat.begin()
    follow(mat, plan)
    choose(mat.page, "pain_after", "3")
    send(mat.page)
    expect(mat.player.get_by_text(SENT)).to_be_visible()
    expect(answers(plan.desk)).to_have_count(1)


def test_time_runs_on_while_one_looks_at_another_app(mat: Mat, plan: Shared) -> None:
    mat.begin()
    mat.wait(10 + 15)  # the countdown, and some of the first step
    assert mat.shown() == ("", plan.names[plan.stages[0].step_id], "0:45")
    look_away(mat.page, away=True)
    mat.sleep(45 + 8 + 20)  # the rest of it, the pause, and into the second step
    look_away(mat.page, away=False)
    assert mat.shown() == ("", plan.names[plan.stages[2].step_id], "0:40")


def look_away(page: Page, *, away: bool) -> None:
    """Tell a page that another app has come to the front, or that it is back."""
    page.evaluate(
        """state => {
            Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        "hidden" if away else "visible",
    )


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
    mat.press("Go on")
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
    mat.press("Go on")
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
    button(mat.page.locator("main"), f"Go on at {name}").click()
    assert mat.time() == "0:37"
    mat.page.reload()  # it is on the screen again, so it stays there
    assert mat.time() == "0:37"
    button(mat.player, "Go on").click()
    mat.wait(1)
    assert mat.time() == "0:36"


def test_the_warning_signs_come_before_each_session_and_once(mat: Mat) -> None:
    button(mat.page.locator("main"), "Start together").click()
    signs = mat.player.get_by_role("heading", name=re.compile("warning|first", re.IGNORECASE))
    expect(signs.first).to_be_visible()
    expect(mat.player.get_by_role("heading", name="Agree on a stop word")).to_be_visible()
    mat.press("Not now")
    expect(mat.player).to_be_hidden()
    mat.begin()
    mat.press("Leave")
    button(mat.page.locator("main"), "Start again").click()
    expect(button(mat.player, "None of these: start")).to_be_visible()


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
    expect(button(mat.player, "Go on")).to_be_focused()
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
    expect(button(mat.player, "Go on")).to_be_visible()
    keys.press("Escape")
    expect(mat.player).to_be_hidden()
    expect(button(mat.page.locator("main"), f"Go on at {names[0]}")).to_be_focused()


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


def test_a_new_version_does_not_come_in_the_middle_of_a_session(mat: Mat, plan: Shared) -> None:
    expect(mat.page.locator("html")).to_have_attribute("data-kept", "")
    mat.begin()
    mat.wait(10 + 23)
    shown = mat.shown()
    mat.page.wait_for_function("async () => Boolean(await caches.match(`${location.pathname}/session`))")
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
            expect(answers(desk)).to_have_count(1)


def test_without_scripts_the_page_is_the_whole_routine(open_page: OpenPage, plan: Shared) -> None:
    page = open_page(plan.link, java_script_enabled=False)
    for name in plan.names.values():
        expect(page.get_by_role("article").get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("button", name="Start together")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 740), (740, 360), (1280, 800)])
def test_everybody_can_use_it(  # noqa: PLR0917 - fixtures
    open_page: OpenPage,
    plan: Shared,
    axe: Axe,
    no_horizontal_scroll: Callable[[Page], None],
    width: int,
    height: int,
    scheme: Literal["light", "dark"],
) -> None:
    page = open_page("/", width=width, height=height, scheme=scheme, touch=width < 1000, reduced_motion="reduce")
    mat = still(page)
    page.goto(plan.link)
    button(page.locator("main"), "Start together").click()
    usable(mat, axe, no_horizontal_scroll)
    mat.press("None of these: start")
    mat.go_to(LEGS)
    usable(mat, axe, no_horizontal_scroll)
    in_sight(mat, "Pause", "Next", "Back", "A little longer")
    assert mat.player.get_by_role("timer").evaluate("time => parseFloat(getComputedStyle(time).fontSize)") >= 56
    while button(mat.player, "Next").is_visible():
        mat.press("Next")
    usable(mat, axe, no_horizontal_scroll)


def usable(mat: Mat, axe: Axe, no_horizontal_scroll: Callable[[Page], None]) -> None:
    no_horizontal_scroll(mat.page)
    assert mat.page.evaluate(SMALL) == []
    mat.page.clock.resume()  # axe waits for time to pass
    assert axe(mat.page) == []


def in_sight(mat: Mat, *names: str) -> None:
    """Assert that the time and these buttons are in the window without scrolling."""
    size = mat.page.viewport_size
    assert size
    for one in (mat.player.get_by_role("timer"), *(button(mat.player, name) for name in names)):
        box = one.bounding_box()
        assert box
        assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"], one
        assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"], one
