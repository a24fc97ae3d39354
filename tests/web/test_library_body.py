"""The body map of the library panel: buttons that say what the list of areas says."""

from xml.etree.ElementTree import Element

from app.domain.library.library import Library
from app.pictograms.bodymap import AREAS, WHOLE_BODY
from app.web.library.body import body_map
from tests.web.browsing import Browser
from tests.web.building import drawn
from tests.web.checking import find, words


def answer(therapist: Browser, query: str = "") -> str:
    return therapist.htmx(f"/library?{query}").text


def regions(text: str) -> dict[str, Element]:
    (body,) = find(text, "div", id="body-map")
    return {str(one.get("data-area")): one for one in body.iter() if one.get("data-area")}


def pressed(text: str) -> list[str]:
    return [area for area, region in regions(text).items() if region.get("aria-pressed") == "true"]


def state(text: str) -> str:
    (said,) = find(text, "p", id="body-state")
    return words(said)


def test_every_area_is_a_button_that_the_keyboard_reaches(therapist: Browser, library: Library) -> None:
    found = regions(answer(therapist))
    assert set(found) == set(library.areas)
    for area in AREAS:
        assert (found[area].get("role"), found[area].get("tabindex")) == ("button", "0")
        assert found[area].get("d")
    assert found[WHOLE_BODY].get("type") == "button"


def test_a_region_says_its_name_and_as_many_techniques_as_the_list(therapist: Browser) -> None:
    text = answer(therapist, "position=prone")
    found = regions(text)
    (select,) = find(text, "select", name="area")
    for option in select.iter("option"):
        if area := option.get("value"):
            name, count = words(option).removesuffix(")").split(" (")
            assert found[area].get("aria-label") == f"{name}: {count} {'technique' if count == '1' else 'techniques'}"
            assert found[area].get("aria-disabled") is None


def test_a_region_that_would_leave_nothing_cannot_be_pressed(therapist: Browser) -> None:
    text = answer(therapist, "position=prone")
    (select,) = find(text, "select", name="area")
    listed = {option.get("value") for option in select.iter("option")}
    lacking = {area for area, region in regions(text).items() if region.get("aria-disabled") == "true"}
    assert lacking == set(regions(text)) - listed
    assert "neck" in lacking


def test_what_is_chosen_is_pressed_outlined_and_said_in_words(therapist: Browser) -> None:
    text = answer(therapist, "area=low_back")
    assert pressed(text) == ["low_back"]
    assert state(text) == regions(text)["low_back"].get("aria-label")
    (mark,) = find(text, "path", id="body-chosen")
    assert mark.get("d") == regions(text)["low_back"].get("d")


def test_without_a_choice_nothing_is_pressed(therapist: Browser) -> None:
    for text in (answer(therapist), answer(therapist, "area=elsewhere")):
        assert pressed(text) == []
        assert state(text) == "Any area"
        assert find(text, "path", id="body-chosen")[0].get("d") == ""


def test_the_whole_body_is_chosen_beside_the_figure(therapist: Browser) -> None:
    text = answer(therapist, "area=whole_body")
    assert pressed(text) == [WHOLE_BODY]
    assert state(text).startswith("Whole body: ")
    assert find(text, "path", id="body-chosen")[0].get("d") == ""


def test_an_answer_draws_the_map_anew_and_leaves_open_what_holds_it(therapist: Browser) -> None:
    text = answer(therapist, "area=hip")
    assert drawn(therapist.htmx("/library?area=hip")) == ["library-filters", "body-map"]
    assert find(text, "details", id="body-choice") == []
    page = therapist.get(f"/sequences/{therapist.new_sequence()}").text
    (choice,) = find(page, "details", id="body-choice")
    assert "open" not in choice.attrib
    assert "body-map" in [one.get("id") for one in choice.iter()]


def test_a_library_with_other_areas_shows_those_that_it_has() -> None:
    drawn_areas = body_map({"hip": "Hip", "tail": "Tail"}, {"hip": 1, "tail": 2}, "tail")
    assert [region.words for region in drawn_areas.regions] == ["Hip: 1 technique"]
    assert drawn_areas.whole is None
    assert drawn_areas.state == "Tail: 2 techniques"
