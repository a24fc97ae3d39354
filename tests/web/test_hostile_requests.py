"""No request makes the server fail: whatever stands in an address, a query, a form, a header or a body.

Which names a view reads is not listed here but overheard, so that a field that comes later is tried as well.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule

from tests.web.browsing import Browser
from tests.web.conftest import MakeApp
from tests.web.feedback import SAME_ORIGIN

LONG = "9" * 5000  # more digits than int() takes
WIDE = "9" * 20  # more than any column of whole numbers holds
VALUES = (LONG, WIDE, "1e999", "²", "0001-01-01T00:00:00+23:59", "\0")
NESTED = b'{"a":' * 300 + b"1" + b"}" * 300
JSON = (b"", b"1", b"[1]", b'"text"', b"{", b"\xff", NESTED, b"[" * 100_000)
TYPES = (
    *("application/json", "application/problem+json", "application/json; charset=nonsense", "text/plain", "nonsense"),
    *("application/x-www-form-urlencoded; charset=nonsense", "multipart/form-data", "multipart/form-data; boundary=a"),
)
HEADERS = (
    *("Accept", "Accept-Encoding", "Cookie", "Edit-Id", "If-Match", "If-Modified-Since", "If-None-Match", "Range"),
    "X-CSRFToken",
)
ENDS = re.compile(r"/(remove|delete|revoke|archive|forget|<row_id>/\w+)$")  # after these there is less left to try


class Overheard(ImmutableMultiDict[str, str]):
    """The values of a request, which note the names that are asked for."""

    names: ClassVar[set[str]] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)

    def getlist(self, name: str, *options: Any) -> list[Any]:
        self.names.add(name)
        return super().getlist(name, *options)


class Printed:
    """A printer that costs nothing."""

    def pdf(self, *_: object, **__: object) -> bytes:
        return b"%PDF"

    def pages(self, *_: object, **__: object) -> tuple[bytes, ...]:
        return (b"<svg/>",)


@pytest.fixture(scope="module")
def app(make_app: MakeApp) -> Flask:
    """An app that answers a failure with 500, as it does outside of tests."""
    app = make_app(TESTING=False)
    app.extensions["senline"] = replace(app.extensions["senline"], printer=Printed())
    app.request_class = type("Listening", (app.request_class,), {"parameter_storage_class": Overheard})
    return app


class House:
    """Somebody's browser, and the name of one real thing of each kind that an address can lead to."""

    def __init__(self, app: Flask) -> None:
        self.browser = Browser(app)
        self.sequence_id = self.browser.new_sequence("flare_day")
        self.address = f"/sequences/{self.sequence_id}"
        self.headers = {"If-Match": '"1"', "X-CSRFToken": self.browser.token(), **SAME_ORIGIN}
        self.send(f"{self.address}/shares", passcode="bamboo")
        protected = self._token()
        self.send(f"{self.address}/shares")
        self.tokens = (self._token(), protected)
        self.send(f"/s/{self.tokens[0]}/answers", pain_after="3")
        self.send(f"{self.address}/conditions", condition="pregnancy")
        library = app.extensions["senline"].library
        panel, answers = self._text("/shares"), self._text("/answers")
        self.known = {
            "sequence_id": self.sequence_id,
            "made_id": self.sequence_id,
            "step_id": self._found(r"/steps/([\w-]+)", self._text("")),
            "block_id": self._found(r"/blocks/([\w-]+)", self._text("")),
            "share_id": self._found(r"share-link-([\w-]+)", panel),
            "row_id": self._found(r"/answers/([\w-]+)/", answers),
            "condition_id": "pregnancy",
            "question_id": library.safety.red_flags[0].id,
            "rule_id": next(iter(library.rules)),
            "technique_id": next(iter(library.techniques)),
            "starter_id": "flare_day",
            "version": "0",
            "look": "light.svg",
            "number": "1",
            "page": "1",
            "path": "css/base.css",
        }

    def send(self, path: str, **form: str) -> int:
        """Send a form and return the status."""
        return self.browser.client.post(path, data=form, headers=self.headers).status_code

    def paths(self, rule: Rule, **other: str) -> Iterator[str]:
        """Return the addresses of a rule: all that is in them exists, but for `other`."""
        for token in self.tokens if "token" in rule.arguments else ("",):
            names = {**self.known, "token": token, **other}
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda name, names=names: quote(names[name[1]]), rule.rule)  # type: ignore[misc]

    def _text(self, path: str) -> str:
        return self.browser.client.get(self.address + path).text

    def _token(self) -> str:
        return self._found(r"/s/([\w-]{43})", self._text("/shares"))

    def _found(self, pattern: str, text: str) -> str:
        found = re.search(pattern, text)
        assert found, pattern
        return found[1]


@pytest.fixture(scope="module")
def house(app: Flask) -> House:
    return House(app)


@pytest.fixture(scope="module")
def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (bool(ENDS.search(rule.rule)), rule.rule))


def failing(house: House, rule: Rule, path: str, **options: Any) -> list[str]:
    """Return what of a request to a rule, in each of its methods, the server failed at."""
    methods = sorted((rule.methods or set()) & {"GET", "POST"})
    answers = [(m, house.browser.client.open(path, method=m, **{"headers": house.headers, **options})) for m in methods]
    return [
        f"{m} {rule.rule} {str(options)[:80]}: {answer.status}" for m, answer in answers if answer.status_code >= 500
    ]


def test_the_things_to_try_it_on_are_there(house: House, rules: list[Rule]) -> None:
    assert {name for rule in rules for name in rule.arguments} <= {*house.known, "token"}
    for rule in rules:
        if "GET" in (rule.methods or ()):
            assert {house.browser.client.get(path).status_code for path in house.paths(rule)} - {404}, rule
    assert house.send(f"{house.address}/heading", title="Evening") == 200


def test_no_address_makes_it_fail(house: House, rules: list[Rule]) -> None:
    failed = [
        fault
        for rule in rules
        for name in sorted(rule.arguments)
        for value in VALUES
        for path in house.paths(rule, **{name: value})
        for fault in failing(house, rule, path)
    ]
    assert not failed


def test_no_field_makes_it_fail(house: House, rules: list[Rule]) -> None:
    failed, tried = [], 0
    for rule in rules:
        for path in house.paths(rule):
            Overheard.names.clear()
            failed += failing(house, rule, path)
            known: set[str] = set()
            while new := {name for name in Overheard.names if not name.startswith("felt-")} - known - {"csrf_token"}:
                known |= new
                for name, value in ((name, value) for name in sorted(new) for value in VALUES):
                    tried += 1
                    in_query = rule.methods is None or "POST" not in rule.methods
                    failed += failing(house, rule, path, **{"query_string" if in_query else "data": {name: value}})
    assert tried > 300
    assert not failed


def test_no_body_makes_it_fail(house: House, rules: list[Rule]) -> None:
    posts = [rule for rule in rules if "POST" in (rule.methods or ())]
    failed = [
        fault
        for rule in posts
        for path in house.paths(rule)
        for body in (b"1", NESTED, JSON[-1])
        for fault in failing(house, rule, path, data=body, content_type="application/json")
    ]
    (heading,) = (rule for rule in posts if rule.rule.endswith("/heading"))
    (path,) = house.paths(heading)
    for body, kind in ((body, kind) for body in JSON for kind in TYPES):
        failed += failing(house, heading, path, data=body, content_type=kind)
    assert not failed


def test_json_is_refused_before_anybody_reads_it(house: House) -> None:
    for path in ("/sequences", f"{house.address}/heading", f"/s/{house.tokens[0]}/answers"):
        answer = house.browser.client.post(path, json={"title": "x"}, headers=house.headers)
        assert answer.status_code == 415


def test_no_header_makes_it_fail(house: House, rules: list[Rule]) -> None:
    values = (LONG, f'"{WIDE}"', "²", "bytes=9-1", f"bytes=0-{LONG}", "*/*;q=nan", "\x85")
    failed = [
        fault
        for rule in rules
        if rule.rule.startswith(("/s/", "/static/")) or rule.rule.endswith("/heading")
        for path in house.paths(rule)
        for name in HEADERS
        for value in values
        for fault in failing(house, rule, path, headers={**house.headers, name: value})
    ]
    assert not failed
