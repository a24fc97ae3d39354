"""What the holder of a share link sees, and what they do not."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, session
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.web.browsing import Browser
from tests.web.checking import find, parse, words
from tests.web.conftest import Clock, MakeApp
from tests.web.feedback import SAME_ORIGIN


def told(answer: TestResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Return all that an answer tells."""
    return answer.status_code, answer.data, sorted(answer.headers.items())


def test_it_shows_the_plan_with_warning_signs_before_the_first_technique(client: Browser, link: str) -> None:
    text = client.get(link).text
    headings = [words(heading) for heading in parse(text).iter() if heading.tag in {"h1", "h2"}]
    assert headings[0] == words(find(text, "h1")[0])
    assert headings[1].startswith("Before you start: get help")
    assert "Session" in headings[2:]
    assert len(find(text, "li", class_="handout-step")) == text.count('class="handout-number"') > 0


def test_it_says_everything_without_a_script_or_a_cookie(client: Browser, link: str) -> None:
    answer = client.get(link)
    assert "Set-Cookie" not in answer.headers
    # What can be sent is "How was it?", and that is a plain form.
    assert [form.get("action") for form in find(answer.text, "form")] == [f"{link}/answers"]
    assert len(find(answer.text, "button")) == 1


def test_its_languages_are_marked(client: Browser, therapist: Browser) -> None:
    text = client.get(therapist.share(therapist.new_sequence("partner_session"))).text
    assert find(text, "html", lang="en")
    assert find(text, "span", lang="th")
    assert find(text, "h1", dir="auto")


def test_it_shows_the_newest_version(client: Browser, therapist: Browser, sequence_id: str, link: str) -> None:
    client.get(link)
    therapist.post(f"/sequences/{sequence_id}/rename", {"title": "Morning routine"})
    assert words(find(client.get(link).text, "h1")[0]) == "Morning routine"


def test_an_empty_plan_says_so(client: Browser, therapist: Browser) -> None:
    assert "no techniques in this plan yet" in client.get(therapist.share(therapist.new_sequence())).text


def test_the_pdf_is_the_same_plan(client: Browser, link: str) -> None:
    (href,) = [str(a.get("href")) for a in find(client.get(link).text, "a") if words(a) == "Download PDF"]
    answer = client.get(href)
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")


def test_every_link_that_does_not_work_gets_the_same_answer(
    client: Browser, therapist: Browser, sequence_id: str, clock: Clock
) -> None:
    expired = therapist.share(sequence_id)
    clock.forward(days=91)
    revoked = therapist.share(sequence_id)
    panel = therapist.get(f"/sequences/{sequence_id}/shares").text
    share_id = str(find(panel, "input", readonly="")[0].get("id")).removeprefix("share-link-")
    assert client.get(revoked).status_code == 200
    therapist.post(f"/sequences/{sequence_id}/shares/{share_id}/revoke")

    unknown = "/s/" + "A" * 43
    malformed = ["/s/x", "/s/%00", "/s/ü", "/s/" + "A" * 500, f"{revoked}x", "/s/a/b/c", f"{unknown}/"]
    answers = [told(client.get(path)) for path in (unknown, expired, revoked, *malformed)]
    answers += [told(client.get(f"{path}/handout.pdf")) for path in (unknown, expired, revoked)]
    assert all(answer == answers[0] for answer in answers)
    status, body, _ = answers[0]
    assert status == 404
    assert b"Ask your therapist for a new link" in body


def test_no_answer_of_a_link_is_kept_indexed_or_referred_from(client: Browser, link: str) -> None:
    for path in (link, f"{link}/handout.pdf", "/s/unknown", "/s/unknown/handout.pdf"):
        headers = client.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")


def test_the_therapists_own_cookie_is_neither_read_nor_renewed_here(
    therapist: Browser, link: str, clock: Clock
) -> None:
    clock.forward(days=30)
    assert "Set-Cookie" not in therapist.get(link).headers


def test_a_client_page_has_no_session_to_use(app: Flask) -> None:
    with app.test_request_context("/s/anything"), pytest.raises(RuntimeError, match="session is unavailable"):
        session["seen"] = True


def test_opening_is_noted_when_the_page_itself_says_so(
    client: Browser, therapist: Browser, sequence_id: str, link: str
) -> None:
    def noted() -> bool:
        return "Not opened yet" not in therapist.get(f"/sequences/{sequence_id}/shares").text

    client.get(link)
    client.open(link, "HEAD")
    assert client.open(f"{link}/opened", "GET").status_code == 405
    assert client.open(f"{link}/opened", "POST").status_code == 403
    assert client.open(f"{link}/opened", "POST", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.open("/s/unknown/opened", "POST", headers=SAME_ORIGIN).status_code == 404
    assert not noted()
    assert client.open(f"{link}/opened", "POST", headers=SAME_ORIGIN).status_code == 204
    assert noted()


def test_a_token_opens_nothing_but_its_page_and_what_is_on_it(client: Browser, link: str, app: Flask) -> None:
    token = link.removeprefix("/s/")
    opened = set()
    for rule in app.url_map.iter_rules():
        if rule.arguments and rule.endpoint != "static":
            values = {name: 1 if name in {"number", "page"} else token for name in rule.arguments}
            path = str(app.url_map.bind("localhost").build(rule.endpoint, values))
            for method in sorted((rule.methods or set()) - {"OPTIONS"}):
                answer = client.open(path, method, headers=SAME_ORIGIN)
                if answer.status_code < 400:
                    opened.add((rule.endpoint, method))
    assert opened == {
        ("client.show_page", "GET"),
        ("client.show_page", "HEAD"),
        ("client.download_pdf", "GET"),
        ("client.download_pdf", "HEAD"),
        ("client.download_pdf", "POST"),
        ("client.unlock_page", "POST"),
        ("client.mark_opened", "POST"),
        ("offline.show_worker", "GET"),
        ("offline.show_worker", "HEAD"),
        ("offline.show_manifest", "GET"),
        ("offline.show_manifest", "HEAD"),
        ("reminders.show_reminders", "GET"),
        ("reminders.show_reminders", "HEAD"),
        ("reminders.show_reminders", "POST"),
    }


def counted(app: Flask) -> Callable[[], list[str]]:
    """Return a function that gives the SQL statements run since it was last called."""
    seen: list[str] = []
    engine = app.extensions["senline"].db.engine
    event.listen(engine, "connect", lambda dbapi, _: dbapi.set_trace_callback(seen.append))
    engine.dispose()

    def take() -> list[str]:
        taken = [sql for sql in seen if sql.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
        seen.clear()
        return taken

    return take


def test_a_warm_page_costs_one_query_and_a_cold_one_at_most_three(make_app: MakeApp) -> None:
    app = make_app()
    therapist = Browser(app)
    link = therapist.share(therapist.new_sequence("partner_session"))
    statements = counted(app)
    therapist.client.get(link)
    cold = statements()
    therapist.client.get(link)
    warm = statements()
    assert 1 <= len(cold) <= 3, cold
    assert len(warm) == 1, warm


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_link_cannot_be_written_to(client: Browser, link: str, method: str) -> None:
    options: dict[str, Any] = {"headers": SAME_ORIGIN}
    assert client.open(link, method, **options).status_code == 405
