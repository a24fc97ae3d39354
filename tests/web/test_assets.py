"""Static files that may be kept for good."""

import os
from pathlib import Path

import pytest
from flask import Flask

from app.web import assets
from tests.web.browsing import Browser
from tests.web.checking import find


@pytest.fixture
def small_app(tmp_path: Path) -> Flask:
    """An app with one static file."""
    (tmp_path / "a.css").write_text("one")
    app = Flask("small", static_folder=None)
    assets.init_app(app, tmp_path)
    return app


def address(app: Flask) -> str:
    return str(app.jinja_env.globals["asset"]("a.css"))  # type: ignore[operator]


def test_the_address_changes_with_the_content(small_app: Flask, tmp_path: Path) -> None:
    before = address(small_app)
    file = tmp_path / "a.css"
    file.write_text("two")
    os.utime(file, ns=(1, 1))
    assert address(small_app) != before


def test_what_an_address_names_is_kept_for_good(small_app: Flask) -> None:
    answer = small_app.test_client().get(address(small_app))
    assert "immutable" in answer.headers["Cache-Control"]
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/static/a.css", "/static/a.css?v=0123456789abcdef"])
def test_anything_else_is_asked_for_again(small_app: Flask, path: str) -> None:
    assert small_app.test_client().get(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/static/nothing.css", "/static/../test_assets.py", "/static/%2e%2e/secret_key"])
def test_nothing_else_is_served(small_app: Flask, path: str) -> None:
    assert small_app.test_client().get(path).status_code == 404


def test_every_file_a_page_names_is_there(therapist: Browser) -> None:
    page = therapist.get("/").text
    named = [e.get("href") for e in find(page, "link")] + [e.get("src") for e in find(page, "script")]
    assert len(named) >= 5
    for path in named:
        assert "immutable" in therapist.get(str(path)).headers["Cache-Control"]
