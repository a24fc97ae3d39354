"""Everyone can use every page: checked by axe in both colour schemes, wide and narrow, by finger, without motion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Check, OpenPage
from tests.browser.hands import Finger, at_the_end, carry, holding
from tests.browser.looks import told_of
from tests.browser.people import (
    PHONE,
    add_condition,
    block,
    button,
    checks,
    client,
    copied,
    copy_starter,
    expect_said,
    expect_saved,
    field,
    handout,
    library,
    new_sequence,
    preview,
    search,
    step,
    technique,
)
from tests.browser.watching import Watch

BEND = "Standing back bend"
GONE = f"/s/{'A' * 43}"
MISSING = "/sequences/AAAAAAAAAAAAAAAA"
SMALL = """smallest => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
    .filter(control => control.checkVisibility({ visibilityProperty: true }) &&
        !control.matches("p a, li > a, .skip-link"))
    .map(control => [(control.closest("label") ?? control).getBoundingClientRect(), control.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width < smallest || box.height < smallest).map(([box, html]) => html)"""
MOVING = """() => document.getAnimations().map(animation => animation.effect.getTiming().duration)
    .filter(duration => duration > 1)"""

Fits = Callable[[Page], None]


@pytest.fixture
def start(open_page: OpenPage) -> Page:
    """A tab as narrow as a phone, where less has room: what is done there is looked at in every look."""
    return open_page(width=360)


def part(page: Page, name: str) -> None:
    """Bring a part of the builder to the front where only one has room."""
    tab = page.get_by_role("navigation", name="Parts of the builder").get_by_role("button", name=name)
    if tab.is_visible():
        tab.click()


def shared(page: Page) -> str:
    button(page.locator("body"), "Share").click()
    return page.get_by_role("textbox", name="Share link").input_value()


def collide(page: Page, watch: Watch) -> Locator:
    """Let a second tab change a field first, and return what is shown beside it."""
    watch.allow("409")
    other = page.context.new_page()
    other.goto(page.url)
    for tab, words in ((other, "Theirs"), (page, "Mine")):
        field(step(tab, BEND), "Note").fill(words)
        if tab is other:
            expect_saved(tab)
    return step(page, BEND).get_by_text("Another tab saved")


def test_the_start_page(start: Page, check: Check, watch: Watch) -> None:
    watch.allow("422")
    start.goto("/")
    check(start)
    copied(start, "Desk breaks")
    start.reload()
    start.get_by_text("Rename").click()
    start.get_by_label("New title").fill(" ")
    start.get_by_role("button", name="Save title").click()
    expect(start.get_by_label("New title")).to_have_attribute("aria-invalid", "true")
    check(start)


def test_the_builder(start: Page, check: Check, watch: Watch) -> None:
    copy_starter(start, "Desk breaks")
    check(start)
    watch.allow("422")
    field(step(start, "Movement breaks"), "Minutes").fill("20")
    field(step(start, "Seated figure-four"), "Minutes").fill("999")
    expect(step(start, "Movement breaks").get_by_text("longer than the usual")).to_be_visible()
    expect(field(step(start, "Seated figure-four"), "Minutes")).to_have_attribute("aria-invalid", "true")
    check(start)
    expect(collide(start, watch)).to_be_visible()
    check(start)


def test_an_empty_sequence(start: Page, check: Check) -> None:
    new_sequence(start)
    check(start)


def test_the_library(start: Page, check: Check) -> None:
    new_sequence(start)
    part(start, "Library")
    search(start, "cobra")
    cobra = technique(start, "Assisted cobra")
    cobra.get_by_text("Details").click()
    expect(cobra.get_by_text("Where it comes from")).to_be_visible()
    check(start, "[aria-label=Library]")
    search(start, "levitation")
    expect(library(start).get_by_text("No technique matches “levitation”")).to_be_visible()
    check(start, "[aria-label=Library]")


def test_the_preview(start: Page, check: Check) -> None:
    copy_starter(start, "Desk breaks")
    part(start, "Preview")
    expect(handout(start)).to_be_visible()
    check(start, "[aria-label=Preview]")
    preview(start).get_by_role("tab", name="Printed sheet").click()
    expect(preview(start).get_by_role("img", name="Page 1")).to_be_visible()
    check(start, "[aria-label=Preview]")


def test_the_dialogs(start: Page, check: Check) -> None:
    copy_starter(start, "Desk breaks")
    button(step(start, BEND), "Move to…").click()
    expect(start.get_by_role("dialog", name="Move Standing back bend to…")).to_be_visible()
    check(start, "dialog[open]")
    start.keyboard.press("Escape")
    shared(start)
    check(start, "dialog[open]")


def test_the_client_and_the_checks(start: Page, check: Check) -> None:
    copy_starter(start, "Partner session")
    add_condition(start, "osteo", "Osteoporosis or low bone density")
    knee = add_condition(start, "knee injury", "Knee injury or painful knee")
    knee.get_by_text("Mark as cleared…").click()
    client(start).get_by_role("searchbox", name="Search conditions to add").fill("heart")
    expect(client(start).get_by_role("button", name="Add Heart failure, stable and cleared")).to_be_visible()
    step(start, "Bus Driver").get_by_text("What to do").click()
    expect(button(step(start, "Bus Driver"), "Remove Bus Driver")).to_be_visible()
    check(start, "[aria-label=Sequence]")
    part(start, "Preview")
    stop = checks(start).get_by_role("listitem").filter(has_text="Not for this client: Bus Driver").first
    stop.get_by_text("Why").click()
    stop.get_by_text("Accept…").click()
    check(start, "[aria-label=Preview]")


def test_the_warning_signs(start: Page, check: Check) -> None:
    copy_starter(start, "Partner session")
    button(client(start), "Ask the questions…").click()
    start.get_by_role("dialog", name="Warning signs").get_by_role("radio", name="Yes").first.check()
    expect(start.get_by_role("alert").filter(has_text="emergency number")).to_be_visible()
    check(start, "dialog[open]")


def test_what_holds_a_plan_back(start: Page, check: Check) -> None:
    copy_starter(start, "Partner session")
    add_condition(start, "osteo", "Osteoporosis or low bone density")
    start.get_by_role("link", name="Download PDF").click()
    expect(start.get_by_role("heading", name="Not ready to hand over")).to_be_visible()
    check(start)


def test_what_the_client_sees(start: Page, check: Check, watch: Watch) -> None:
    copy_starter(start, "Desk breaks")
    field(step(start, BEND), "Note").fill("Look up")
    expect_saved(start)
    start.goto(shared(start))
    expect(handout(start)).to_contain_text("Look up")
    check(start)
    watch.allow("404")
    start.goto(GONE)
    check(start)


def test_an_error_page(start: Page, check: Check, watch: Watch) -> None:
    watch.allow("404")
    start.goto(MISSING)
    check(start)


# 640 CSS pixels at twice the density are a window of 1280 at 200 %; 320 is the narrowest that must fit.
@pytest.mark.parametrize(("width", "density"), [(320, 1), (640, 2)])
def test_every_page_fits_a_narrow_or_magnified_window(
    open_page: OpenPage, no_horizontal_scroll: Fits, watch: Watch, width: int, density: int
) -> None:
    watch.allow("404|409|422")
    page = open_page("/", width=width, height=640, device_scale_factor=density)
    no_horizontal_scroll(page)
    copy_starter(page, "Therapist session, about an hour")
    add_condition(page, "scoliosis", "Scoliosis")  # care, and no stop: the plan can be shared
    for name in ("Library", "Preview", "Sequence"):
        part(page, name)
        no_horizontal_scroll(page)
        fits_its_pane(page, name)
    part(page, "Preview")
    expect(checks(page).get_by_text("Warning signs")).to_be_visible()
    fits_its_pane(page, "Preview")
    part(page, "Sequence")
    page.get_by_role("textbox", name="Title").fill("Donaudampfschifffahrtsgesellschaftskapitänsmützenband " * 2)
    first = block(page, "Session").get_by_role("listitem").first
    field(first, "Note").fill("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2)
    expect_saved(page)
    field(first, "Minutes").fill("999")
    expect(field(first, "Minutes")).to_have_attribute("aria-invalid", "true")
    no_horizontal_scroll(page)
    fits_its_pane(page, "Sequence")
    link = shared(page)
    no_horizontal_scroll(page)
    for path in (link, "/", GONE, MISSING):
        page.goto(path)
        no_horizontal_scroll(page)


def fits_its_pane(page: Page, name: str) -> None:
    """Assert that nothing in a part of the builder is cut off at its edge."""
    sizes = page.get_by_role("region", name=name, exact=True).evaluate("pane => [pane.scrollWidth, pane.clientWidth]")
    assert sizes[0] <= sizes[1], f"{name}: {sizes[0]} px in a pane of {sizes[1]} px"


def test_at_200_percent_everything_can_still_be_done(open_page: OpenPage) -> None:
    page = open_page(width=640, height=400, device_scale_factor=2)
    copy_starter(page, "Desk breaks")
    button(step(page, BEND), "Move down").click()
    expect(block(page, "Session").get_by_role("listitem").nth(2)).to_have_accessible_name(BEND)
    part(page, "Library")
    heights = page.get_by_role("main").evaluate("panes => [panes.scrollHeight, panes.clientHeight]")
    assert heights[0] <= heights[1], f"{heights[0] - heights[1]} px hang out below the panes, over the tabs"
    button(technique(page, "Prepare the space"), "Add Prepare the space").click()
    expect(block(page, "Session").get_by_role("listitem")).to_have_count(5)


def test_a_long_title_and_bad_news_fit_the_top_of_any_window(
    open_page: OpenPage, watch: Watch, no_horizontal_scroll: Callable[[Page], None]
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(width=320)
    copy_starter(page, "Desk breaks")
    page.context.set_offline(True)
    title = page.get_by_role("textbox", name="Title")
    title.fill("A rather long title for a plan that goes on and on")
    expect_said(page, "Offline. Your changes are kept here.")
    for width in (320, 390, 640, 768, 900, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        with told_of(f"{width} px wide"):
            no_horizontal_scroll(page)
            assert title.evaluate("title => title.clientWidth") >= 150  # CSS pixels: enough to see which plan it is


def test_an_arrow_leads_home_where_the_wordmark_has_no_room(open_page: OpenPage) -> None:
    page = open_page(**PHONE, touch=True)
    copy_starter(page, "Desk breaks")
    expect(page.get_by_text("senline", exact=True)).to_be_hidden()
    page.get_by_role("link", name="senline, all sequences").tap()
    expect(page.get_by_role("link", name="Desk breaks", exact=True)).to_be_visible()


def test_with_reduced_motion_nothing_moves_by_itself(open_page: OpenPage) -> None:
    page = open_page(**PHONE, touch=True, reduced_motion="reduce")
    copy_starter(page, "Desk breaks")
    part(page, "Library")
    finger = Finger(page)
    with holding(finger, technique(page, "Prepare the space")):
        assert page.evaluate(MOVING) == []
        carry(finger, step(page, "Sciatic slider, sitting"), at_the_end(block(page, "Session")))
        assert page.evaluate(MOVING) == []
    expect(block(page, "Session").get_by_role("listitem")).to_have_count(5)
    part(page, "Sequence")
    button(step(page, BEND), "Move down").tap()
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize(("touch", "smallest"), [(False, 24), (True, 44)], ids=["mouse", "finger"])
def test_every_control_is_large_enough_to_hit(open_page: OpenPage, *, touch: bool, smallest: int) -> None:
    size = PHONE if touch else {"width": 1440, "height": 900}
    page = open_page("/", **size, touch=touch)
    assert page.evaluate(SMALL, smallest) == []
    copy_starter(page, "Desk breaks")
    add_condition(page, "osteo", "Osteoporosis or low bone density")
    for name in ("Library", "Preview", "Sequence"):
        part(page, name)
        assert page.evaluate(SMALL, smallest) == []
    part(page, "Preview")
    expect(checks(page).get_by_text("Warning signs")).to_be_visible()
    assert page.evaluate(SMALL, smallest) == []
    part(page, "Sequence")
    link = shared(page)
    assert page.evaluate(SMALL, smallest) == []
    page.goto(link)
    assert page.evaluate(SMALL, smallest) == []
