"""Pictures move where somebody looks, and stay still for people who prefer that."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Check, OpenPage
from tests.browser.people import button, copied, copy_starter, library, link_to, sequence, technique

TRACTION = "Single-leg traction"
MOVING = re.compile(r"-moving\.svg$")
STILL = re.compile(r"/(light|dark)\.svg$")
TIME = "svg => svg.getCurrentTime()"
PATHS = "picture => [...picture.querySelectorAll('[data-then]')].map(path => path.getBBox().x)"


@pytest.fixture
def builder(open_page: OpenPage) -> Page:
    """The builder with a partner session, for somebody who has nothing against movement."""
    page = open_page(width=1440, height=1000, reduced_motion="no-preference")
    copy_starter(page, "Flare day")
    return page


@pytest.fixture
def link(open_page: OpenPage) -> str:
    page = open_page()
    return link_to(page, copied(page, "Flare day"))


def thumbnail(part: Locator) -> Locator:
    return part.locator(".thumbnail img")


def first_moving(page: Page) -> Locator:
    """Return the first picture whose other pose is far enough to be drawn as well."""
    picture = page.locator(".picture[data-moves]:has(.ghost)").first
    picture.scroll_into_view_if_needed()
    return picture


def test_a_card_moves_under_the_pointer_and_rests_when_it_leaves(builder: Page) -> None:
    card = technique(builder, TRACTION)
    card.scroll_into_view_if_needed()
    expect(thumbnail(card)).to_have_attribute("src", STILL)
    card.hover()
    expect(thumbnail(card)).to_have_attribute("src", MOVING)
    builder.get_by_role("textbox", name="Made for").hover()
    expect(thumbnail(card)).to_have_attribute("src", STILL)


def test_a_card_moves_while_its_button_has_the_focus(builder: Page) -> None:
    card = technique(builder, TRACTION)
    button(card, f"Add {TRACTION}").focus()
    expect(thumbnail(card)).to_have_attribute("src", MOVING)
    library(builder).get_by_role("searchbox").focus()
    expect(thumbnail(card)).to_have_attribute("src", STILL)


def test_a_step_moves_under_the_pointer_but_not_while_somebody_types_in_it(builder: Page) -> None:
    step = sequence(builder).locator(".step:has(.thumbnail[data-moves])").first
    thumbnail(step).hover()
    expect(thumbnail(step)).to_have_attribute("src", MOVING)
    step.get_by_role("textbox", name="Note", exact=True).click()
    expect(thumbnail(step)).to_have_attribute("src", STILL)


def test_small_pictures_keep_still_for_whoever_wants_less_motion(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    copy_starter(page, "Flare day")
    card = technique(page, TRACTION)
    card.hover()
    button(card, f"Add {TRACTION}").focus()
    expect(thumbnail(card)).to_have_attribute("src", STILL)


def test_the_small_picture_follows_the_colour_scheme(open_page: OpenPage) -> None:
    page = open_page(scheme="dark")
    copy_starter(page, "Flare day")
    image = thumbnail(sequence(page).locator(".step").first)
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.currentSrc").endswith("/dark.svg")
    assert image.evaluate("image => image.naturalWidth") > 0


def test_on_the_clients_page_what_is_in_sight_moves_and_one_button_pauses_all(open_page: OpenPage, link: str) -> None:
    page = open_page(link, reduced_motion="no-preference")
    picture = first_moving(page)
    before = picture.evaluate(PATHS)
    page.wait_for_function(
        "([picture, before]) => [...picture.querySelectorAll('[data-then]')].some((path, at) =>"
        " Math.abs(path.getBBox().x - before[at]) > 1 || path.querySelector('animate'))",
        arg=[picture.element_handle(), before],
    )
    pause = button(picture, "Pause the pictures")
    pause.click()
    expect(page.get_by_role("button", name="Play the pictures").first).to_be_visible()
    expect(page.get_by_role("button", name="Pause the pictures")).to_have_count(0)
    svg = picture.locator("svg").first
    stopped = svg.evaluate(TIME)
    page.wait_for_timeout(300)
    assert svg.evaluate(TIME) == stopped
    button(picture, "Play the pictures").press("Enter")
    page.wait_for_function("([svg, stopped]) => svg.getCurrentTime() > stopped", arg=[svg.element_handle(), stopped])


def test_with_less_motion_the_clients_pictures_wait_until_they_are_asked(open_page: OpenPage, link: str) -> None:
    page = open_page(link, reduced_motion="reduce")
    picture = first_moving(page)
    expect(picture.locator("animate")).to_have_count(0)
    expect(picture.locator(".ghost")).to_be_visible()
    button(picture, "Play the pictures").click()
    expect(picture.locator("animate")).not_to_have_count(0)


def test_without_scripts_the_pictures_are_there_and_still(open_page: OpenPage, link: str) -> None:
    page = open_page(link, java_script_enabled=False)
    expect(page.locator(".picture").first).to_be_visible()
    expect(page.locator(".picture-button")).to_have_count(0)


def test_axe_finds_nothing_wrong_with_the_pictures(open_page: OpenPage, link: str, check: Check) -> None:
    page = open_page(link, width=360, reduced_motion="no-preference")
    first_moving(page)
    check(page, sizes=[(360, 900)])
