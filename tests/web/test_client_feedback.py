"""What a client says through a link: taken in once, answered at once, and nothing else can be written by it."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.storage.tables import answers, metadata
from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import Clock
from tests.web.feedback import SAME_ORIGIN, answer
from tests.web.test_client_passcode import give, grant_of, protected

pytestmark = pytest.mark.usefixtures("clock")  # it is stopped

OURS, ELSEWHERE = "http://localhost", "http://elsewhere.example"
ID = "0f8fad5b-d9cb-469f-a165-70867728950e"


def rows(app: Flask) -> list[dict[str, Any]]:
    with app.extensions["senline"].db.read() as connection:
        return [dict(row) for row in connection.execute(select(answers)).mappings()]


def sizes(app: Flask) -> dict[str, int]:
    """Return how many rows every table has."""
    with app.extensions["senline"].db.read() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


def kept(app: Flask, answer_id: str) -> list[dict[str, Any]]:
    return [row for row in rows(app) if row["answer_id"] == answer_id]


def test_the_form_stands_on_the_page_and_needs_no_script(client: Browser, link: str) -> None:
    text = client.get(link).text
    (form,) = [form for form in find(text, "form") if form.get("action") == f"{link}/answers"]
    assert form.get("method") == "post"
    for name in ("pain_before", "pain_after"):
        assert [box.get("value") for box in find(text, "input", name=name)] == [str(n) for n in range(11)]
    assert not [box for box in find(text, "input", type="radio") if "checked" in box.attrib]
    steps = find(text, "li", class_="handout-step")
    assert len(find(text, "div", class_="feel-step")) == len(steps) - 4  # two open the session and two close it
    assert "Stop. Do not massage or stretch." in words(find(text, "p", class_="feel-emergency")[0])


def test_it_says_who_reads_it(client: Browser, therapist: Browser, sequence_id: str, link: str) -> None:
    assert "Send to your therapist" in words(find(client.get(link).text, "section", id="how-was-it")[0])
    therapist.post(f"/sequences/{sequence_id}/heading", {"made_by": "Ana Berg"}, headers={"If-Match": '"1"'})
    assert "Send to Ana Berg" in words(find(client.get(link).text, "section", id="how-was-it")[0])


def test_an_empty_plan_asks_nothing(client: Browser, therapist: Browser) -> None:
    assert "How was it?" not in client.get(therapist.share(therapist.new_sequence())).text


@pytest.mark.parametrize(
    ("fields", "colour", "said"),
    [
        ({"pain_before": "5", "pain_after": "3"}, "green", "Carry on."),
        ({"pain_before": "5", "pain_after": "5"}, "amber", "Make it smaller, slower or shorter"),
        ({"pain_before": "1", "pain_after": "6"}, "red", "Stop this technique, rest, and tell your therapist"),
        ({"reach_before": "thigh", "reach_after": "calf"}, "red", "It goes further down the leg than before."),
    ],
)
def test_the_light_comes_back_at_once(client: Browser, link: str, fields: Any, colour: str, said: str) -> None:
    page = answer(client, link, **fields)
    assert page.status_code == 200
    (light,) = find(page.text, "div", class_=f"feel-light light-{colour}")
    assert said in words(light)
    told = answer(client, link, json=True, **fields).get_json()
    assert told["colour"] == colour
    assert said in " ".join([*told["reasons"], *told["do"]])
    assert told["emergency"] == ""


def test_a_new_sign_is_answered_with_the_emergency_text_and_no_colour(client: Browser, link: str) -> None:
    told = answer(client, link, json=True, pain_after="", sign=["bladder", "numbness"]).get_json()
    assert told["emergency"].startswith("Stop. Do not massage or stretch. Call your local emergency number")
    assert told["do"] == told["reasons"] == []
    page = answer(client, link, pain_after="", sign="weakness").text
    assert words(find(page, "h1")[0]) == "Get help now"
    assert not find(page, "div", class_="feel-light")


def test_everything_chosen_is_kept_and_nothing_of_the_request(client: Browser, link: str, app: Flask) -> None:
    step = str(find(client.get(link).text, "div", class_="feel-step")[0][0].get("id")).removeprefix("feel-")
    fields = {
        "id": ID,
        "at": "2026-11-22T10:00:00+02:00",
        "pain_before": "8",
        "pain_after": "4",
        "reach_before": "foot",
        "reach_after": "calf",
        f"felt-{step}": "better",
        "words": "It was good",
        "nonsense": "not kept",
    }
    headers = SAME_ORIGIN | {"User-Agent": "A telling name", "X-Forwarded-For": "203.0.113.9"}
    assert client.open(f"{link}/answers", "POST", data={"number": "1", **fields}, headers=headers).status_code == 200
    (row,) = kept(app, ID)
    assert (row["pain_before"], row["pain_after"], row["reach_before"], row["reach_after"]) == (8, 4, "foot", "calf")
    assert row["felt"].startswith(f'[["{step}", ')
    assert row["felt"].endswith(', "better"]]')
    assert row["answered_at"].isoformat() == "2026-11-22T08:00:00+00:00"
    everything = " ".join(map(str, row.values()))
    for private in ("telling", "203.0.113.9", "127.0.0.1", "not kept"):
        assert private not in everything


def test_sent_twice_it_is_kept_once_and_answered_alike(client: Browser, link: str, app: Flask, clock: Clock) -> None:
    same = "33333333-d9cb-469f-a165-70867728950e"
    first = answer(client, link, json=True, id=same, pain_after="7")
    clock.forward(minutes=5)
    again = answer(client, link, json=True, id=same.upper(), pain_after="0")
    assert first.get_json() == again.get_json()
    assert [row["pain_after"] for row in kept(app, same)] == [7]


def test_without_a_script_the_same_answer_within_the_hour_is_one(
    client: Browser, link: str, app: Flask, clock: Clock
) -> None:
    before = len(rows(app))
    for _ in range(2):
        answer(client, link, id="", pain_after="2", words="twice")
    answer(client, link, id="", pain_after="3", words="twice")
    assert len(rows(app)) == before + 2
    clock.forward(days=1)
    answer(client, link, id="", pain_after="2", words="twice")
    assert len(rows(app)) == before + 3


def test_the_same_id_on_another_link_is_another_answer(client: Browser, therapist: Browser, app: Flask) -> None:
    same = "11111111-d9cb-469f-a165-70867728950e"
    for link in (therapist.share(therapist.new_sequence("flare_day")) for _ in range(2)):
        answer(client, link, id=same)
    assert len(kept(app, same)) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pain_after": ""}, "Choose how much it hurts now"),
        ({"pain_after": "11"}, "from 0 to 10"),
        ({"pain_before": "many"}, "from 0 to 10"),
        ({"reach_after": "knee"}, "how far down"),
        ({"sign": "fever"}, "signs that are listed"),
        ({"words": "x" * 1001}, "limit is 1000"),
        ({"id": "no-uuid"}, "Reload the page"),
        ({"number": "999"}, "out of date"),
        ({"number": "-1"}, "out of date"),
        ({"number": "9" * 30}, "out of date"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: Browser, link: str, app: Flask, fields: Any, said: str) -> None:
    before = sizes(app)
    refused = answer(client, link, json=True, **fields)
    assert refused.status_code == 422
    assert said in refused.get_json()["error"]
    page = answer(client, link, **fields)
    assert page.status_code == 422
    assert said in page.text
    assert sizes(app) == before


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "';DROP TABLE answers;--", "{{ 7*7 }}", "a\x00b\u202e\ud7ff", "=1+1", "สบาย 🙂"],
)
def test_hostile_words_are_text_and_nothing_more(
    client: Browser, therapist: Browser, sequence_id: str, link: str, text: str
) -> None:
    assert answer(client, link, words=text).status_code == 200
    page = therapist.get(f"/sequences/{sequence_id}/answers").text
    assert "<script>alert" not in page
    (said,) = find(page, "blockquote", class_="answer-words")
    assert words(said) == " ".join(text.replace("\x00", "").split())


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(["id", "at", "number", "pain_after", "sign", "words", "felt-x"]), st.text()))
def test_no_form_breaks_it(app: Flask, fields: dict[str, str]) -> None:
    link = fuzzed(app)
    assert answer(Browser(app), link, json=True, **fields).status_code in {200, 422, 429}


def fuzzed(app: Flask, made: list[str] = []) -> str:  # noqa: B006 - one link for all examples
    if not made:
        therapist = Browser(app)
        made.append(therapist.share(therapist.new_sequence("flare_day")))
    return made[0]


def test_more_than_twenty_kilobytes_are_refused_in_words(client: Browser, link: str, app: Flask) -> None:
    before = sizes(app)
    refused = answer(client, link, json=True, words="x" * 20_001)
    assert (refused.status_code, refused.get_json()["error"]) == (
        413,
        "That is too much at once. Say it in fewer words, then send it again.",
    )
    assert answer(client, link, words="x" * 500_000).status_code == 413
    assert sizes(app) == before
    assert answer(client, link, words="ส" * 1000).status_code == 200


def test_a_link_takes_thirty_answers_a_day(client: Browser, link: str, clock: Clock) -> None:
    for _ in range(30):
        assert answer(client, link, json=True).status_code == 200
    refused = answer(client, link, json=True)
    assert refused.status_code == 429
    assert "Send it again tomorrow" in refused.get_json()["error"]
    assert answer(client, link).status_code == 429
    clock.forward(days=1, seconds=1)
    assert answer(client, link, json=True).status_code == 200


def test_only_its_own_page_can_send_it_and_only_while_the_link_works(
    client: Browser, therapist: Browser, sequence_id: str, link: str, clock: Clock
) -> None:
    strangers = ("cross-site", "same-site", "none")
    for site in ({}, {"Origin": "null"}, {"Origin": ELSEWHERE}, *({"Sec-Fetch-Site": one} for one in strangers)):
        assert client.open(f"{link}/answers", "POST", data={"pain_after": "1"}, headers=site).status_code == 403
    assert client.get(f"{link}/answers").status_code == 405
    assert answer(client, "/s/unknown").status_code == 404
    clock.forward(days=91)
    assert answer(client, link).status_code == 404


def test_over_plain_http_where_browsers_do_not_name_the_site_the_origin_is_its_own(client: Browser, link: str) -> None:
    for path, data in ((f"{link}/answers", {"pain_after": "1"}), (f"{link}/opened", {})):
        for origin, status in ((OURS, (200, 204)), (ELSEWHERE, (403,)), (f"{OURS}.example", (403,))):
            assert client.open(path, "POST", data=data, headers={"Origin": origin}).status_code in status
        both = {"Origin": OURS, "Sec-Fetch-Site": "cross-site"}
        assert client.open(path, "POST", data=data, headers=both).status_code == 403


def test_it_writes_an_answer_and_nothing_else(client: Browser, link: str, app: Flask) -> None:
    before = sizes(app)
    done = answer(client, link, words="once")
    assert sizes(app) == before | {"answers": before["answers"] + 1}
    assert "Set-Cookie" not in done.headers
    assert done.headers["Cache-Control"] == "no-store"


def test_behind_a_passcode_it_needs_the_grant_of_its_page(client: Browser, therapist: Browser, app: Flask) -> None:
    link = protected(therapist, therapist.new_sequence("flare_day"))
    before = sizes(app)
    assert answer(client, link, json=True).status_code == 403
    assert answer(client, link, json=True, grant="made up").status_code == 403
    assert sizes(app) == before
    page = give(client, link)
    assert find(page, "form", action=f"{link}/answers")
    assert answer(client, link, json=True, grant=grant_of(page)).status_code == 200


def test_an_answer_to_an_earlier_version_is_one_to_that_version(
    client: Browser, therapist: Browser, sequence_id: str, link: str, app: Flask
) -> None:
    therapist.post(f"/sequences/{sequence_id}/rename", {"title": "Another"})
    same = "22222222-d9cb-469f-a165-70867728950e"
    assert answer(client, link, id=same, number="1").status_code == 200
    assert kept(app, same)[0]["number"] == 1


def test_the_second_red_day_running_is_said(client: Browser, link: str, clock: Clock) -> None:
    answer(client, link, pain_after="8")
    clock.forward(days=1)
    told = answer(client, link, json=True, pain_after="8").get_json()
    assert "This is the second red day running. Talk to your therapist before you go on." in told["do"]
