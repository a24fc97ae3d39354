"""A link with a passcode: set by the therapist, asked of the client, right, wrong, and wrong too often."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Axe, Check, OpenPage
from tests.browser.looks import looks
from tests.browser.people import button, copy_starter, handout
from tests.browser.test_sharing import dialog, shared
from tests.browser.watching import Watch

NARROW = [(320, 740)]
ASKS = "This plan has a passcode"


@pytest.fixture
def link(desk: Page) -> str:
    """A link with the passcode "bamboo"."""
    address = shared(desk)
    set_passcode(desk, "bamboo")
    expect(dialog(desk).get_by_text("The passcode is set.")).to_be_visible()
    return address


def set_passcode(page: Page, passcode: str) -> None:
    box = dialog(page).get_by_label(re.compile("^(New passcode|Passcode: none yet)$"))
    box.fill(passcode)
    box.press("Enter")


def field(page: Page) -> Locator:
    return page.get_by_label("Passcode", exact=True)


def give(page: Page, passcode: str) -> None:
    field(page).fill(passcode)
    with page.expect_navigation():
        button(page.locator("body"), "Open the plan").click()


def expect_asked(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(ASKS)


def expect_plan(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Desk breaks")
    expect(handout(page)).to_be_visible()


def test_the_right_passcode_opens_the_plan(desk: Page, link: str, open_page: OpenPage) -> None:
    client = open_page(link, width=390, height=844, touch=True)
    expect_asked(client)
    assert "Desk breaks" not in client.content()
    with client.expect_response("**/opened") as told:
        give(client, "bamboo")
    expect_plan(client)
    assert told.value.status == 204
    assert client.url == link
    assert client.context.cookies() == []


def test_it_works_without_a_script(link: str, open_page: OpenPage) -> None:
    client = open_page(link, java_script_enabled=False)
    give(client, "bamboo")
    expect_plan(client)
    with client.expect_download() as download:
        button(client.locator("body"), "Download PDF").click()
    assert download.value.suggested_filename == "Desk breaks.pdf"


def test_the_pdf_is_asked_for_without_a_secret_in_its_address(link: str, open_page: OpenPage) -> None:
    client = open_page(link)
    give(client, "bamboo")
    with client.expect_download() as download:
        button(client.locator("body"), "Download PDF").click()
    assert download.value.url == f"{link}/handout.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_a_reload_does_not_ask_again_in_this_tab_but_another_tab_does(link: str, open_page: OpenPage) -> None:
    client = open_page(link)
    give(client, "bamboo")
    expect_plan(client)
    for _ in range(2):
        client.reload()
        expect_plan(client)
    other = client.context.new_page()
    other.goto(link)
    expect_asked(other)


def test_a_changed_passcode_asks_again_at_the_next_reload(
    desk: Page, link: str, open_page: OpenPage, watch: Watch
) -> None:
    client = open_page(link)
    give(client, "bamboo")
    expect_plan(client)
    with desk.expect_response("**/passcode"):
        set_passcode(desk, "willow")
    watch.allow("403")
    client.reload()
    expect_asked(client)
    client.reload()
    expect_asked(client)
    give(client, "willow")
    expect_plan(client)


def test_a_wrong_one_is_told_and_after_too_many_the_link_waits(
    desk: Page, link: str, open_page: OpenPage, watch: Watch
) -> None:
    watch.allow("403")
    watch.allow("429")
    client = open_page(link)
    for _ in range(4):
        give(client, "willow")
        expect(client.get_by_role("alert")).to_contain_text("That is not the passcode.")
    expect(field(client)).to_have_accessible_description(re.compile("That is not the passcode"))
    give(client, "willow")
    expect(client.get_by_role("alert")).to_have_text(re.compile(r"Wait (30|29) seconds, then try again\."))
    give(client, "bamboo")
    expect_asked(client)
    expect(client.get_by_role("alert")).to_have_text(re.compile(r"Wait \d+ seconds, then try again\."))
    button(dialog(desk), "Close").click()
    button(desk.locator("body"), "Share").click()
    expect(dialog(desk).get_by_text("5 wrong passcodes in a row.")).to_be_visible()


def test_a_refused_passcode_says_how_the_link_is_now(desk: Page, open_page: OpenPage, watch: Watch) -> None:
    watch.allow("422")
    link = shared(desk)
    set_passcode(desk, "abc")
    expect(dialog(desk).get_by_role("alert")).to_have_text(
        "A passcode has 4 to 40 characters. This link still opens without one."
    )
    expect(dialog(desk).get_by_label("Passcode: none yet")).to_have_value("abc")
    expect_plan(open_page(link))
    set_passcode(desk, "bamboo")
    expect(dialog(desk).get_by_text("The passcode is set.")).to_be_visible()
    expect(dialog(desk).get_by_role("alert")).to_have_count(0)
    set_passcode(desk, "x")
    expect(dialog(desk).get_by_role("alert")).to_contain_text("The old passcode still works.")
    client = open_page(link)
    expect_asked(client)
    give(client, "bamboo")
    expect_plan(client)


def test_a_passcode_that_is_removed_is_not_asked_for(desk: Page, link: str, open_page: OpenPage) -> None:
    client = open_page(link)
    expect_asked(client)
    button(dialog(desk), "Remove the passcode").click()
    expect(dialog(desk).get_by_text("The passcode is removed.")).to_be_focused()
    give(client, "whatever")
    expect_plan(client)
    client.reload()
    expect_plan(client)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_that_asks_is_accessible(link: str, open_page: OpenPage, check: Check, width: int) -> None:
    client = open_page(link, width=width, touch=width == 320)
    check(client, sizes=[(width, 900)])
    for control in (field(client), button(client.locator("body"), "Open the plan")):
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44


def test_what_it_says_of_a_wrong_one_is_accessible_and_fits(
    link: str, open_page: OpenPage, axe: Axe, no_horizontal_scroll: Callable[[Page], None], watch: Watch
) -> None:
    watch.allow("403")
    client = open_page(link, width=320, touch=True)
    give(client, "willow")
    expect(client.get_by_role("alert")).to_be_visible()
    assert axe(client) == []
    no_horizontal_scroll(client)


def test_the_panel_of_a_protected_and_frozen_link_is_accessible(
    open_page: OpenPage, check: Check, watch: Watch
) -> None:
    watch.allow("422")
    page = open_page(width=320, height=740, touch=True)
    copy_starter(page, "Desk breaks")
    shared(page)
    set_passcode(page, "bamboo")
    expect(dialog(page).get_by_text("The passcode is set.")).to_be_visible()
    dialog(page).get_by_label("Shows").select_option(index=1)
    expect(dialog(page).get_by_text("This link now keeps showing")).to_be_visible()
    check(page, "#share-dialog", NARROW)
    set_passcode(page, "x")
    expect(dialog(page).get_by_role("alert")).to_be_visible()
    check(page, "#share-dialog", NARROW)
    for look in looks(page, NARROW):
        assert dialog(page).evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0, look
