"""The player works its time out from timestamps: what passed unwatched has passed, and no look at it changes it."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.people import copied, link_to

# Applies one action after another to a state and reports each result.
RUN = """async ({ stages, acts }) => {
    const player = document.querySelector("script[src$='/player/main.js']").src;
    const clock = await import(player.replace("main.js", "clock.js"));
    let state = clock.fresh(stages);
    return acts.map(([name, now]) => {
        state = clock[name](state, now);
        return { at: state.at, left: clock.remaining(state, now), runs: clock.isRunning(state), ended: state.ended,
            lengths: state.stages.map(({ seconds }) => seconds) };
    });
}"""
RESTORED = """async ({ stages, kept }) => {
    const player = document.querySelector("script[src$='/player/main.js']").src;
    return (await import(player.replace("main.js", "clock.js"))).restored(kept, stages);
}"""


def stage(step_id: str, kind: str, seconds: int, side: str = "") -> dict[str, Any]:
    return {"step_id": step_id, "kind": kind, "side": side, "seconds": seconds}


# Two steps, the first on both sides: it lasts 10 + 60 + 8 + 60 + 8 + 30 = 176 seconds.
STAGES = [
    stage("legs", "rest", 10),
    stage("legs", "work", 60, "left"),
    stage("legs", "swap", 8, "right"),
    stage("legs", "work", 60, "right"),
    stage("feet", "rest", 8),
    stage("feet", "work", 30),
]
LEFT, SWAP, RIGHT, REST, FEET, OVER = 1, 2, 3, 4, 5, 6
LENGTH_MS = 176_000


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A client's page: its scripts can be asked."""
    with browser.new_context(base_url=base_url) as context:
        page = context.new_page()
        page.goto(link_to(page, copied(page, "Desk breaks")))
        yield page


def run(page: Page, *acts: tuple[str, int], stages: list[dict[str, Any]] = STAGES) -> dict[str, Any]:
    """Do `acts`, each a name and a timestamp in milliseconds, and return what the last one left."""
    last: dict[str, Any] = page.evaluate(RUN, {"stages": stages, "acts": acts})[-1]
    return last


def test_a_stage_that_is_over_begins_the_next_at_the_moment_it_ended(page: Page) -> None:
    found = run(page, ("start", 0), ("tick", 10_700))
    assert (found["at"], found["left"]) == (LEFT, 59_300)


def test_time_that_nobody_watched_has_passed(page: Page) -> None:
    found = run(page, ("start", 0), ("tick", 5_000), ("tick", 148_500))
    assert (found["at"], found["left"]) == (FEET, 27_500)


def test_the_end_is_when_it_was_and_not_when_it_was_seen(page: Page) -> None:
    found = run(page, ("start", 1_000), ("tick", 9_999_000))
    assert (found["at"], found["runs"], found["ended"]) == (OVER, False, 1_000 + LENGTH_MS)


def test_a_pause_takes_nothing_and_gives_nothing(page: Page) -> None:
    found = run(page, ("start", 0), ("pause", 30_000), ("tick", 500_000))
    assert (found["at"], found["left"], found["runs"]) == (LEFT, 40_000, False)
    found = run(page, ("start", 0), ("pause", 30_000), ("resume", 500_000), ("tick", 510_000))
    assert (found["at"], found["left"], found["runs"]) == (LEFT, 30_000, True)


def test_a_second_press_of_pause_or_resume_changes_nothing(page: Page) -> None:
    twice = run(page, ("start", 0), ("pause", 30_000), ("pause", 40_000), ("resume", 50_000), ("resume", 55_000))
    assert (twice["at"], twice["left"]) == (LEFT, 35_000)


def test_next_leaves_the_rest_of_a_stage_out_and_goes_on_running(page: Page) -> None:
    found = run(page, ("start", 0), ("next", 2_000), ("tick", 3_000))
    assert (found["at"], found["left"], found["runs"]) == (LEFT, 59_000, True)


def test_next_on_the_last_stage_ends_the_session(page: Page) -> None:
    found = run(page, ("start", 0), ("tick", 150_000), ("next", 151_000))
    assert (found["at"], found["runs"], found["ended"]) == (OVER, False, 151_000)


def test_back_goes_to_the_work_before_and_not_to_the_rest_between(page: Page) -> None:
    assert run(page, ("start", 0), ("tick", 80_000), ("back", 81_000))["at"] == LEFT
    assert run(page, ("start", 0), ("tick", 150_000), ("back", 151_000))["at"] == RIGHT


def test_back_before_the_first_work_begins_the_countdown_again(page: Page) -> None:
    found = run(page, ("start", 0), ("back", 4_000))
    assert (found["at"], found["left"]) == (0, 10_000)


def test_repeat_begins_a_step_again_from_its_first_side(page: Page) -> None:
    found = run(page, ("start", 0), ("tick", 100_000), ("repeat", 100_000))
    assert (found["at"], found["left"]) == (LEFT, 60_000)


def test_repeat_in_the_rest_after_a_step_means_the_step_that_was_just_done(page: Page) -> None:
    assert run(page, ("start", 0), ("tick", 140_000), ("repeat", 140_000))["at"] == LEFT


def test_in_a_run_on_the_side_repeat_means_the_step_on_the_side_one_lies_on(page: Page) -> None:
    turned = [
        stage("hip", "rest", 10),
        stage("hip", "work", 60, "left"),
        stage("leg", "rest", 8),
        stage("leg", "work", 60, "left"),
        stage("hip", "swap", 20, "right"),
        stage("hip", "work", 60, "right"),
        stage("leg", "rest", 8),
        stage("leg", "work", 60, "right"),
    ]
    for now, again in ((30, 1), (75, 1), (100, 3), (145, 3), (200, 5), (220, 5), (240, 7)):
        assert run(page, ("start", 0), ("repeat", now * 1000), stages=turned)["at"] == again, f"after {now} seconds"


def test_back_while_paused_stays_paused(page: Page) -> None:
    found = run(page, ("start", 0), ("pause", 80_000), ("back", 90_000), ("tick", 99_000))
    assert (found["at"], found["left"], found["runs"]) == (LEFT, 60_000, False)


def test_a_little_longer_is_for_both_sides_while_the_second_is_still_to_come(page: Page) -> None:
    found = run(page, ("start", 0), ("tick", 20_000), ("longer", 20_000))
    assert (found["at"], found["left"]) == (LEFT, 80_000)
    assert found["lengths"] == [10, 90, 8, 90, 8, 30]
    assert run(page, ("start", 0), ("tick", 80_000), ("longer", 80_000))["lengths"] == [10, 60, 8, 90, 8, 30]


def test_a_clock_that_was_set_back_takes_nothing_away(page: Page) -> None:
    found = run(page, ("start", 100_000), ("tick", 40_000))
    assert (found["at"], found["left"]) == (0, 10_000)


@settings(deadline=None, max_examples=60)  # each asks the browser
@given(
    lengths=st.lists(st.integers(1, 600), min_size=1, max_size=20),
    looks=st.lists(st.integers(0, 4_000_000), max_size=30),
    end=st.integers(0, 12_000_000),
)
def test_however_often_one_looks_it_is_as_late_as_it_is(
    page: Page, lengths: list[int], looks: list[int], end: int
) -> None:
    stages = [stage(f"s{place}", "work", seconds) for place, seconds in enumerate(lengths)]
    often = [("tick", look) for look in sorted(looks) if look < end]
    once = run(page, ("start", 0), ("tick", end), stages=stages)
    assert run(page, ("start", 0), *often, ("tick", end), stages=stages) == once
    done = sum(lengths[: once["at"]]) * 1000
    assert done <= end
    assert once["runs"] == (end < sum(lengths) * 1000)
    if once["runs"]:
        assert done + lengths[once["at"]] * 1000 - once["left"] == end


def kept(**changes: object) -> dict[str, object]:
    return {"stages": STAGES, "at": RIGHT, "left": 12_345, "since": 5, "started": 1, "ended": None, **changes}


def test_what_was_kept_of_this_plan_comes_back_paused_at_the_same_moment(page: Page) -> None:
    found = page.evaluate(RESTORED, {"stages": STAGES, "kept": kept()})
    assert found == kept(since=None)


def test_stages_that_were_made_longer_come_back_as_long(page: Page) -> None:
    longer = [{**one, "seconds": one["seconds"] + 30} for one in STAGES]
    found = page.evaluate(RESTORED, {"stages": STAGES, "kept": kept(stages=longer, left=85_000)})
    assert (found["stages"], found["left"]) == (longer, 85_000)


@pytest.mark.parametrize(
    "changes",
    [
        {"stages": STAGES[:-1]},
        {"stages": [*STAGES[:-1], stage("hands", "work", 30)]},
        {"stages": [*STAGES[:-1], stage("feet", "work", 29)]},
        {"stages": [*STAGES[:1], stage("legs", "work", 60, "right"), *STAGES[2:]]},
        {"stages": "legs"},
        {"at": OVER},
        {"at": -1},
        {"at": "1"},
        {"left": 60_001},
        {"left": 0},
        {"started": None},
    ],
)
def test_what_was_kept_of_another_plan_or_was_tampered_with_begins_anew(page: Page, changes: dict[str, object]) -> None:
    assert page.evaluate(RESTORED, {"stages": STAGES, "kept": kept(**changes)}) is None


def test_nothing_kept_is_no_session(page: Page) -> None:
    assert page.evaluate(RESTORED, {"stages": STAGES, "kept": None}) is None
