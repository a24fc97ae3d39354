"""A phone beside the mat: a plan of twelve steps behind a link, and a clock that moves only when a test lets it."""

from dataclasses import dataclass
from datetime import date

import yaml
from playwright.sync_api import FilePayload, Locator, Page, expect

from app.domain.handout.following import Kind, Stage, stages
from app.domain.handout.handout import handout
from app.library.loading import load_library
from app.library.sequence_file import read_sequence
from tests.browser.people import begun, button, link_to
from tests.plans import NOW
from tests.serving import ROOT

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


@dataclass(frozen=True)
class Shared:
    """The plan of twelve steps behind a link: the therapist's tab, where its builder is, and what is to be played."""

    desk: Page
    builder: str
    link: str
    stages: tuple[Stage, ...]
    names: dict[str, str]


def share_plan(desk: Page) -> Shared:
    """Load the plan into an empty workspace and share it. The tab stays as it is."""
    file = FilePayload(name="plan.yaml", mimeType="application/yaml", buffer=PLAN.encode())
    builder = begun(desk, "/sequences/import", file=file)
    library = load_library(ROOT / "sequences")
    sheet = handout(read_sequence(PLAN.encode(), library), library, date(2026, 3, 1))
    names = {step.step_id: step.name for part in sheet.parts for step in part.steps}
    return Shared(desk, builder, link_to(desk, builder), stages(sheet), names)


@dataclass(frozen=True)
class Mat:
    """A phone beside the mat, with a clock that stops between a test's actions."""

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


def look_away(page: Page, *, away: bool) -> None:
    """Tell a page that another app has come to the front, or that it is back."""
    page.evaluate(
        """state => {
            Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        "hidden" if away else "visible",
    )
