"""A network and a server that misbehave on purpose."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, Route

EDITS = re.compile(r"/sequences/[^/]+/(heading|steps|blocks|undo|redo)")


def is_edit(request: Request) -> bool:
    """Whether a request changes a sequence."""
    return request.method == "POST" and EDITS.search(request.url) is not None


@contextmanager
def held(page: Page, url: str | re.Pattern[str] = EDITS) -> Iterator[list[Route]]:
    """Hold back every request to `url`, edits at first, until the block ends."""
    waiting: list[Route] = []
    holding = True
    page.route(url, lambda route: waiting.append(route) if holding else route.continue_())
    yield waiting
    holding = False
    for route in waiting:
        route.continue_()


def fail_edits(page: Page, *statuses: int) -> None:
    """Answer the next edits with these statuses instead of making them."""
    left = list(statuses)
    page.route(EDITS, lambda route: route.fulfill(status=left.pop(0), body="No.") if left else route.continue_())


def lose_an_answer(page: Page) -> None:
    """Let the server make the next edit, and lose what it says."""
    page.route(EDITS, _lose, times=1)


def _lose(route: Route) -> None:
    route.fetch()
    route.abort("connectionreset")
