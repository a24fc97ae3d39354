"""Headers on every answer, and what unsafe requests must bring."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.web.security import CLIENT_PREFIX, CONTENT_SECURITY_POLICY
from tests.web.browsing import Browser
from tests.web.conftest import MakeApp

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
PRODUCTION = {"SENLINE_ENV": "production", "SECRET_KEY": "2f7c1e0a9b8d4e6f5a3c7b1d0e9f8a6c"}


def unsafe_rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & UNSAFE):
            yield rule, method


def address(app: Flask, rule: Rule, **values: Any) -> str:
    filled = {name: values.get(name, 1 if name in {"number", "page"} else "x") for name in rule.arguments}
    return str(app.url_map.bind("localhost").build(rule.endpoint, filled, method=next(iter(rule.methods or ()))))


def answers(therapist: Browser) -> Iterator[tuple[int, TestResponse]]:
    """Every status this app gives."""
    sequence_id = therapist.new_sequence("flare_day")
    link = therapist.share(sequence_id)
    yield 200, therapist.get("/")
    yield 200, therapist.get(link)
    yield 200, therapist.get(f"{link}/handout.pdf")
    yield 200, therapist.get("/healthz")
    yield 200, therapist.get("/robots.txt")
    yield 200, therapist.get("/static/css/base.css")
    yield 204, therapist.open(f"{link}/opened", "POST", headers={"Sec-Fetch-Site": "same-origin"})
    yield 303, therapist.post("/sequences")
    yield 304, therapist.get("/library", headers={"If-None-Match": therapist.get("/library").headers["ETag"]})
    yield 308, therapist.get("/s//x")
    yield 400, therapist.open("/sequences", "POST")
    yield 403, therapist.post("/sequences", headers={"Sec-Fetch-Site": "cross-site"})
    yield 404, therapist.get("/nonsense")
    yield 404, therapist.get("/s/nonsense")
    yield 404, therapist.get("/static/nonsense")
    yield 405, therapist.open("/sequences", "GET")
    yield 413, therapist.post("/sequences/import", {"file": (io.BytesIO(b"#" * 10_000_000), "a.yaml")})
    yield 422, therapist.post(f"/sequences/{sequence_id}/rename", {"title": ""})


def test_every_answer_carries_the_policy(app: Flask) -> None:
    for status, answer in answers(Browser(app)):
        assert answer.status_code == status, answer.request.path
        assert answer.headers.getlist("Content-Security-Policy") == [CONTENT_SECURITY_POLICY]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cache-Control"]


def test_a_failure_of_our_own_carries_the_policy_too(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(TESTING=False)
    monkeypatch.setitem(app.view_functions, "health.show_robots", lambda: 1 / 0)
    answer = Browser(app).get("/robots.txt")
    assert answer.status_code == 500
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_the_policy_allows_nothing_unsafe_and_nothing_from_elsewhere() -> None:
    directives = dict(part.strip().split(" ", 1) for part in CONTENT_SECURITY_POLICY.split(";"))
    assert directives["default-src"] == "'self'"
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert {directives[name] for name in ("base-uri", "object-src", "frame-ancestors")} == {"'none'"}
    assert directives["form-action"] == "'self'"


def test_only_production_demands_https(app: Flask, make_app: MakeApp) -> None:
    production = Browser(make_app(**PRODUCTION))
    assert "Strict-Transport-Security" not in Browser(app).get("/").headers
    seconds = int(production.get("/").headers["Strict-Transport-Security"].removeprefix("max-age="))
    assert seconds >= 180 * 86400


def test_own_pages_refer_to_themselves_only(app: Flask) -> None:
    assert Browser(app).get("/").headers["Referrer-Policy"] == "same-origin"


def test_every_unsafe_route_refuses_a_request_without_token(app: Flask) -> None:
    therapist = Browser(app)
    therapist.new_sequence()
    tried = set()
    for rule, method in unsafe_rules(app):
        if not rule.rule.startswith(CLIENT_PREFIX):  # they know no session, and so no token
            answer = therapist.open(address(app, rule), method, headers={"Sec-Fetch-Site": "same-origin"})
            assert answer.status_code == 400, rule
            tried.add(rule.endpoint)
    assert {"home.create_sequence", "builder.add_step", "sharing.revoke_share"} <= tried


def test_every_unsafe_route_refuses_a_request_from_another_site(app: Flask) -> None:
    therapist = Browser(app)
    for rule, method in unsafe_rules(app):
        for site in ("cross-site", "same-site"):
            answer = therapist.open(
                address(app, rule), method, headers={"Sec-Fetch-Site": site, "X-CSRFToken": therapist.token()}
            )
            assert answer.status_code == 403, rule


def test_a_token_may_come_as_a_header(app: Flask) -> None:
    therapist = Browser(app)
    answer = therapist.open("/sequences", "POST", headers={"X-CSRFToken": therapist.token()})
    assert answer.status_code == 303


def test_a_token_of_another_browser_is_refused(app: Flask) -> None:
    therapist, stranger = Browser(app), Browser(app)
    therapist.token()
    assert therapist.open("/sequences", "POST", data={"csrf_token": stranger.token()}).status_code == 400


def test_over_https_a_form_needs_its_own_site_as_referrer(make_app: MakeApp) -> None:
    therapist = Browser(make_app(**PRODUCTION)).client
    page = therapist.get("/", base_url="https://localhost").text
    token = page.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]

    def begin(referrer: str) -> int:
        headers = {"Referer": referrer, "X-CSRFToken": token}
        return therapist.post("/sequences", base_url="https://localhost", headers=headers).status_code

    assert begin("https://elsewhere.example/") == 400
    assert begin("https://localhost/") == 303
