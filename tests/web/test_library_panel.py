"""The library panel: what a search answers, and each technique's card."""

from html import unescape
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.domain.library.library import Library
from app.web.library.card import technique_card
from tests.web.browsing import Browser
from tests.web.building import Builder
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
    assert "No technique matches “<b>zzz</b>”" in words(find(text, "div", id="library-nothing")[0])
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
        for contraindication in technique_card(technique, library).contraindications:
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


# For the client of a plan


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """A plan for partners, of whose client nothing is known yet."""
    return Builder(therapist, therapist.new_sequence())


def told(builder: Builder, technique_id: str, query: str = "") -> list[str]:
    """Return what a technique's card says about a plan's client."""
    text = answer(builder.browser, f"sequence={builder.sequence_id}&{query}")
    (item,) = find(text, "li", data_technique=technique_id)
    return [words(line) for line in item.iter("p") if str(line.get("class")).startswith("suit ")]


def dimmed(builder: Builder) -> list[str]:
    """Return the ids of the techniques that are drawn as not for this client."""
    items = find(answer(builder.browser, f"sequence={builder.sequence_id}"), "li", data_suits="no")
    return [str(item.get("data-technique")) for item in items]


def test_a_card_says_what_speaks_against_it_for_the_client(builder: Builder) -> None:
    assert told(builder, "sup_bus_driver") == []
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/conditions", condition="kidney_disease")
    assert told(builder, "sup_bus_driver") == ["Not for this client: osteoporosis"]
    assert told(builder, "sup_hip_circles") == ["Ask a clinician first: kidney disease"]
    assert told(builder, "solo_knee_rolls") == ["With care: osteoporosis"]
    assert told(builder, "care_walking") == []
    assert "sup_bus_driver" in dimmed(builder)
    assert not {"sup_hip_circles", "solo_knee_rolls", "care_walking"} & set(dimmed(builder))
    builder.send("/conditions/kidney_disease", cleared_by="Dr Lim", cleared_on="2026-11-20")
    assert told(builder, "sup_hip_circles") == ["With care: kidney disease"]


def test_a_card_says_on_which_side_alone_it_may_be_done(builder: Builder) -> None:
    builder.send("/conditions", condition="knee_injury")
    assert told(builder, "prone_heel_to_buttock") == ["Not for this client: knee injury or pain"], "which is not known"
    builder.send("/conditions/knee_injury", side="left")
    assert told(builder, "prone_heel_to_buttock") == ["Only on the right: knee injury or pain"]
    builder.send("/conditions/knee_injury", side="right")
    assert told(builder, "prone_heel_to_buttock") == ["Only on the left: knee injury or pain"]


def test_a_card_says_what_is_not_meant_for_this_kind_of_plan(builder: Builder) -> None:
    builder.send("/heading", audience="solo")
    assert told(builder, "sup_bus_driver") == ["Needs a giver"]
    builder.send("/heading", audience="partner")
    builder.send("/client", pain="9")
    assert told(builder, "sup_bus_driver") == ["Not in a flare"]
    barred = next(one.id for one in library_of(builder.browser).techniques.values() if one.skill == "therapist_only")
    assert told(builder, barred)[0].startswith("For a trained therapist’s hands only")
    builder.send("/heading", audience="therapist")
    assert told(builder, barred) == told(builder, "sup_bus_driver") == []


def test_what_suits_the_client_can_be_shown_alone_and_its_count_agrees(builder: Builder) -> None:
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/conditions", condition="knee_injury")
    builder.send("/conditions/knee_injury", side="left")
    every = answer(builder.browser, f"sequence={builder.sequence_id}")
    suiting = answer(builder.browser, f"sequence={builder.sequence_id}&suits=y")
    left = set(found(every)) - set(found(suiting))
    assert {"Bus Driver", "Heel towards buttock"} <= left
    assert len(found(every)) == 81
    assert {"Knee rolls", "Easy walking"} <= set(found(suiting)), "what asks for care suits"
    for text, checked in ((every, False), (suiting, True)):
        (box,) = find(text, "input", id="filter-suits")
        assert ("checked" in box.attrib) is checked
        (label,) = find(text, "label", class_="box suits-filter")
        assert words(label) == f"Suits this client ({len(found(suiting))})"
    assert words(find(suiting, "p", role="status")[0]) == f"{len(found(suiting))} of {len(found(suiting))} techniques"


def test_what_suits_is_narrowed_with_the_other_filters_whose_counts_leave_the_rest_out(builder: Builder) -> None:
    builder.send("/conditions", condition="osteoporosis")
    query = f"sequence={builder.sequence_id}&suits=y"
    suiting, supine = found(answer(builder.browser, query)), found(answer(builder.browser, "position=supine"))
    both = answer(builder.browser, f"{query}&position=supine")
    assert set(found(both)) == set(suiting) & set(supine) < set(supine)
    (chosen,) = find(both, "option", value="supine")
    assert words(chosen).endswith(f"({len(found(both))})")


def test_without_a_plan_no_card_speaks_of_a_client_and_the_filter_narrows_nothing(therapist: Browser) -> None:
    text = answer(therapist, "suits=y")
    assert len(found(text)) == 81
    assert find(text, "input", id="filter-suits") == []
    assert not [line for line in find(text, "p") if str(line.get("class")).startswith("suit ")]


def test_the_panel_of_the_builder_is_for_its_own_client(builder: Builder) -> None:
    builder.send("/conditions", condition="osteoporosis")
    text = builder.get("")
    (item,) = find(text, "li", data_technique="sup_bus_driver")
    assert "Not for this client: osteoporosis" in words(item)
    assert [box.get("value") for box in find(text, "input", name="sequence")] == [builder.sequence_id]


@pytest.mark.parametrize("suits", ["", "&suits=y"])
def test_nobody_searches_for_the_client_of_somebody_else(builder: Builder, stranger: Browser, suits: str) -> None:
    builder.send("/conditions", condition="osteoporosis")
    newcomer = Browser(builder.browser.app)
    for browser in (stranger, newcomer):
        refused = browser.htmx(f"/library?sequence={builder.sequence_id}{suits}")
        assert refused.status_code == 404
        assert "osteoporosis" not in refused.text
    assert builder.browser.htmx("/library?sequence=nowhere").status_code == 404
