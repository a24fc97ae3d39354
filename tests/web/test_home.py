"""The start page and what its buttons do."""

import io

import pytest
from werkzeug.test import TestResponse

from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import Clock


def titles(therapist: Browser, path: str = "/") -> list[str]:
    return [str(row.get("aria-label")) for row in find(therapist.get(path).text, "li", class_="row")]


def test_it_offers_a_new_sequence_and_every_starter(therapist: Browser) -> None:
    buttons = [words(button) for button in find(therapist.get("/").text, "button")]
    starters = therapist.app.extensions["senline"].library.starters.values()
    assert "New sequence" in buttons
    assert len(starters) >= 6
    assert {f"Use {starter.name}" for starter in starters} <= set(buttons)


def test_an_empty_start_page_says_how_to_begin(therapist: Browser) -> None:
    assert "Nothing here yet" in therapist.get("/").text


def test_looking_at_it_makes_no_workspace(therapist: Browser) -> None:
    therapist.get("/")
    with therapist.client.session_transaction() as session:
        assert "workspace" not in session


def test_a_new_sequence_opens_in_the_builder(therapist: Browser) -> None:
    sequence_id = therapist.new_sequence()
    assert titles(therapist) == ["Untitled sequence"]
    assert find(therapist.get("/").text, "a", href=f"/sequences/{sequence_id}")


def test_a_starter_is_copied_with_its_steps(therapist: Browser) -> None:
    starter = therapist.app.extensions["senline"].library.starters["flare_day"]
    sequence_id = therapist.new_sequence("flare_day")
    yaml = therapist.get(f"/sequences/{sequence_id}/sequence.yaml").text
    assert yaml.count("technique:") == sum(1 for _ in starter.sequence.steps())


def test_an_unknown_starter_is_not_found(therapist: Browser) -> None:
    assert therapist.post("/starters/nonsense/copy").status_code == 404


def test_the_newest_sequence_comes_first(therapist: Browser, clock: Clock) -> None:
    therapist.new_sequence("flare_day")
    clock.forward(minutes=1)
    therapist.new_sequence("desk_breaks")
    first, second = titles(therapist)
    assert "Desk" in first
    assert "Flare" in second


def test_it_says_when_a_sequence_was_changed(therapist: Browser, clock: Clock) -> None:
    therapist.new_sequence()
    clock.forward(hours=3)
    assert "3 hours ago" in therapist.get("/").text


def test_searching_finds_titles_whatever_their_case(therapist: Browser) -> None:
    therapist.new_sequence()
    therapist.post(f"/sequences/{therapist.new_sequence()}/rename", {"title": "Für Élodie"})
    assert titles(therapist, "/?q=ELODIE+fur") == ["Für Élodie"]


def test_a_search_as_one_types_gets_only_the_list(therapist: Browser) -> None:
    therapist.new_sequence("flare_day")
    answer = therapist.htmx("/?q=flare")
    assert answer.text.strip().startswith('<div id="sequence-list">')
    assert "HX-Request" in answer.headers["Vary"]


def test_a_search_without_a_hit_shows_the_words_and_a_way_out(therapist: Browser) -> None:
    therapist.new_sequence()
    text = therapist.get("/", query_string={"q": "<b>zzz</b>"}).text
    (words_searched,) = find(text, "bdi")
    assert words(words_searched) == "<b>zzz</b>"
    assert [words(link) for link in find(text, "a", href="/")].count("Show all") == 1


def test_renaming_changes_the_title(therapist: Browser) -> None:
    sequence_id = therapist.new_sequence()
    assert therapist.post(f"/sequences/{sequence_id}/rename", {"title": " Evening  routine "}).status_code == 303
    assert titles(therapist) == ["Evening routine"]


@pytest.mark.parametrize(("typed", "reason"), [("   ", "Give the sequence a title."), ("x" * 121, "the limit is 120")])
def test_a_title_that_does_not_do_stays_in_the_field(therapist: Browser, typed: str, reason: str) -> None:
    sequence_id = therapist.new_sequence()
    answer = therapist.post(f"/sequences/{sequence_id}/rename", {"title": typed})
    field = find(answer.text, "input", id=f"title-{sequence_id}")[0]
    error = find(answer.text, "p", id=str(field.get("aria-describedby")))[0]
    assert answer.status_code == 422
    assert field.get("value") == typed
    assert reason in words(error)
    assert titles(therapist) == ["Untitled sequence"]


def test_duplicating_makes_a_copy_that_says_so(therapist: Browser) -> None:
    sequence_id = therapist.new_sequence()
    therapist.post(f"/sequences/{sequence_id}/duplicate")
    assert sorted(titles(therapist)) == ["Untitled sequence", "Untitled sequence (copy)"]


def test_an_archived_sequence_waits_in_the_archive_until_restored(therapist: Browser) -> None:
    sequence_id = therapist.new_sequence()
    therapist.post(f"/sequences/{sequence_id}/archive")
    assert titles(therapist) == []
    assert titles(therapist, "/?archived=1") == ["Untitled sequence"]
    therapist.post(f"/sequences/{sequence_id}/restore")
    assert titles(therapist) == ["Untitled sequence"]


def test_a_downloaded_file_loads_as_the_same_sequence(therapist: Browser) -> None:
    yaml = therapist.get(f"/sequences/{therapist.new_sequence('flare_day')}/sequence.yaml").data
    answer = load(therapist, yaml)
    assert answer.status_code == 303
    assert therapist.get(f"{answer.location}/sequence.yaml").data == yaml


def test_a_faulty_file_is_told_with_line_and_key_and_changes_nothing(therapist: Browser) -> None:
    answer = load(
        therapist,
        b"senline: 1\ntitle: T\nblocks:\n- name: Session\n  steps:\n  - technique: nonsense\n    minutes: 2\n",
    )
    field = find(answer.text, "input", id="import-file")[0]
    error = words(find(answer.text, "p", id=str(field.get("aria-describedby")))[0])
    assert answer.status_code == 422
    assert "Line 6" in error
    assert "technique" in error
    assert titles(therapist) == []


def test_loading_without_a_file_asks_for_one(therapist: Browser) -> None:
    answer = therapist.post("/sequences/import")
    assert answer.status_code == 422
    assert "Choose a file first" in answer.text


def test_a_file_too_large_is_refused_and_changes_nothing(therapist: Browser) -> None:
    answer = load(therapist, b"#" * 10_000_000)
    assert answer.status_code == 413
    assert "too large" in answer.text
    assert titles(therapist) == []


def load(therapist: Browser, content: bytes) -> TestResponse:
    """Load a file as the form on the start page does."""
    return therapist.post("/sequences/import", {"file": (io.BytesIO(content), "plan.yaml")})
