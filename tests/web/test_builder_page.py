"""The builder's page and its preview."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.web.browsing import Browser
from tests.web.building import Builder
from tests.web.checking import find, words


def page(browser: Browser, sequence_id: str) -> str:
    answer = browser.get(f"/sequences/{sequence_id}")
    assert answer.status_code == 200
    return answer.text


def test_it_shows_every_step_under_its_block_with_its_fields(therapist: Browser) -> None:
    text = page(therapist, therapist.new_sequence("desk_breaks"))
    lists = {element.get("aria-label"): element for element in find(text, "ol")}
    items = [item.get("aria-label") for item in lists["Session"] if item.tag == "li"]
    assert items == ["Movement breaks", "Standing back bend", "Seated figure-four", "Sciatic slider, sitting"]
    labels = [words(label) for label in lists["Session"].iter("label")]
    assert {"Minutes", "Side", "Repetitions", "Hold seconds", "Frequency", "Note", "Safety note"} <= set(labels)


def test_only_techniques_that_work_on_one_side_at_a_time_offer_a_side(therapist: Browser) -> None:
    text = page(therapist, therapist.new_sequence("desk_breaks"))
    with_side = [item.get("aria-label") for item in find(text, "li") if any(item.iter("select"))]
    assert set(with_side) == {"Seated figure-four", "Sciatic slider, sitting", "Standing with a foot on a stool"}


def test_an_empty_sequence_says_how_to_begin(therapist: Browser) -> None:
    text = page(therapist, therapist.new_sequence())
    assert "Drag a technique here, or press + on one." in text
    assert words(find(text, "output")[0]) == "0 min"


def test_undo_and_redo_wait_until_there_is_something_to_turn_back(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence())
    (undo,) = find(page(therapist, builder.sequence_id), "button", aria_label="Undo")
    assert undo.get("aria-disabled") == "true"
    builder.add("solo_bridge")
    (undo,) = find(page(therapist, builder.sequence_id), "button", aria_label="Undo")
    assert undo.get("aria-disabled") == "false"


def test_the_timeline_says_in_words_what_it_draws(therapist: Browser) -> None:
    text = page(therapist, therapist.new_sequence("partner_session"))
    (chart,) = find(text, "svg", role="img", class_="chart")
    assert list(chart.iter("{http://www.w3.org/2000/svg}rect")) or list(chart.iter("rect"))
    (said,) = find(text, "p", id="chart-text")
    assert words(said).startswith("40 min in all: any position 6 min · on the back 26 min")
    assert "2 changes of position" in words(said)


def test_the_preview_is_the_shared_page(therapist: Browser, app: Flask) -> None:
    sequence_id = therapist.new_sequence("partner_session")
    preview = therapist.get(f"/sequences/{sequence_id}/preview").text.strip()
    shared = Browser(app).get(therapist.share(sequence_id)).text
    assert preview in shared
    assert preview in page(therapist, sequence_id)


def test_somebody_elses_sequence_is_not_there(therapist: Browser, stranger: Browser) -> None:
    sequence_id = therapist.new_sequence()
    for path in ("", "/preview", "/latest"):
        assert stranger.get(f"/sequences/{sequence_id}{path}").status_code == 404


def test_a_tab_that_is_up_to_date_has_nothing_to_catch_up_with(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence())
    assert therapist.get(f"/sequences/{builder.sequence_id}/latest?number=1").status_code == 204
    builder.add("solo_bridge")
    behind = therapist.get(f"/sequences/{builder.sequence_id}/latest?number=1")
    assert "Bridge" in behind.text
    assert "changed in another tab" in behind.text


def test_a_step_for_a_therapists_hands_says_that_the_client_does_not_see_it(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence())
    builder.add("sup_wind_gate")
    text = page(therapist, builder.sequence_id)
    assert "Left off your client’s page and sheet: it is for a therapist’s hands." in text
    assert "Opening the wind gate" not in therapist.get(f"/sequences/{builder.sequence_id}/preview").text


def test_a_sequence_stays_open_to_work_on_when_the_library_has_lost_a_technique(
    therapist: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(therapist, therapist.new_sequence("desk_breaks"))
    gone = builder.steps()[1]
    services = app.extensions["senline"]
    techniques = {key: one for key, one in services.library.techniques.items() if key != gone.technique}
    less = replace(services, library=replace(services.library, techniques=techniques))
    monkeypatch.setitem(app.extensions, "senline", less)
    text = page(therapist, builder.sequence_id)
    assert "No longer in the library" in text
    assert f"the library has no “{gone.technique}”" in text
    assert therapist.get(f"/sequences/{builder.sequence_id}/handout.pdf").status_code == 200
    assert builder.send(f"/steps/{gone.id}", note="Look for another").status_code == 200
    assert builder.send(f"/steps/{gone.id}/remove").status_code == 200
