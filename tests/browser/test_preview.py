"""The preview shows what the client gets, while work continues."""

from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import (
    button,
    copy_starter,
    expect_saved,
    expect_steps,
    field,
    handout,
    preview,
    step,
)

NATURAL_WIDTH = "picture => picture.complete && picture.naturalWidth"


def open_tab(page: Page, name: str) -> None:
    tab = preview(page).get_by_role("tab", name=name)
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")


def sheet(page: Page) -> Locator:
    """Return the pictures of the printed sheet."""
    return preview(page).get_by_role("tabpanel", name="Printed sheet").get_by_role("img", name="Page")


def expect_drawn(page: Page) -> None:
    """Wait until the first page is a picture and not only the place for one."""
    expect(sheet(page).first).to_be_visible()
    sheet(page).first.evaluate("picture => picture.decode()")
    assert sheet(page).first.evaluate(NATURAL_WIDTH) > 0


def sheets_asked(page: Page) -> list[Request]:
    """Return a list that will hold each request for the printed sheet or a page of it."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "/sheet" in request.url else None)
    return asked


def test_the_clients_page_follows_each_edit_and_the_focus_stays(desk: Page) -> None:
    note = field(step(desk, "Standing back bend"), "Note")
    note.press_sequentially("Look up", delay=60)
    expect(handout(desk)).to_contain_text("Look up")
    expect(note).to_be_focused()
    button(step(desk, "Seated figure-four"), "Remove").click()
    expect(handout(desk).get_by_role("listitem", name="Seated figure-four")).to_have_count(0)
    expect(handout(desk).get_by_role("listitem", name="3 Sciatic slider, sitting")).to_be_attached()


def test_the_printed_sheet_shows_real_pages(desk: Page) -> None:
    open_tab(desk, "Printed sheet")
    expect_drawn(desk)
    pages = sheet(desk).count()
    expect(sheet(desk).last).to_have_accessible_name(f"Page {pages} of {pages}")
    expect(handout(desk)).to_be_hidden()


def test_the_printed_sheet_follows_an_edit_and_the_focus_stays(desk: Page) -> None:
    open_tab(desk, "Printed sheet")
    expect_drawn(desk)
    before = sheet(desk).first.get_attribute("src")
    note = field(step(desk, "Standing back bend"), "Note")
    note.press_sequentially("Look up")
    expect(sheet(desk).first).not_to_have_attribute("src", str(before))
    expect_drawn(desk)
    expect(note).to_be_focused()
    expect(note).to_have_value("Look up")


def test_the_printed_sheet_is_drawn_only_while_it_is_looked_at(desk: Page) -> None:
    asked = sheets_asked(desk)
    field(step(desk, "Standing back bend"), "Note").fill("Look up")
    expect(handout(desk)).to_contain_text("Look up")
    assert not asked
    open_tab(desk, "Printed sheet")
    expect_drawn(desk)
    assert asked
    open_tab(desk, "Client’s page")
    asked.clear()
    field(step(desk, "Standing back bend"), "Note").fill("Look far up")
    expect(handout(desk)).to_contain_text("Look far up")
    assert not asked


def test_coming_back_to_a_tab_shows_the_newest_version(desk: Page) -> None:
    open_tab(desk, "Printed sheet")
    expect_drawn(desk)
    field(step(desk, "Standing back bend"), "Note").fill("Look up")
    expect_saved(desk)
    open_tab(desk, "Client’s page")
    expect(handout(desk)).to_contain_text("Look up")


def test_the_tabs_are_changed_with_the_arrow_keys(desk: Page) -> None:
    preview(desk).get_by_role("tab", name="Client’s page").focus()
    desk.keyboard.press("ArrowRight")
    expect(preview(desk).get_by_role("tab", name="Printed sheet")).to_be_focused()
    expect_drawn(desk)
    desk.keyboard.press("ArrowLeft")
    expect(handout(desk)).to_be_visible()


def test_the_preview_is_the_page_that_the_link_shows(desk: Page, open_page: OpenPage) -> None:
    field(step(desk, "Standing back bend"), "Note").fill("Look up")
    expect(handout(desk)).to_contain_text("Look up")
    button(desk.locator("body"), "Share").click()
    link = desk.get_by_role("textbox", name="Share link").input_value()
    client = open_page(link, java_script_enabled=False)  # scripts add buttons to the page
    assert handout(client).inner_html() == handout(desk).inner_html()


def test_the_chart_says_the_same_in_words(desk: Page) -> None:
    chart = desk.get_by_role("img", name="15 min in all")
    expect(chart).to_be_visible()
    expect(chart).to_have_accessible_name(
        "15 min in all: standing 6 min · sitting on a chair 9 min. 1 change of position. "
        "Strongest is Standing back bend, intensity 2 of 5."
    )
    button(step(desk, "Seated figure-four"), "Remove").click()
    expect_steps(desk, "Session", "Movement breaks", "Standing back bend", "Sciatic slider, sitting")
    expect(desk.get_by_role("img", name="13 min in all")).to_be_visible()


def test_on_a_phone_the_preview_is_drawn_when_it_is_opened(open_page: OpenPage) -> None:
    page = open_page(width=390, height=844, touch=True)
    copy_starter(page, "Desk breaks")
    note = field(step(page, "Standing back bend"), "Note")
    note.fill("Look up")
    expect_saved(page)
    button(page.get_by_role("navigation", name="Parts of the builder"), "Preview 15 min").tap()
    expect(handout(page)).to_contain_text("Look up")
    expect(note).to_be_hidden()
