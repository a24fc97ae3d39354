"""What a client's page needs to work offline, and who does not get it."""

import json

import pytest
from flask import Flask

from tests.web.browsing import Browser
from tests.web.checking import find

UNKNOWN = f"/s/{'A' * 43}"


def test_the_worker_may_look_after_this_page_alone(app: Flask, link: str) -> None:
    answer = Browser(app).get(f"{link}/worker.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Service-Worker-Allowed"] == link
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_the_manifest_names_the_plan_and_starts_at_its_page(app: Flask, link: str) -> None:
    answer = Browser(app).get(f"{link}/manifest.webmanifest")
    manifest = json.loads(answer.text)
    assert answer.mimetype == "application/manifest+json"
    assert manifest["name"] == "Flare day, very gentle"
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == link
    assert "Set-Cookie" not in answer.headers
    for icon in manifest["icons"]:
        picture = Browser(app).get(icon["src"])
        assert picture.mimetype == "image/png"
        width = int.from_bytes(picture.data[16:20])
        assert icon["sizes"] == f"{width}x{width}"


def test_a_page_that_may_be_kept_says_which_version_it_is(app: Flask, link: str) -> None:
    assert Browser(app).get(link).headers["Senline-Plan"] == "1"


def test_the_page_names_its_manifest(app: Flask, link: str) -> None:
    (manifest,) = find(Browser(app).get(link).text, "link", rel="manifest")
    assert manifest.get("href") == f"{link}/manifest.webmanifest"


@pytest.mark.parametrize("path", ["worker.js", "manifest.webmanifest"])
def test_a_link_that_does_not_work_has_neither(app: Flask, path: str) -> None:
    unknown = Browser(app).get(f"{UNKNOWN}/{path}")
    assert unknown.status_code == 404
    assert unknown.data == Browser(app).get(UNKNOWN).data
