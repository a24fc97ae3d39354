"""The browser tests' own instruments do find what they look for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.watching import Watch

PICTURE = "<!doctype html><html lang=en><title>A</title><main><h1>A</h1><img src='data:,' width=2000 height=10></main>"


def test_an_error_on_the_console_is_a_fault_until_it_is_allowed(page: Page, watch: Watch) -> None:
    page.evaluate("console.error('no such technique')")
    assert [fault for fault in watch.faults if "no such technique" in fault]
    watch.allow("no such technique")
    assert not watch.faults


def test_an_uncaught_exception_is_a_fault(page: Page, watch: Watch) -> None:
    page.evaluate("setTimeout(() => { throw new Error('lost the drag') })")
    page.wait_for_timeout(50)
    assert [fault for fault in watch.faults if "lost the drag" in fault]
    watch.allow("lost the drag")


def test_a_request_to_another_origin_is_a_fault(page: Page, watch: Watch) -> None:
    page.evaluate("fetch('http://127.0.0.1:9/font.woff2').catch(() => null)")
    assert "request to another origin: http://127.0.0.1:9/font.woff2" in watch.faults
    watch.allow("127.0.0.1:9")
    watch.allow("Failed to load resource")


def test_what_the_content_security_policy_stops_is_a_fault(page: Page, watch: Watch) -> None:
    page.goto("/")
    page.evaluate("fetch('http://127.0.0.1:9/font.woff2').catch(() => null)")
    assert [fault for fault in watch.faults if "Content Security Policy" in fault]
    watch.allow("Content Security Policy")


def test_axe_finds_a_picture_without_alternative_text(
    page: Page, axe: Callable[[Page], list[str]], watch: Watch
) -> None:
    page.set_content(PICTURE)
    assert any(violation.startswith("image-alt") for violation in axe(page))
    watch.allow("data:,")


def test_axe_runs_under_the_content_security_policy(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<h5></h5><img src=\"/robots.txt\">')")
    assert any(violation.startswith("image-alt") for violation in axe(page))


def test_a_page_wider_than_its_window_is_named(
    page: Page, no_horizontal_scroll: Callable[[Page], None], watch: Watch
) -> None:
    page.set_content(PICTURE)
    with pytest.raises(AssertionError, match="img"):
        no_horizontal_scroll(page)
    watch.allow("data:,")
