"""What the server gives the player: the stages of the session, and a calendar of the plan."""

import json

import pytest

from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.feedback import SAME_ORIGIN
from tests.web.test_client_passcode import grant_of, protected


@pytest.fixture
def link(therapist: Browser) -> str:
    """The path to a plan of a session and things to do between."""
    return therapist.share(therapist.new_sequence("partner_session"))


def test_the_page_holds_the_stages_of_the_session_and_each_has_its_step_on_the_page(client: Browser, link: str) -> None:
    text = client.get(link).text
    (block,) = find(text, "script", id="stages")
    stages = json.loads(block.text or "")
    assert set(stages[0]) == {"step_id", "kind", "side", "seconds"}
    assert sum(stage["seconds"] for stage in stages if stage["kind"] == "work") == 35 * 60
    drawn = [str(h.get("id")).removeprefix("handout-step-") for h in find(text, "h3") if h.get("id")]
    assert list(dict.fromkeys(stage["step_id"] for stage in stages)) == drawn[:15]


def test_every_module_of_the_player_is_fetched_at_once(client: Browser, link: str) -> None:
    text = client.get(link).text
    wanted = {str(one.get("href")) for one in find(text, "link", rel="modulepreload")}
    (main,) = [str(one.get("src")) for one in find(text, "script", type="module") if "player" in str(one.get("src"))]
    imported = {main.replace("main.js", name) for name in names_imported(client, main)}
    assert imported == wanted
    assert all(client.get(path).status_code == 200 for path in wanted)


def names_imported(client: Browser, path: str) -> set[str]:
    """Return the files that a module and those it imports import, all in one folder."""
    names: set[str] = set()
    waiting = [path]
    while waiting:
        lines = client.get(waiting.pop()).text.splitlines()
        found = {line.split('"./')[1].split('"')[0] for line in lines if line.startswith("import")} - names
        names |= found
        waiting += [f"{path.rpartition('/')[0]}/{name}" for name in found]
    return names


def test_player_and_style_weigh_less_than_25_kb(client: Browser, link: str) -> None:
    text = client.get(link).text
    files = {str(e.get("href") or e.get("src")) for tag in ("link", "script") for e in find(text, tag)}
    ours = [file for file in files if "player" in file]
    assert len(ours) == 11
    assert sum(len(client.get(file, headers={"Accept-Encoding": "gzip"}).data) for file in ours) < 15_000


def test_an_empty_plan_has_nothing_to_follow_or_to_be_reminded_of(client: Browser, therapist: Browser) -> None:
    empty = therapist.share(therapist.new_sequence())
    text = client.get(empty).text
    assert client.get(f"{empty}/reminders.ics").status_code == 404
    assert not find(text, "script", id="stages")
    assert "player" not in text
    assert "Add to calendar" not in text


def test_the_calendar_of_a_plan_names_its_rhythms_and_neither_link_nor_client(
    client: Browser, therapist: Browser
) -> None:
    sequence = therapist.new_sequence("partner_session")
    therapist.post(f"/sequences/{sequence}/made-for", {"made_for": "Client 7"})
    link = therapist.share(sequence)
    (href,) = [str(a.get("href")) for a in find(client.get(link).text, "a") if words(a) == "Add to calendar"]
    answer = client.get(href)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert "SUMMARY:Partner session\r\n" in answer.text
    assert answer.text.count("BEGIN:VEVENT") == 3
    assert answer.text.count("RRULE:FREQ=DAILY") == 2
    assert link.removeprefix("/s/") not in answer.text
    assert "Client 7" not in answer.text


def test_a_link_that_does_not_work_has_no_calendar(client: Browser) -> None:
    assert client.get(f"/s/{'A' * 43}/reminders.ics").status_code == 404


def test_behind_a_passcode_the_calendar_asks_for_it_too(client: Browser, therapist: Browser) -> None:
    link = protected(therapist, therapist.new_sequence("flare_day"))
    assert client.get(f"{link}/reminders.ics").status_code == 403
    page = client.open(link, "POST", data={"passcode": "bamboo"}, headers=SAME_ORIGIN).text
    (button,) = [b for b in find(page, "button") if words(b) == "Add to calendar"]
    grant = {"grant": grant_of(page)}
    answer = client.open(str(button.get("formaction")), "POST", data=grant, headers=SAME_ORIGIN)
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
