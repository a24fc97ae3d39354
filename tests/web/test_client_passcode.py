"""A link with a passcode, as its client uses it, and as somebody who only found the link does."""

import logging
from datetime import timedelta
from gzip import decompress
from typing import Any
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher
from flask import Flask

from app.storage import passcodes
from app.web.client import grants
from app.web.compressed import gzipped
from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import Clock, MakeApp
from tests.web.feedback import SAME_ORIGIN
from tests.web.test_client import counted

pytestmark = pytest.mark.usefixtures("clock")  # it is stopped

ASKS = "This plan has a passcode"


@pytest.fixture
def link(therapist: Browser, sequence_id: str) -> str:
    """The path of its share link, with the passcode "bamboo"."""
    return protected(therapist, sequence_id)


def protected(therapist: Browser, sequence_id: str, passcode: str = "bamboo") -> str:
    """Make a link with a passcode and return its path."""
    before = paths(therapist, sequence_id)
    therapist.post(f"/sequences/{sequence_id}/shares", {"passcode": passcode})
    (made,) = paths(therapist, sequence_id) - before
    return made


def paths(therapist: Browser, sequence_id: str) -> set[str]:
    panel = therapist.get(f"/sequences/{sequence_id}/shares").text
    return {urlsplit(str(box.get("value"))).path for box in find(panel, "input", readonly="")}


def share_of(therapist: Browser, sequence_id: str) -> str:
    """Return the address of the newest link's settings."""
    panel = therapist.get(f"/sequences/{sequence_id}/shares").text
    share_id = str(find(panel, "input", readonly="")[0].get("id")).removeprefix("share-link-")
    return f"/sequences/{sequence_id}/shares/{share_id}"


def heading(text: str) -> str:
    return words(find(text, "h1")[0])


def give(client: Browser, link: str, passcode: str = "bamboo") -> str:
    """Send a passcode and return what comes."""
    return client.open(link, "POST", data={"passcode": passcode}, headers=SAME_ORIGIN).text


def grant_of(text: str) -> str:
    (grant,) = {str(field.get("value")) for field in find(text, "input", name="grant")}
    return grant


def error(text: str) -> str:
    return words(find(text, "p", class_="error")[0])


def test_it_asks_first_and_tells_nothing_of_the_plan(client: Browser, therapist: Browser, sequence_id: str) -> None:
    heading_of = {"made_for": "Anouk", "made_by": "Bo"}
    therapist.post(f"/sequences/{sequence_id}/heading", heading_of, headers={"If-Match": '"1"'})
    therapist.post(f"/sequences/{sequence_id}/rename", {"title": "Evening routine"})
    link = protected(therapist, sequence_id)
    answer = client.get(link)
    assert answer.status_code == 200
    assert heading(answer.text) == ASKS
    for private in ("Evening routine", "Anouk", "Bo", "handout-step"):
        assert private not in answer.text
    assert "Evening routine" in give(client, link)


def test_it_is_one_field_that_is_sent_in_the_body(client: Browser, link: str) -> None:
    text = client.get(link).text
    (form,) = find(text, "form")
    assert (form.get("method"), form.get("action")) == ("post", link)
    (field,) = (field for field in form.iter("input") if field.get("type") != "hidden")
    assert (field.get("name"), field.get("autocapitalize"), field.get("autocomplete")) == ("passcode", "none", "off")


def test_the_right_passcode_is_answered_with_the_plan_itself(client: Browser, link: str) -> None:
    answer = client.open(link, "POST", data={"passcode": " bamboo "})
    assert answer.status_code == 200
    assert find(answer.text, "li", class_="handout-step")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "bamboo" not in answer.text


def test_a_wrong_one_is_told_and_the_field_is_marked(client: Browser, link: str) -> None:
    answer = client.open(link, "POST", data={"passcode": "willow"})
    assert answer.status_code == 403
    assert error(answer.text).startswith("That is not the passcode.")
    (field,) = find(answer.text, "input", id="passcode")
    assert (field.get("aria-invalid"), field.get("aria-describedby")) == ("true", "passcode-error")
    assert "willow" not in answer.text


def test_a_passcode_in_the_address_opens_nothing(client: Browser, link: str) -> None:
    assert heading(client.get(f"{link}?passcode=bamboo").text) == ASKS
    assert heading(client.open(f"{link}?passcode=bamboo", "POST").text) == ASKS
    grant = grant_of(give(client, link))
    assert heading(client.get(f"{link}/handout.pdf?grant={grant}").text) == ASKS


def test_too_many_wrong_ones_wait_and_the_page_says_how_long(client: Browser, link: str, clock: Clock) -> None:
    for _ in range(4):
        assert "Wait" not in error(give(client, link, "willow"))
    fifth = client.open(link, "POST", data={"passcode": "willow"})
    assert fifth.status_code == 429
    assert int(fifth.headers["Retry-After"]) >= 30
    assert error(fifth.text) == "There were too many wrong passcodes. Wait 30 seconds, then try again."
    clock.forward(seconds=10)
    assert "Wait 20 seconds" in error(give(client, link))
    assert "Wait 20 seconds" in error(client.get(link).text)
    clock.forward(seconds=20)
    assert not find(client.get(link).text, "p", class_="error")
    assert "Wait 60 seconds" in error(give(client, link, "willow"))
    clock.forward(seconds=60)
    assert heading(give(client, link)) != ASKS
    assert not find(client.get(link).text, "p", class_="error")


def test_other_links_are_not_made_to_wait(client: Browser, therapist: Browser, sequence_id: str, link: str) -> None:
    before = paths(therapist, sequence_id)
    therapist.share(sequence_id)
    (open_link,) = paths(therapist, sequence_id) - before
    other = protected(therapist, sequence_id, "willow")
    for _ in range(9):
        give(client, link, "wrong")
    assert heading(client.get(open_link).text) != ASKS
    assert heading(give(client, other, "willow")) != ASKS


def test_the_page_has_a_button_for_the_pdf_that_sends_its_grant(client: Browser, link: str) -> None:
    page = give(client, link)
    (form,) = (form for form in find(page, "form") if str(form.get("action")).endswith("/handout.pdf"))
    assert (form.get("method"), words(form)) == ("post", "Download PDF Add to calendar")
    answer = client.open(f"{link}/handout.pdf", "POST", data={"grant": grant_of(page)})
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    for data in ({}, {"grant": ""}, {"grant": "x"}, {"grant": grant_of(page) + "x"}, {"passcode": "bamboo"}):
        refused = client.open(f"{link}/handout.pdf", "POST", data=data)
        assert refused.status_code == 403
        assert heading(refused.text) == ASKS
    assert client.get(f"{link}/handout.pdf").status_code == 403


def test_a_grant_opens_the_page_again_without_the_passcode(client: Browser, link: str) -> None:
    grant = grant_of(give(client, link))
    again = client.open(link, "POST", data={"grant": grant, "passcode": ""}).text
    assert heading(again) != ASKS
    assert grant_of(again) == grant


def test_a_grant_ends_after_twelve_hours_however_often_it_is_used(client: Browser, link: str, clock: Clock) -> None:
    grant = grant_of(give(client, link))
    clock.now += grants.READING
    assert heading(client.open(link, "POST", data={"grant": grant}).text) != ASKS
    clock.now += timedelta(seconds=1)
    answer = client.open(link, "POST", data={"grant": grant})
    assert heading(answer.text) == ASKS
    assert not find(answer.text, "p", class_="error")


def test_a_grant_is_for_one_link_alone(client: Browser, therapist: Browser, sequence_id: str, link: str) -> None:
    other = protected(therapist, sequence_id)
    grant = grant_of(give(client, link))
    assert heading(client.open(other, "POST", data={"grant": grant}).text) == ASKS


def test_another_passcode_makes_every_grant_void(
    client: Browser, therapist: Browser, sequence_id: str, link: str
) -> None:
    grant = grant_of(give(client, link))
    therapist.post(f"{share_of(therapist, sequence_id)}/passcode", {"passcode": "bamboo"})
    assert heading(client.open(link, "POST", data={"grant": grant}).text) == ASKS
    assert client.open(f"{link}/handout.pdf", "POST", data={"grant": grant}).status_code == 403


def test_a_hash_made_anew_leaves_every_grant_in_force(
    client: Browser, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = grant_of(give(client, link))
    monkeypatch.setattr(passcodes, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    renewing = grant_of(give(client, link))
    after = grant_of(give(client, link))
    for grant in (before, renewing, after):
        answer = client.open(f"{link}/handout.pdf", "POST", data={"grant": grant})
        assert answer.mimetype == "application/pdf"


def test_a_grant_outlives_neither_revoking_nor_expiry(
    client: Browser, therapist: Browser, sequence_id: str, link: str, clock: Clock
) -> None:
    other = protected(therapist, sequence_id)
    held = {path: grant_of(give(client, path)) for path in (link, other)}
    therapist.post(f"{share_of(therapist, sequence_id)}/revoke")
    works = [client.open(path, "POST", data={"grant": held[path]}).status_code for path in (link, other)]
    assert sorted(works) == [200, 404]
    clock.forward(days=91)
    assert {client.open(path, "POST", data={"grant": held[path]}).status_code for path in held} == {404}


def test_a_grant_of_an_earlier_key_goes_on_working_while_that_key_is_named(make_app: MakeApp) -> None:
    first, second = "2f7c1e0a9b8d4e6f5a3c7b1d0e9f8a6c", "b1d0e9f8a6c2f7c1e0a9b8d4e6f5a3c7"
    app = make_app(SECRET_KEY=first)
    settings = {"SENLINE_INSTANCE": str(app.extensions["senline"].config.instance), "SECRET_KEY": second}
    therapist = Browser(app)
    link = protected(therapist, therapist.new_sequence("flare_day"))
    grant = grant_of(give(therapist, link))
    for old, opens in ((first, True), ("", False)):
        client = Browser(make_app(**settings, SENLINE_OLD_SECRET_KEYS=old))
        assert (heading(client.open(link, "POST", data={"grant": grant}).text) != ASKS) is opens


def test_opening_counts_behind_the_passcode_only(
    client: Browser, therapist: Browser, sequence_id: str, link: str
) -> None:
    def brief() -> str:
        panel = therapist.get(f"/sequences/{sequence_id}/shares").text
        return words(find(panel, "span", class_="share-brief")[0])

    assert client.open(f"{link}/opened", "POST", headers=SAME_ORIGIN).status_code == 403
    grant = grant_of(give(client, link))
    assert brief() == "Not opened yet"
    answer = client.open(f"{link}/opened", "POST", data={"grant": grant}, headers=SAME_ORIGIN)
    assert answer.status_code == 204
    assert brief() == "Opened once, just now"


def test_looking_at_a_protected_link_changes_nothing(client: Browser, app: Flask, link: str) -> None:
    def row() -> object:
        with app.extensions["senline"].db.read() as connection:
            return connection.exec_driver_sql("SELECT * FROM shares").fetchall()

    before = row()
    for path in (link, f"{link}/handout.pdf"):
        client.get(path)
        client.open(path, "HEAD")
    assert row() == before


def test_another_site_cannot_send_a_passcode(client: Browser, therapist: Browser, sequence_id: str, link: str) -> None:
    for site in ("cross-site", "same-site"):
        for _ in range(6):
            answer = client.open(link, "POST", data={"passcode": "bamboo"}, headers={"Sec-Fetch-Site": site})
            assert answer.status_code == 403
            assert ASKS not in answer.text
    assert heading(give(client, link)) != ASKS


def test_a_link_without_a_passcode_leads_whoever_sends_one_to_the_page(
    client: Browser, therapist: Browser, sequence_id: str
) -> None:
    link = therapist.share(sequence_id)
    answer = client.open(link, "POST", data={"passcode": "bamboo"})
    assert (answer.status_code, answer.location) == (303, link)


def test_a_protected_link_that_ended_looks_like_one_that_never_was(
    client: Browser, therapist: Browser, sequence_id: str, link: str
) -> None:
    therapist.post(f"{share_of(therapist, sequence_id)}/revoke")
    unknown = f"/s/{'A' * 43}"
    for method in ("GET", "POST"):
        for rest in ("", "/handout.pdf"):
            told = [client.open(f"{path}{rest}", method, data={"passcode": "bamboo"}) for path in (unknown, link)]
            assert [answer.status_code for answer in told] == [404, 404]
            assert told[0].data == told[1].data
            assert sorted(told[0].headers.items()) == sorted(told[1].headers.items())


def test_every_answer_of_a_protected_link_is_kept_nowhere(client: Browser, link: str) -> None:
    grant = grant_of(give(client, link))
    answers = [
        client.get(link),
        client.open(link, "POST", data={"passcode": "willow"}),
        client.open(link, "POST", data={"grant": grant}),
        client.open(f"{link}/handout.pdf", "POST", data={"grant": grant}),
        client.get(f"{link}/handout.pdf"),
    ]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "Set-Cookie" not in answer.headers


def test_neither_passcode_nor_grant_is_written_down(
    client: Browser, link: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        grant = grant_of(give(client, link))
        give(client, link, "some-wrong-passcode")
        client.open(f"{link}/handout.pdf", "POST", data={"grant": grant})
    assert "POST /s/<token>" in caplog.text
    for secret in ("bamboo", "some-wrong-passcode", grant, link.removeprefix("/s/")):
        assert secret not in caplog.text


def test_a_page_that_was_unlocked_before_costs_one_query_too(make_app: MakeApp) -> None:
    app = make_app()
    therapist = Browser(app)
    link = protected(therapist, therapist.new_sequence("partner_session"))
    grant = grant_of(give(therapist, link))
    statements = counted(app)
    therapist.client.get(link)
    assert len(statements()) == 1
    therapist.client.post(link, data={"grant": grant})
    assert len(statements()) == 1


def test_a_grant_never_reaches_another_reader(client: Browser, link: str, clock: Clock) -> None:
    first = give(client, link)
    clock.forward(seconds=5)
    second = give(client, link)
    assert grant_of(first) != grant_of(second)
    assert first.replace(grant_of(first), "") == second.replace(grant_of(second), "")


def test_what_a_passcode_protects_never_stays_in_the_memory_of_compressed_pages(
    client: Browser, therapist: Browser, sequence_id: str, link: str
) -> None:
    def fetch(path: str, **options: Any) -> bytes:
        answer = client.client.open(path, headers={"Accept-Encoding": "gzip"}, **options)
        return decompress(answer.data) if answer.content_encoding == "gzip" else answer.data

    before = paths(therapist, sequence_id)
    therapist.share(sequence_id)
    (open_link,) = paths(therapist, sequence_id) - before
    gzipped.cache_clear()
    page = fetch(link, method="POST", data={"passcode": "bamboo"}).decode()
    assert heading(page) != ASKS
    for path in (link, f"{link}/handout.pdf", f"{link}/reminders.ics", f"{link}/answers"):
        fetch(path)
        fetch(path, method="POST", data={"passcode": "willow"})
        fetch(path, method="POST", data={"grant": grant_of(page)})
    assert gzipped.cache_info().currsize == 0
    fetch(open_link)
    assert gzipped.cache_info().currsize == 1
