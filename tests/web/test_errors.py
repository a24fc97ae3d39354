"""The pages people see when something cannot be had."""

import pytest
from flask import Flask

from app.domain.values.errors import SequenceFull
from app.handouts.printer import PrinterBusy
from app.web.errors import APOLOGIES
from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import MakeApp


@pytest.fixture(scope="module")
def failing(make_app: MakeApp) -> Flask:
    """An app whose start page fails as a test wants it to."""
    return make_app(TESTING=False)


def fail(app: Flask, error: Exception, monkeypatch: pytest.MonkeyPatch) -> Browser:
    def view() -> str:
        raise error

    monkeypatch.setitem(app.view_functions, "home.show_home", view)
    return Browser(app)


@pytest.mark.parametrize("status", sorted(APOLOGIES))
def test_every_apology_says_what_happened_in_its_heading(status: int) -> None:
    title, text = APOLOGIES[status]
    assert title[0].isupper()
    assert not title.endswith(".")
    assert "!" not in title + text
    assert text.endswith(".")


def test_an_unknown_address_leads_back_to_ones_work(therapist: Browser) -> None:
    answer = therapist.get("/nonsense")
    assert answer.status_code == 404
    assert words(find(answer.text, "h1")[0]) == APOLOGIES[404].title
    assert find(answer.text, "a", class_="button", href="/")


def test_a_wrong_method_says_which_are_right(therapist: Browser) -> None:
    answer = therapist.open("/sequences", "GET")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def test_a_failure_shows_no_trace_and_no_reason(failing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = fail(failing, RuntimeError("the secret note"), monkeypatch).get("/")
    assert answer.status_code == 500
    assert words(find(answer.text, "h1")[0]) == APOLOGIES[500].title
    for word in ("secret note", "RuntimeError", "Traceback", ".py"):
        assert word not in answer.text


def test_a_domain_error_speaks_for_itself(failing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = fail(failing, SequenceFull("A sequence can have at most 200 steps."), monkeypatch).get("/")
    assert answer.status_code == 422
    assert "A sequence can have at most 200 steps." in answer.text


def test_a_busy_printer_asks_for_patience(failing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = fail(failing, PrinterBusy(), monkeypatch).get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Wait a few seconds" in answer.text


def test_a_lost_token_says_how_to_go_on(therapist: Browser) -> None:
    answer = therapist.open("/sequences", "POST")
    assert answer.status_code == 400
    assert "load the page again" in answer.text


def test_an_apology_needs_no_session(therapist: Browser) -> None:
    assert "Set-Cookie" not in therapist.get("/nonsense").headers


@pytest.mark.parametrize(("error", "status"), [(PrinterBusy(), 503), (RuntimeError("the secret note"), 500)])
def test_a_failure_below_a_share_link_shows_nothing_of_the_therapists_side(
    failing: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def view(token: str) -> str:
        raise error

    monkeypatch.setitem(failing.view_functions, "client.show_page", view)
    answer = Browser(failing).get("/s/any")
    assert answer.status_code == status
    assert words(find(answer.text, "h1")[0]) == "This page cannot be shown right now"
    assert not find(answer.text, "a")
    assert "secret" not in answer.text
