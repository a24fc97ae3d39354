"""The rules of the checks and the warning signs in a browser: for everyone, on every screen, and on paper."""

from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Check, OpenPage

PAGES = ["/checks", "/checks/condition_block", "/checks/warning_sign", "/screening"]
SMALLEST_TYPE = 9.5  # points, on paper

Fits = Callable[[Page], None]


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


def printed(page: Page, paper: str) -> list[pypdf.PageObject]:
    """Return each sheet that the browser prints on a paper."""
    return list(pypdf.PdfReader(BytesIO(page.pdf(format=paper))).pages)


def text_of(sheet: pypdf.PageObject) -> str:
    """Return the words on a sheet in one line."""
    return " ".join(sheet.extract_text().split())


def smallest_type(sheet: pypdf.PageObject) -> float:
    """Return the smallest type on a sheet in points, as it comes out: a browser shrinks what does not fit."""
    sizes: list[float] = []

    def measure(text: str, page: list[float], line: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * line[3] * page[3]))

    sheet.extract_text(visitor_text=measure)
    return min(sizes)


@pytest.mark.parametrize("path", PAGES)
def test_everyone_can_use_it(open_page: OpenPage, check: Check, path: str) -> None:
    page = open_page(path)
    unfold(page)
    check(page)


@pytest.mark.parametrize("path", [*PAGES, "/checks/hard_to_read", "/checks/giver_answer"])
def test_it_fits_the_narrowest_window(open_page: OpenPage, no_horizontal_scroll: Fits, path: str) -> None:
    page = open_page(path, width=320, height=640)
    no_horizontal_scroll(page)
    unfold(page)
    no_horizontal_scroll(page)


def test_a_rule_is_reached_from_the_list_and_leads_back(open_page: OpenPage) -> None:
    page = open_page("/checks")
    page.get_by_role("link", name="Few changes of position").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Few changes of position")
    page.get_by_role("link", name="All rules").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The rules of the checks")


def test_a_link_to_a_condition_unfolds_it(open_page: OpenPage) -> None:
    page = open_page("/checks/condition_block#pregnancy")
    expect(page.locator("#pregnancy")).to_be_visible()
    expect(page.locator("#anticoagulants")).to_be_hidden()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_is_one_sheet_of_paper_in_type_that_can_be_read(
    open_page: OpenPage, paper: str, scheme: str
) -> None:
    (sheet,) = printed(open_page("/screening", scheme=scheme), paper)
    told = text_of(sheet)
    assert smallest_type(sheet) >= SMALLEST_TYPE
    assert (told.count("Yes"), told.count("No ")) >= (28, 28)
    for words in ("Have you lost weight without trying?", "Alcohol, drugs or sedatives", "Initials", "Not clinically"):
        assert words in told
    assert "Made to be printed" not in told


def test_what_is_folded_on_the_screen_is_printed(open_page: OpenPage) -> None:
    told = " ".join(map(text_of, printed(open_page("/checks/giver_answer"), "A4")))
    assert "Postpone; cover small cuts." in told
