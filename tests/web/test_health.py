"""What machines ask."""

from flask import Flask

from tests.web.browsing import Browser
from tests.web.conftest import MakeApp


def test_a_server_with_its_database_is_well(app: Flask) -> None:
    answer = Browser(app).get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "Set-Cookie" not in answer.headers


def test_a_server_that_lost_its_database_says_so(make_app: MakeApp) -> None:
    app = make_app()
    with app.extensions["senline"].db.write() as connection:
        connection.exec_driver_sql("ALTER TABLE workspaces RENAME TO elsewhere")
    answer = Browser(app).get("/healthz")
    assert (answer.status_code, answer.text) == (503, "no database\n")


def test_robots_are_kept_away_from_links_and_told_of_none(therapist: Browser) -> None:
    therapist.share(therapist.new_sequence())
    assert therapist.get("/robots.txt").text == "User-agent: *\nDisallow: /s/\n"
