"""The app as the tests of its pages use it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.config import SETTINGS
from app.domain.library.library import Library
from tests.web.browsing import Browser
from tests.web.building import Builder

MakeApp = Callable[..., Flask]
KEY = "a test's own key, which is long enough"


class Clock:
    """The time, stopped for as long as a test wants."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it is stopped at."""
        return self.now

    def forward(self, **time: float) -> None:
        """Let time pass: seconds=, minutes=, days=."""
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def make_app(tmp_path_factory: pytest.TempPathFactory) -> MakeApp:
    """Make an app with a database of its own; keywords are settings, or Flask's own keys."""

    def make(**config: object) -> Flask:
        folder: Path = tmp_path_factory.mktemp("instance")
        nothing_from_outside = dict.fromkeys(SETTINGS, "")
        ours = {"SENLINE_INSTANCE": str(folder), "SECRET_KEY": KEY, "SENLINE_PROXY_HOPS": "0", "TESTING": True}
        return create_app(nothing_from_outside | ours | config)

    return make


@pytest.fixture(scope="session")
def app(make_app: MakeApp) -> Flask:
    """One app for every test that does not change it; each test brings a browser, and so a workspace, of its own."""
    return make_app()


@pytest.fixture
def library(app: Flask) -> Library:
    """The library of the app."""
    library: Library = app.extensions["senline"].library
    return library


@pytest.fixture
def therapist(app: Flask) -> Browser:
    """The browser of somebody who comes for the first time."""
    return Browser(app)


@pytest.fixture
def calm(therapist: Browser) -> Builder:
    """A plan that raises nothing, on the screen."""
    builder = Builder(therapist, therapist.new_sequence("solo_settling"))
    builder.get("")
    return builder


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """Another person's browser, with work of its own."""
    stranger = Browser(app)
    stranger.new_sequence()
    return stranger


@pytest.fixture
def clock(app: Flask) -> Iterator[Clock]:
    """The app's clock, standing still at noon."""
    services = app.extensions["senline"]
    clock = Clock(datetime(2026, 11, 22, 12, tzinfo=UTC))
    app.extensions["senline"] = replace(services, clock=clock)
    yield clock
    app.extensions["senline"] = services


@pytest.fixture
def client(app: Flask) -> Browser:
    """A browser without a cookie."""
    return Browser(app)


@pytest.fixture
def sequence_id(therapist: Browser) -> str:
    """A sequence with steps."""
    return therapist.new_sequence("flare_day")


@pytest.fixture
def link(therapist: Browser, sequence_id: str) -> str:
    """The path of its share link."""
    return therapist.share(sequence_id)
