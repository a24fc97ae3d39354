"""Static files that may be kept for good."""

import gzip
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


@pytest.mark.parametrize("file", ["a.css", "js/module.js"])
def test_the_address_changes_with_the_content_of_any_file(small_app: Flask, tmp_path: Path, file: str) -> None:
    before = address(small_app)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("two")
    later = Flask("later", static_folder=None)
    assets.init_app(later, tmp_path)
    assert address(later) != before


def test_while_debugging_a_change_shows_without_a_restart(small_app: Flask, tmp_path: Path) -> None:
    small_app.debug = True
    before = address(small_app)
    (tmp_path / "a.css").write_text("two")
    assert address(small_app) != before


def test_what_a_module_imports_beside_itself_is_kept_for_good_too(therapist: Browser) -> None:
    page = therapist.get(f"/sequences/{therapist.new_sequence()}").text
    (module,) = [str(e.get("src")) for e in find(page, "script", type="module") if "builder" in str(e.get("src"))]
    imported = module.replace("main.js", "saving.js")
    assert "immutable" in therapist.get(imported).headers["Cache-Control"]


def test_what_an_address_names_is_kept_for_good(small_app: Flask) -> None:
    answer = small_app.test_client().get(address(small_app))
    assert "immutable" in answer.headers["Cache-Control"]
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/static/a.css", "/static/0123456789abcdef/a.css"])
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


def test_texts_come_compressed_to_whoever_takes_them_so(small_app: Flask) -> None:
    plain = small_app.test_client().get(address(small_app))
    small = small_app.test_client().get(address(small_app), headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(small.data) == plain.data == b"one"
