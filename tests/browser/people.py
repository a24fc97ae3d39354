"""What people do in Senline and what they look at, found by the names they read; every look waits until it is true."""

import re
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import APIResponse, FilePayload, Locator, Page, expect

PHONE = {"width": 390, "height": 844}


def new_sequence(page: Page) -> None:
    """Open an empty sequence."""
    page.goto(begun(page, "/sequences"))
    expect_builder(page)


def copy_starter(page: Page, name: str) -> None:
    """Open a copy of a starter plan."""
    page.goto(copied(page, name))
    expect_builder(page)


def copied(page: Page, name: str) -> str:
    """Copy a starter plan, and return the address of its builder."""
    action = re.search(rf'"(/starters/\w+/copy)">(?:(?!</form>).)*Use {name}<', _start_page(page), re.DOTALL)
    assert action, name
    return begun(page, action[1])


def begun(page: Page, action: str, **fields: str | FilePayload) -> str:
    """Begin a plan by the request that a button of the start page sends, and return the address of its builder."""
    answer = _sent(page, action, **fields)
    assert answer.status == 303, answer.text()
    return urljoin(answer.url, answer.headers["location"])


def link_to(page: Page, builder: str) -> str:
    """Share the plan of a builder by the request that its button sends, and return the link."""
    link = re.search(r'value="([^"]+/s/[^"]+)"', _sent(page, f"{builder}/shares").text())
    assert link
    return link[1]


def _sent(page: Page, action: str, **fields: str | FilePayload) -> APIResponse:
    (token,) = re.findall(r'name="csrf-token" content="([^"]+)"', _start_page(page))
    form: dict[str, Any] = {"csrf_token": token, **fields}
    return page.context.request.post(urljoin(page.url, action), multipart=form, max_redirects=0)


def _start_page(page: Page) -> str:
    """Return the text of the start page. To show it would cost a browser much more."""
    return page.context.request.get(urljoin(page.url, "/")).text()


def expect_builder(page: Page) -> None:
    """Wait until the builder is there, with its scripts."""
    expect(sequence(page)).to_be_attached()
    expect(page.locator("html[data-ready]")).to_be_attached()


def library(page: Page) -> Locator:
    """Return the part of the builder that holds the techniques."""
    return page.get_by_role("region", name="Library", exact=True)


def sequence(page: Page) -> Locator:
    """Return the part of the builder that holds the steps."""
    return page.get_by_role("region", name="Sequence", exact=True)


def preview(page: Page) -> Locator:
    """Return the part of the builder that shows what the client gets."""
    return page.get_by_role("region", name="Preview", exact=True)


def technique(page: Page, name: str) -> Locator:
    """Return an item of the library."""
    return library(page).get_by_role("listitem", name=name, exact=True)


def search(page: Page, words: str) -> None:
    """Type into the library's search box."""
    library(page).get_by_role("searchbox", name="Search techniques").fill(words)


def block(page: Page, name: str) -> Locator:
    """Return the list of a block's steps."""
    return sequence(page).get_by_role("list", name=name, exact=True)


def step(page: Page, name: str) -> Locator:
    """Return a step by its technique's name."""
    return sequence(page).get_by_role("listitem", name=name, exact=True)


def field(step: Locator, name: str) -> Locator:
    """Return a field of a step by its label."""
    return step.get_by_label(name, exact=True)


def button(step: Locator, name: str) -> Locator:
    """Return a button of a step, a dialog or a page."""
    return step.get_by_role("button", name=name, exact=True)


def client(page: Page) -> Locator:
    """Return the client's panel, opened."""
    panel = page.locator("#client")
    if panel.get_attribute("open") is None:
        panel.locator("> summary").click()
    return panel


def add_condition(page: Page, words: str, name: str) -> Locator:
    """Add a condition by searching for it, and return its entry."""
    box = client(page).get_by_role("searchbox", name="Search conditions to add")
    box.fill(words)
    client(page).get_by_role("button", name=f"Add {name}").click()
    entry = client(page).get_by_role("listitem", name=name)
    expect(entry).to_be_visible()
    expect_saved(page)
    return entry


def checks(page: Page) -> Locator:
    """Return the panel of the checks, brought to the front."""
    preview(page).get_by_role("tab", name=re.compile("^Checks")).click()
    return preview(page).get_by_role("tabpanel", name=re.compile("^Checks"))


def total(page: Page) -> Locator:
    """Return the total time."""
    return page.get_by_role("status", name="Total time")


def handout(page: Page) -> Locator:
    """Return the client's page, including inside the preview."""
    return page.get_by_role("article")


def expect_steps(page: Page, block_name: str, *names: str) -> None:
    """Wait until a block holds just these techniques, in this order."""
    steps = block(page, block_name).get_by_role("listitem")
    expect(steps).to_have_count(len(names))
    for place, name in enumerate(names):
        expect(steps.nth(place)).to_have_accessible_name(name)


def expect_said(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until one of the page's polite lines, seen or only heard, says so."""
    expect(page.get_by_role("status").filter(has_text=words)).not_to_have_count(0)


def expect_saved(page: Page) -> None:
    """Wait until everything is saved: from the first keystroke until then the line says something else."""
    expect_said(page, re.compile("^Saved$"))
