"""The library panel: what a search answers, and each technique's card."""

from html import unescape
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.domain.library import Library
from app.web.library.card import card
from tests.web.browsing import Browser
from tests.web.checking import find, words


def library_of(therapist: Browser) -> Library:
    library: Library = therapist.app.extensions["senline"].library
    return library


def answer(therapist: Browser, query: str) -> str:
    return therapist.htmx(f"/library?{query}").text


def found(text: str) -> list[str]:
    return [str(item.get("aria-label")) for item in find(text, "li", class_="technique")]


def options(text: str, facet: str) -> list[str]:
    (select,) = find(text, "select", name=facet)
    return [words(option) for option in select.iter("option")]


def test_every_technique_is_an_item_named_after_it(therapist: Browser) -> None:
    names = [technique.name for technique in library_of(therapist).techniques.values()]
    assert found(answer(therapist, "")) == names


def test_every_item_can_be_dragged_added_and_opened(therapist: Browser) -> None:
    text = answer(therapist, "q=bus+driver")
    (item,) = find(text, "li", data_technique="sup_bus_driver")
    (add,) = (button for button in item.iter("button"))
    assert (add.get("data-add"), add.get("aria-label"), add.get("type")) == (
        "sup_bus_driver",
        "Add Bus Driver",
        "button",
    )
    assert [part.tag for part in item.iter() if "data-handle" in part.attrib] == ["span"]
    assert [words(summary) for summary in item.iter("summary")] == ["Details of Bus Driver"]
    assert [part.get("hx-get") for part in item.iter() if part.get("hx-get")] == ["/library/sup_bus_driver"]


def test_an_item_says_group_position_and_minutes(therapist: Browser) -> None:
    (meta,) = find(answer(therapist, "q=single-leg+traction"), "p", class_="technique-meta")
    assert words(meta).startswith("Legs · on the back · 2 min each side")


def test_thai_is_marked_as_thai(therapist: Browser) -> None:
    for path in ("/library?q=ลูกประคบ", "/library/prep_warm_compress"):
        (name,) = find(therapist.htmx(path).text, "span", lang="th")
        assert words(name) == "ลูกประคบ"


def test_the_count_is_told_politely(therapist: Browser) -> None:
    (count,) = find(answer(therapist, "position=prone"), "p", role="status")
    assert words(count) == "11 of 81 techniques"


def test_search_and_filters_narrow_together(therapist: Browser) -> None:
    both = found(answer(therapist, "q=press&position=prone"))
    assert "Sole-to-palm press, face down" in both
    assert set(both) == set(found(answer(therapist, "q=press"))) & set(found(answer(therapist, "position=prone")))


def test_filters_say_what_each_value_would_leave(therapist: Browser) -> None:
    text = answer(therapist, "roles=solo")
    assert options(text, "roles")[0] == "Anyone"
    assert "On your own (20)" in options(text, "roles")
    assert "With a partner (52)" in options(text, "roles")
    assert not any("Feet" in option for option in options(text, "group"))


def test_a_chosen_value_stays_chosen_even_when_it_leaves_nothing(therapist: Browser) -> None:
    text = answer(therapist, "q=wind+gate&position=prone")
    chosen = [words(option) for option in find(text, "option", value="prone") if "selected" in option.attrib]
    assert chosen == ["Face down (0)"]


def test_an_unknown_filter_value_narrows_nothing(therapist: Browser) -> None:
    assert len(found(answer(therapist, "position=upside_down&colour=red"))) == 81


def test_nothing_found_has_a_way_out(therapist: Browser) -> None:
    text = answer(therapist, "q=<b>zzz</b>")
    assert found(text) == []
    assert "No technique has all of “<b>zzz</b>”" in words(find(text, "div", id="library-nothing")[0])
    (clear,) = find(text, "button", type="reset")
    assert (words(clear), clear.get("form")) == ("Clear search and filters", "library-search")


def test_the_builder_shows_the_panel(therapist: Browser) -> None:
    text = therapist.get(f"/sequences/{therapist.new_sequence()}").text
    (query,) = find(text, "input", id="library-query")
    assert query.get("type") == "search"
    assert [words(label) for label in find(text, "label", for_="library-query")] == ["Search techniques"]
    assert len(found(text)) == 81


def facts(text: str) -> dict[str, str]:
    pairs: list[Element] = [div for dl in find(text, "dl", class_="card-facts") for div in dl.iter("div")]
    return {words(pair[0]): words(pair[1]) for pair in pairs}


def test_a_card_tells_all_of_a_technique(therapist: Browser) -> None:
    text = therapist.htmx("/library/prep_warm_compress").text
    technique = library_of(therapist).technique("prep_warm_compress")
    (steps,) = find(text, "ol")
    assert [words(step) for step in steps] == list(technique.steps)
    for told in (technique.aim, technique.giver_cue, technique.receiver_cue, "Stop if: skin is numb"):
        assert told in unescape(text)
    assert facts(text)["Minutes"] == "10, from 5 to 15"
    assert facts(text)["Position"] == "on the side"
    assert facts(text)["You need"] == "heat pack or herbal compress, towel"
    assert facts(text)["Intensity"].startswith("1 of 5: stillness")
    assert "leaflets and studies from hospitals" in text
    assert "Not clinically reviewed" in text


def test_a_card_names_conditions_in_words(therapist: Browser) -> None:
    text = therapist.htmx("/library/sup_foot_palm_press").text
    (conditions,) = find(text, "dl", class_="card-conditions")
    said = [words(part) for part in conditions]
    assert "Pregnancy, from week 20" in said
    assert "Stroke or mini-stroke, in the first 26 weeks" in said
    assert "Rheumatoid or other inflammatory arthritis, in a flare" in said
    assert said.index("Not with") < said.index("Severe osteoporosis or a past vertebral (spine) fracture")


def test_a_card_links_its_sources_with_their_grade(therapist: Browser) -> None:
    text = therapist.htmx("/library/prep_checkin").text
    (link,) = find(text, "a", href="https://www.backes.org.uk/cauda-equina-warning-signs/")
    assert "noreferrer" in str(link.get("rel"))
    assert "(grade B)" in text


def test_every_card_is_valid(therapist: Browser) -> None:
    for id_, technique in library_of(therapist).techniques.items():
        answer = therapist.htmx(f"/library/{id_}")
        assert answer.status_code == 200
        assert technique.steps[0].split("'")[0] in words(find(answer.text, "ol")[0])


def test_every_qualifier_has_words(app: Flask) -> None:
    library: Library = app.extensions["senline"].library
    for technique in library.techniques.values():
        for contraindication in card(technique, library).contraindications:
            assert not any(": " in condition for condition in contraindication.conditions)


@pytest.mark.parametrize("path", ["/library/no_such_move", f"/library/{'x' * 500}"])
def test_an_unknown_technique_is_not_found(therapist: Browser, path: str) -> None:
    assert therapist.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/library?q=hip", "/library/close_rest"])
def test_an_answer_is_sent_once_and_then_confirmed(therapist: Browser, path: str) -> None:
    first = therapist.get(path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = therapist.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_it_needs_no_workspace_and_makes_none(therapist: Browser) -> None:
    assert "Set-Cookie" not in therapist.get("/library").headers
