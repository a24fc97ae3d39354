"""Choosing an area of the body on the figure: by mouse, finger and keyboard, in step with the list of areas."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Axe, Check, OpenPage
from tests.browser.looks import looks
from tests.browser.people import PHONE, copy_starter, expect_builder, expect_saved, field, library, new_sequence, step

COLOURS = """() => ["#body-hip", "#body-low_back", "#body-map"].map(one => {
    const style = getComputedStyle(document.querySelector(one));
    return (one === "#body-map" ? style.backgroundColor : style.fill).match(/[\\d.]+/g).map(Number);
})"""
WITHIN = """path => {
    const box = path.getBBox(), to = path.getScreenCTM();
    const tries = Array.from({ length: 400 }, (_, n) => new DOMPoint(
        box.x + (n % 20 + 0.5) / 20 * box.width, box.y + (Math.floor(n / 20) + 0.5) / 20 * box.height));
    const found = tries.filter(point => path.isPointInFill(point)).map(point => point.matrixTransform(to));
    const seen = found.find(({ x, y }) => document.elementFromPoint(x, y) === path);
    return [seen.x, seen.y];
}"""
BESIDE_THE_KNEE = """() => {
    const knee = document.getElementById("body-knee").getBoundingClientRect();
    return [knee.left - 5, knee.top + knee.height / 2];
}"""


def open_map(page: Page) -> Locator:
    """Begin a sequence and open the body map."""
    new_sequence(page)
    tab = page.get_by_role("navigation", name="Parts of the builder").get_by_role("button", name="Library")
    if tab.is_visible():
        tab.click()
    library(page).get_by_text("Choose on a body map").click()
    return library(page).get_by_role("group", name="Body, front and back")


def region(page: Page, name: str) -> Locator:
    """Return an area of the map by the name that it has for a screen reader."""
    return library(page).get_by_role("button", name=re.compile(f"^{name}: "))


def press(page: Page, name: str) -> None:
    """Click within an area: the middle of one that is on both sides of the body is none of it."""
    one = region(page, name)
    one.scroll_into_view_if_needed()
    page.mouse.click(*one.evaluate(WITHIN))


def area(page: Page) -> Locator:
    """Return the list of areas."""
    return library(page).get_by_label("Body area", exact=True)


def expect_chosen(page: Page, value: str, words: str) -> None:
    """Wait until list, map, sentence and what was found agree."""
    expect(area(page)).to_have_value(value)
    pressed = library(page).locator("[aria-pressed=true]")
    expect(pressed).to_have_count(1 if value else 0)
    if value:
        expect(pressed).to_have_attribute("data-area", value)
    expect(page.locator("#body-state")).to_have_text(words)
    count = (re.findall(r"\d+", words) or ["81"])[0]
    expect(page.locator("#library-count")).to_have_text(f"{count} of 81 techniques")
    expect(library(page).locator(".techniques > .technique")).to_have_count(int(count))
    expect(page.locator("#body-choice")).to_have_attribute("open", "")


def contrast(one: list[float], other: list[float]) -> float:
    def luminance(colour: list[float]) -> float:
        parts = [value / 255 for value in colour[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_a_press_filters_and_another_clears(open_page: OpenPage) -> None:
    page = open_page()
    open_map(page)
    expect_chosen(page, "", "Any area")
    press(page, "Low back")
    expect_chosen(page, "low_back", "Low back: 34 techniques")
    press(page, "Sacrum")
    expect_chosen(page, "sacrum", "Sacrum: 6 techniques")
    press(page, "Sacrum")
    expect_chosen(page, "", "Any area")
    region(page, "Whole body").click()
    expect_chosen(page, "whole_body", "Whole body: 9 techniques")


def test_the_map_follows_the_list(open_page: OpenPage) -> None:
    page = open_page()
    open_map(page)
    area(page).select_option("hip")
    expect_chosen(page, "hip", "Hip: 33 techniques")
    library(page).get_by_label("Position", exact=True).select_option("prone")
    expect(page.locator("#body-state")).to_have_text(re.compile(r"^Hip: \d techniques?$"))
    library(page).get_by_label("Position", exact=True).select_option("")
    area(page).select_option("")
    expect_chosen(page, "", "Any area")


def test_clearing_all_clears_the_map(open_page: OpenPage) -> None:
    page = open_page()
    open_map(page)
    press(page, "Neck")
    expect_chosen(page, "neck", "Neck: 1 technique")
    library(page).get_by_role("searchbox").fill("levitation")
    library(page).get_by_role("button", name="Clear search and filters").click()
    expect_chosen(page, "", "Any area")


def test_enter_and_space_press_and_the_focus_stays_and_shows(open_page: OpenPage) -> None:
    page = open_page()
    open_map(page)
    page.keyboard.press("Tab")
    expect(region(page, "Neck")).to_be_focused()
    page.keyboard.press("Tab")
    shoulder = region(page, "Shoulder")
    expect(shoulder).to_be_focused()
    expect(page.locator("#body-focus")).to_have_attribute("d", shoulder.get_attribute("d") or "-")
    expect(page.locator("#body-hint")).to_have_text("Shoulder: 4 techniques")
    page.keyboard.press("Enter")
    expect_chosen(page, "shoulder", "Shoulder: 4 techniques")
    expect(shoulder).to_be_focused()
    expect(page.locator("#body-focus")).to_have_attribute("d", shoulder.get_attribute("d") or "-")
    page.keyboard.press("Space")
    expect_chosen(page, "", "Any area")
    expect(shoulder).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#body-focus")).to_have_attribute("d", "")


def test_what_would_leave_nothing_cannot_be_pressed(open_page: OpenPage) -> None:
    page = open_page()
    open_map(page)
    library(page).get_by_label("Position", exact=True).select_option("prone")
    neck = region(page, "Neck")
    expect(neck).to_have_attribute("aria-disabled", "true")
    press(page, "Neck")
    neck.focus()
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value("")
    expect(page.locator("#body-state")).to_have_text("Any area")


def test_a_focused_place_is_not_hidden_under_the_search(open_page: OpenPage) -> None:
    page = open_page(height=700)
    open_map(page)
    neck = region(page, "Neck")
    library(page).evaluate("pane => pane.scrollTo(0, 700)")
    neck.focus()
    below = page.locator("#library-search").evaluate("search => search.getBoundingClientRect().bottom")
    assert neck.evaluate("neck => neck.getBoundingClientRect().top") >= below


def test_a_finger_beside_a_thin_place_means_it(open_page: OpenPage) -> None:
    page = open_page(**PHONE, touch=True)
    body = open_map(page)
    body.evaluate("body => body.scrollIntoView({ block: 'end' })")
    page.touchscreen.tap(*page.evaluate(BESIDE_THE_KNEE))
    expect_chosen(page, "knee", "Knee: 1 technique")


def test_everyone_can_use_it(open_page: OpenPage, check: Check) -> None:
    page = open_page(width=320, reduced_motion="reduce")
    open_map(page)
    press(page, "Low back")
    expect_chosen(page, "low_back", "Low back: 34 techniques")
    check(page, "[aria-label=Library]", [(1280, 900), (320, 900)])
    page.mouse.move(0, 0)
    for look in looks(page, [(1280, 900), (320, 900)]):
        plain, chosen, card = page.evaluate(COLOURS)
        assert contrast(plain, card) >= 3, look
        assert contrast(chosen, card) >= 3, look


def test_the_summary_counts_areas_as_the_sequence_changes(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(width=1440)
    copy_starter(page, "Desk breaks")
    expect_builder(page)
    areas = page.locator("#summary-areas")
    before = areas.inner_text()
    areas.locator("summary").click()
    minutes = field(step(page, "Standing back bend"), "Minutes")
    minutes.fill("9")
    expect_saved(page)
    expect(areas).not_to_have_text(before)
    expect(areas).to_contain_text("A step counts in full")
    expect(areas).to_have_attribute("open", "")
    assert axe(page, "#summary") == []
