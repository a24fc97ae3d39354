"""Whoever is faster than the page's scripts loses nothing: presses and typing take effect once they are loaded."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.network import held
from tests.browser.people import (
    button,
    expect_builder,
    expect_saved,
    expect_steps,
    field,
    library,
    preview,
    sequence,
    step,
    technique,
)
from tests.browser.test_bodymap import region

MOVE, BEND, FIGURE, SLIDER = "Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"
OURS = re.compile(r"/static/\w+/js/(?!early)")
ALL = re.compile(r"/static/\w+/(js/(?!early)|vendor/)")


@contextmanager
def before_the_scripts(page: Page, scripts: re.Pattern[str] = OURS) -> Iterator[None]:
    """Reload a page; its scripts arrive when the block ends."""
    with held(page, scripts) as waiting:
        page.reload(wait_until="commit")
        expect(page.locator("body > :last-child")).to_be_attached()
        yield
        assert waiting
        assert page.locator("html[data-ready]").count() == 0
    expect_builder(page)


def share(page: Page) -> Locator:
    return button(page.locator("body"), "Share")


@pytest.mark.parametrize("scripts", [OURS, ALL], ids=["htmx is there", "nothing is there"])
def test_share_pressed_early_opens_the_links_once_the_page_is_ready(desk: Page, scripts: re.Pattern[str]) -> None:
    with before_the_scripts(desk, scripts):
        share(desk).click()
    expect(desk.get_by_role("dialog").get_by_role("textbox", name="Share link")).to_be_visible()


def test_behind_a_dialog_opened_early_nothing_is_pressed_but_what_was_typed_is_saved(desk: Page) -> None:
    with before_the_scripts(desk):
        button(step(desk, BEND), "Move to…").click()
        button(step(desk, FIGURE), "Remove").click()
        field(step(desk, BEND), "Note").fill("Look up")
    expect(desk.get_by_role("dialog", name=f"Move {BEND} to…")).to_be_visible()
    expect_saved(desk)
    desk.reload()
    expect_steps(desk, "Session", MOVE, BEND, FIGURE, SLIDER)
    expect(field(step(desk, BEND), "Note")).to_have_value("Look up")


def test_what_was_done_early_is_saved_in_its_order(desk: Page) -> None:
    with before_the_scripts(desk):
        field(step(desk, BEND), "Minutes").fill("7")
        field(step(desk, BEND), "Note").press_sequentially("Look up")
        button(step(desk, BEND), "Move down").click()
        button(library(desk), "Add Prepare the space").click(click_count=2)
    expect_saved(desk)
    desk.reload()
    expect_steps(desk, "Session", MOVE, FIGURE, BEND, SLIDER, "Prepare the space", "Prepare the space")
    expect(field(step(desk, BEND), "Minutes")).to_have_value("7")
    expect(field(step(desk, BEND), "Note")).to_have_value("Look up")


def test_a_form_that_only_htmx_sends_is_sent_once_and_the_page_stays(desk: Page) -> None:
    blocks = sequence(desk).locator("[data-block]")
    before = blocks.count()
    with before_the_scripts(desk):
        button(sequence(desk), "Add a block").click()
    expect(blocks).to_have_count(before + 1)
    expect_saved(desk)
    expect(blocks).to_have_count(before + 1)
    assert "?" not in desk.url
    with before_the_scripts(desk):
        library(desk).get_by_role("searchbox").fill("prepare the space")
        library(desk).get_by_role("searchbox").press("Enter")
    expect(technique(desk, "Prepare the space")).to_be_visible()
    expect(technique(desk, BEND)).to_have_count(0)
    assert "?" not in desk.url


def test_keys_pressed_early_move_a_step_and_press_the_body(desk: Page) -> None:
    with before_the_scripts(desk):
        step(desk, BEND).focus()
        desk.keyboard.press("Alt+ArrowDown")
        library(desk).get_by_text("Choose on a body").click()
        region(desk, "Hip").focus()
        desk.keyboard.press("Space")
    expect_steps(desk, "Session", MOVE, FIGURE, BEND, SLIDER)
    expect(region(desk, "Hip")).to_have_attribute("aria-pressed", "true")


def test_a_tab_pressed_early_is_in_front(desk: Page) -> None:
    with before_the_scripts(desk):
        preview(desk).get_by_role("tab", name="Printed sheet").click()
    expect(preview(desk).get_by_role("tabpanel", name="Printed sheet")).to_be_visible()


def test_links_disclosures_and_plain_forms_wait_for_no_script(open_page: OpenPage) -> None:
    page = open_page("/")
    with held(page, ALL):
        page.reload(wait_until="commit")
        button(page.locator("body"), "Use Desk breaks").click()
        asking = button(sequence(page), "Ask the questions…")
        expect(asking).to_be_hidden()
        page.locator("#client > summary").click()
        expect(asking).to_be_visible()
        page.get_by_role("link", name="What helped").click()
        expect(page.get_by_role("link", name="Back to the sequence")).to_be_visible()
