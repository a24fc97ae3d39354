"""Once opened, a client's page works without a network; a link that is switched off takes it away again."""

import os
import signal
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import button, copy_starter, handout
from tests.browser.test_sharing import GONE, dialog, shared
from tests.browser.watching import Watch
from tests.serving import Server, serving

CACHES = "async () => (await caches.keys()).length"
STORED = """async () => Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))"""


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that this test may stop."""
    with serving("wsgi:app", tmp_path_factory.mktemp("offline"), {}) as server:
        yield server


@pytest.fixture
def builder(open_page: OpenPage) -> Page:
    page = open_page(width=1440, height=1000)
    copy_starter(page, "Flare day")
    return page


def opened(open_page: OpenPage, link: str) -> Page:
    """Open the link and wait until it is kept."""
    page = open_page(link)
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    return page


def stop(server: Server) -> None:
    """End a server and wait until nobody answers at its address."""
    os.kill(server.pid, signal.SIGTERM)
    while True:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        except OSError:
            return


def test_the_page_opens_with_its_pictures_after_the_server_has_stopped(browser: Browser, own_server: Server) -> None:
    desk = browser.new_context(base_url=own_server.url, viewport={"width": 1440, "height": 1000}).new_page()
    copy_starter(desk, "Flare day")
    page = browser.new_context().new_page()
    page.goto(shared(desk))
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    title = handout(page).get_by_role("heading", level=1).inner_text()
    stop(own_server)
    page.reload()
    expect(handout(page).get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".picture svg").first).to_be_visible()
    # Styles and scripts are there as well: the button to pause is made by one.
    expect(page.locator(".picture-button").first).to_be_attached()
    assert page.locator(".handout-step").first.evaluate("step => getComputedStyle(step).borderRadius") != "0px"


def test_it_holds_this_plan_and_what_it_needs_alone(open_page: OpenPage, builder: Page) -> None:
    link = shared(builder)
    page = opened(open_page, link)
    (stored,) = page.evaluate(STORED)
    path = link.removeprefix(page.url.split("/s/")[0])
    assert path in stored
    assert all(one == path or one.startswith(("/static/", "/pictures/")) for one in stored)


def test_the_next_version_shows_when_it_is_opened_next_and_not_before(open_page: OpenPage, builder: Page) -> None:
    page = opened(open_page, shared(builder))
    button(dialog(builder), "Close").click()
    title = builder.get_by_role("textbox", name="Title")
    title.fill("Calmer evening")
    title.blur()
    expect(builder.get_by_text("Saved", exact=True)).to_be_visible()
    expect(handout(page).get_by_role("heading", level=1)).to_have_text("Flare day, very gentle")
    page.reload()
    expect(handout(page).get_by_role("heading", level=1)).to_have_text("Calmer evening")


def test_a_link_that_is_switched_off_is_forgotten_at_the_next_contact(
    open_page: OpenPage, builder: Page, watch: Watch
) -> None:
    watch.allow("404")
    page = opened(open_page, shared(builder))
    assert page.evaluate(CACHES) == 1
    button(dialog(builder), "Switch off").click()
    expect(dialog(builder).get_by_text("switched off")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=GONE)).to_be_visible()
    page.wait_for_function("async () => (await caches.keys()).length === 0")


def test_a_page_in_use_learns_it_when_the_network_is_back(open_page: OpenPage, builder: Page) -> None:
    page = opened(open_page, shared(builder))
    page.context.set_offline(True)
    button(dialog(builder), "Switch off").click()
    expect(dialog(builder).get_by_text("switched off")).to_be_visible()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    expect(handout(page).get_by_role("heading", level=1)).to_be_visible()
