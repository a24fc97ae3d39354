"""What is written down of a request, and what never is."""

import logging

import pytest

from app.web.logs import WithoutTokens
from tests.web.browsing import Browser
from tests.web.conftest import MakeApp

PRIVATE = ("Anouk-the-client", "her left knee, since the accident", "Evening-for-Anouk")


def test_a_request_is_one_line_with_its_rule(therapist: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "app.requests"):
        therapist.get("/sequences/some-sequence-id")
    (line,) = [record.getMessage() for record in caplog.records if record.name == "app.requests"]
    method, rule, status, took, unit = line.split()
    assert (method, rule, status, unit) == ("GET", "/sequences/<sequence_id>", "404", "ms")
    assert float(took) >= 0


def test_no_token_note_or_name_is_ever_written_down(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(TESTING=False)
    therapist = Browser(app)
    with caplog.at_level(logging.DEBUG):
        name, note, title = PRIVATE
        sequence_id = therapist.new_sequence("flare_day")
        link = therapist.share(sequence_id)
        therapist.post(f"/sequences/{sequence_id}/rename", {"title": title})
        therapist.post(f"/sequences/{sequence_id}/heading", {"made_for": name}, headers={"If-Match": '"2"'})
        therapist.get("/", query_string={"q": name})
        for path in (link, f"{link}/handout.pdf", f"{link}/opened", f"{link}/wrong", f"{link}x"):
            therapist.get(path)

        def view(token: str) -> str:
            raise RuntimeError(f"could not save {note} for {name} behind {token}")

        monkeypatch.setitem(app.view_functions, "client.show_page", view)
        assert therapist.get(link).status_code == 500
    assert "RuntimeError" in caplog.text
    assert "/s/<token>" in caplog.text
    for word in (*PRIVATE, link.removeprefix("/s/")):
        assert word not in caplog.text


def test_a_failure_is_written_down_with_its_place(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(TESTING=False)
    monkeypatch.setitem(app.view_functions, "health.show_robots", lambda: 1 / 0)
    Browser(app).get("/robots.txt")
    assert "GET /robots.txt failed: ZeroDivisionError" in caplog.text
    assert "test_logs.py" in caplog.text


@pytest.mark.parametrize(
    ("message", "args"),
    [
        ("Error handling request %s", ("/s/abcDEF-_123/handout.pdf",)),
        ("Invalid HTTP request line: 'GET /s/abcDEF-_123 HTTP/9'", ()),
        ("https://plans.example.org/s/abcDEF-_123?x=1", ()),
    ],
)
def test_tokens_are_taken_out_of_what_others_log(message: str, args: tuple[str, ...]) -> None:
    record = logging.LogRecord("gunicorn.error", logging.ERROR, __file__, 1, message, args, None)
    assert WithoutTokens().filter(record)
    assert "abcDEF" not in record.getMessage()
    assert "/s/…" in record.getMessage()
