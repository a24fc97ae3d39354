"""Whose work it is."""

from typing import Any

from flask import Flask
from sqlalchemy import text

from tests.web.browsing import Browser
from tests.web.checking import find
from tests.web.conftest import Clock, MakeApp
from tests.web.test_security import PRODUCTION, address


def contents(app: Flask) -> dict[str, list[Any]]:
    """Return every row of the database."""
    with app.extensions["senline"].db.read() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        return {name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in tables}  # noqa: S608


def test_another_browsers_work_is_nowhere_to_be_found(
    app: Flask, therapist: Browser, stranger: Browser, sequence_id: str
) -> None:
    panel = therapist.post(f"/sequences/{sequence_id}/shares").text
    share_id = str(find(panel, "input", readonly="")[0].get("id")).removeprefix("share-link-")
    page = therapist.get(f"/sequences/{sequence_id}").text
    step_id = page.split(f"/sequences/{sequence_id}/steps/", 1)[1].split("/", 1)[0].split('"', 1)[0]
    block_id = page.split(f"/sequences/{sequence_id}/blocks/", 1)[1].split("/", 1)[0].split('"', 1)[0]
    values = {"sequence_id": sequence_id, "share_id": share_id, "step_id": step_id, "block_id": block_id}
    form = {"technique": "prep_space", "block": block_id, "direction": "up", "minutes": "2", "days": "30", "name": "N"}
    form |= {"version": "newest", "passcode": "bamboo"}
    form |= {"finding": "both_sides", "fix": "remove", "condition": "pregnancy", "pain": "3"}
    before = contents(app)
    tried = 0
    for rule in app.url_map.iter_rules():
        if "sequence_id" in rule.arguments:
            for method in sorted((rule.methods or set()) - {"OPTIONS"}):
                headers = {"X-CSRFToken": stranger.token(), "If-Match": '"1"'}
                data = form if method == "POST" else None
                answer = stranger.open(address(app, rule, **values), method, headers=headers, data=data)
                assert answer.status_code == 404, (rule, method)
                assert sequence_id not in answer.text
                tried += 1
    assert tried > 20
    assert contents(app) == before


def test_a_browser_without_work_finds_nothing_and_gets_no_workspace(app: Flask, sequence_id: str) -> None:
    newcomer = Browser(app)
    before = contents(app)
    assert newcomer.get(f"/sequences/{sequence_id}").status_code == 404
    assert newcomer.post(f"/sequences/{sequence_id}/archive").status_code == 404
    assert contents(app) == before


def test_looking_changes_nothing(app: Flask, therapist: Browser, sequence_id: str) -> None:
    link = therapist.share(sequence_id)
    page = therapist.get(f"/sequences/{sequence_id}").text
    values = {
        "step_id": page.split(f"/sequences/{sequence_id}/steps/", 1)[1].split("/", 1)[0].split('"', 1)[0],
        "rule_id": "both_sides",
        "sequence_id": sequence_id,
        "token": link.removeprefix("/s/"),
        "technique_id": next(iter(app.extensions["senline"].library.techniques)),
        "path": "css/base.css",
        "version": "0",
        "look": "light.svg",
        "made_id": sequence_id,
    }
    before = contents(app)
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()):
            for method in ("GET", "HEAD"):
                answer = therapist.open(address(app, rule, **values), method)
                assert answer.status_code < 400, rule
    assert contents(app) == before


def test_the_list_shows_ones_own_work_only(therapist: Browser, stranger: Browser, sequence_id: str) -> None:
    assert sequence_id in therapist.get("/").text
    assert sequence_id not in stranger.get("/").text


def test_work_goes_on_when_the_database_has_forgotten_the_workspace(app: Flask, therapist: Browser) -> None:
    therapist.token()
    with therapist.client.session_transaction() as session:
        session["workspace"] = "gone-gone-gone-g"
    assert therapist.new_sequence()


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(therapist: Browser) -> None:
    cookie = therapist.post("/sequences").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires=" in cookie


def test_in_production_the_cookie_is_bound_to_this_very_host(make_app: MakeApp) -> None:
    cookie = Browser(make_app(**PRODUCTION)).client.get("/", base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-senline=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


def test_the_cookie_is_renewed_once_a_day(therapist: Browser, sequence_id: str, clock: Clock) -> None:
    assert "Set-Cookie" in therapist.get(f"/sequences/{sequence_id}/shares").headers
    assert "Set-Cookie" not in therapist.get(f"/sequences/{sequence_id}/shares").headers
    clock.forward(days=1)
    assert "Set-Cookie" in therapist.get(f"/sequences/{sequence_id}/shares").headers


def test_a_cookie_that_was_tampered_with_is_nobodys(app: Flask, therapist: Browser, sequence_id: str) -> None:
    cookie = therapist.client.get_cookie("senline")
    assert cookie is not None
    content, signature = cookie.value.rsplit(".", 1)
    forger = app.test_client()
    forger.set_cookie("senline", f"{content}.{signature[::-1]}")
    assert forger.get(f"/sequences/{sequence_id}").status_code == 404
