"""What no page may ever do, watched in every browser test: complain, crash, or speak to a stranger."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class Watch:
    """Faults of every page of one test: errors on the console, uncaught exceptions, requests to other origins.

    The console also names what the Content-Security-Policy stopped, and every answer of 400 and above.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._allowed: list[re.Pattern[str]] = []
        self._faults: list[str] = []

    def allow(self, pattern: str) -> None:
        """Let faults that match `pattern` pass from now on, for a test that provokes them: `watch.allow("409")`."""
        self._allowed.append(re.compile(pattern))

    def attach(self, context: BrowserContext) -> None:
        """Watch all pages of `context`, those it opens later too."""
        context.on("console", self._hear)
        context.on("weberror", self._catch)
        context.on("request", self._follow)

    @property
    def faults(self) -> list[str]:
        """Return what happened and was not allowed, in order."""
        return [fault for fault in self._faults if not any(pattern.search(fault) for pattern in self._allowed)]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _catch(self, error: WebError) -> None:
        self._faults.append(f"exception: {error.error}")

    def _follow(self, request: Request) -> None:
        if f"{urlsplit(request.url).scheme}://{urlsplit(request.url).netloc}" != self._origin:
            self._faults.append(f"request to another origin: {request.url}")
