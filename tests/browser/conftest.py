"""Fixtures that let a test do what a person does: Debian's Chromium against Senline under gunicorn."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looks import SIZES, Size, looks, told_of
from tests.browser.mat import Mat, Shared, share_plan, still
from tests.browser.people import copy_starter, expect_builder
from tests.browser.watching import Watch
from tests.serving import ROOT, Server, serving

AXE = ROOT / "tests" / "vendor" / "axe-4.14.1.min.js"
WINDOWED = shutil.which("chromium") or shutil.which("google-chrome")
# Chromium without a window: it spends a third on a page of what one spends that keeps a whole window out of sight.
SHELL = shutil.which("chromium-headless-shell") or WINDOWED
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=15_000)  # milliseconds: for a slow machine; what is there is seen at once

WIDTHS = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
STICKING_OUT = """() => [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map(element => element.cloneNode(false).outerHTML).join(", ")"""

VIOLATIONS = """([within, rules]) =>
    axe.run(within, rules.length ? { runOnly: rules } : {}).then(results => results.violations)"""
COLOUR_RULES = ("color-contrast", "link-in-text-block")

NewContext = Callable[..., BrowserContext]
OpenPage = Callable[..., Page]
Axe = Callable[..., list[str]]
Check = Callable[..., None]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config) -> dict[str, Any]:
    """Launch the system's Chromium, without its own traffic to other hosts."""
    chromium = WINDOWED if pytestconfig.getoption("--headed") else SHELL
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve Senline, with an empty database, to all browser tests of this process."""
    with serving("wsgi:app", tmp_path_factory.mktemp("instance"), {}) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(live_server: Server) -> str:
    """Let `page.goto("/")` mean the live server."""
    return live_server.url


@pytest.fixture
def watch(base_url: str) -> Iterator[Watch]:
    """Fail the test when any of its pages did what none may do."""
    watch = Watch(base_url)
    yield watch
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def new_context(new_context: NewContext, watch: Watch) -> NewContext:
    """Make browser contexts, each a person of its own, all watched."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch.attach(context)
        return context

    return make


@pytest.fixture
def open_page(new_context: NewContext) -> OpenPage:
    """Open `path`, or nothing yet, as a new person would, on a screen of the width, scheme and kind asked for."""

    def open_(
        path: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        touch: bool = False,
        **options: Any,
    ) -> Page:
        viewport = {"width": width, "height": height}
        context = new_context(viewport=viewport, color_scheme=scheme, has_touch=touch, is_mobile=touch, **options)
        page = context.new_page()
        if path:
            page.goto(path)
        return page

    return open_


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Return the accessibility violations of a page in words, an empty list when there are none.

    `rules` are the only ones to ask for, where not all are meant.
    """
    source = AXE.read_text()

    def violations(page: Page, within: str = "html", rules: Sequence[str] = ()) -> list[str]:
        # Evaluated from outside the page, so that the page's own policy need not allow it.
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found = page.evaluate(VIOLATIONS, [within, list(rules)])
        return [f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture(scope="session")
def no_horizontal_scroll() -> Callable[[Page], None]:
    """Assert that a page fits its window, naming the elements that stick out."""

    def check(page: Page) -> None:
        content, window = page.evaluate(WIDTHS)
        assert content <= window, f"{content} px in a window of {window} px: {page.evaluate(STICKING_OUT)}"

    return check


@pytest.fixture(scope="session")
def check(axe: Axe, no_horizontal_scroll: Callable[[Page], None]) -> Check:
    """Assert that axe finds nothing, on a whole page or within a part, and that nothing sticks out, in each look."""

    def in_every_look(page: Page, within: str = "html", sizes: Sequence[Size] = SIZES) -> None:
        for look in looks(page, sizes):
            # Nothing but its colours changes when a page grows dark.
            violations = axe(page, within, COLOUR_RULES if look.startswith("dark") else ())
            assert not violations, "\n".join([look, *violations])
            with told_of(look):
                no_horizontal_scroll(page)

    return in_every_look


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    """The builder with a copy of the starter "Desk breaks"."""
    page = open_page(width=1440, height=1000)
    copy_starter(page, "Desk breaks")
    return page


@pytest.fixture
def second(desk: Page) -> Page:
    """The same sequence in a second tab."""
    page = desk.context.new_page()
    page.goto(desk.url)
    expect_builder(page)
    return page


@pytest.fixture
def plan(open_page: OpenPage) -> Shared:
    """A plan of twelve steps, shared."""
    return share_plan(open_page(width=1440, height=1000))


@pytest.fixture
def mat(new_context: NewContext, plan: Shared) -> Mat:
    """The plan on a phone with a stopped clock."""
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    mat = still(context.new_page())
    mat.page.goto(plan.link)
    return mat
