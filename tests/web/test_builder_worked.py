"""The summary says and shows which areas of the body get how many minutes."""

import re
from dataclasses import replace

import pytest

from app.domain.library.library import Library
from app.domain.plan.sequence import Block, Sequence, Step
from app.domain.timing.areas import area_minutes
from app.web.builder.worked import FIRST, SHADES, shade, worked
from tests.web.browsing import Browser
from tests.web.building import Builder, drawn
from tests.web.checking import find, words


def starter(library: Library, name: str) -> Sequence:
    return library.starters[name].sequence


def named(text: str) -> list[str]:
    return re.findall(r"([\w ]+?) [\d.]+ min", text)


@pytest.mark.parametrize(
    ("minutes", "level"), [(0, 0), (0.5, 1), (4.5, 1), (5, 2), (9.5, 2), (10, 3), (19.5, 3), (20, 4), (90, 4)]
)
def test_an_area_is_darker_the_longer_it_is_worked(minutes: float, level: int) -> None:
    assert shade(minutes) == level
    assert len(SHADES) == 4


def test_words_and_figure_hold_every_area_that_is_worked(library: Library) -> None:
    for name in library.starters:
        shown = worked(starter(library, name), library)
        found = area_minutes(starter(library, name), library)
        told = " · ".join(filter(None, (shown.first, shown.rest))).lower()
        assert told == " · ".join(f"{library.areas[area].lower()} {minutes:g} min" for area, minutes in found)
        levels = {f"level-{shade(minutes)}" for area, minutes in found if area != "whole_body"}
        assert levels <= set(re.findall(r"level-\d", shown.figure))


def test_the_first_few_are_named_and_the_others_counted(library: Library) -> None:
    shown = worked(starter(library, "therapist_hour"), library)
    assert len(named(shown.first)) == FIRST
    assert shown.more == f"and {len(named(shown.rest))} more"


def test_where_one_is_left_it_is_named_rather_than_counted(library: Library) -> None:
    bridge = replace(library.techniques["solo_bridge"], areas=("hip", "knee", "foot", "calf", "shin"))
    five = replace(library, techniques={bridge.id: bridge})
    steps = (Step(id="s", technique=bridge.id, minutes=2),)
    sequence = Sequence(title="Five", blocks=(Block(id="b", name="Session", steps=steps),))
    shown = worked(sequence, five)
    assert len(named(shown.first)) == 5
    assert (shown.more, shown.rest) == ("", "")


def test_the_page_has_the_figure_and_its_words(calm: Builder) -> None:
    page = calm.get("")
    (areas,) = find(page, "details", id="summary-areas")
    assert words(areas).startswith("Minutes for each area: ")
    assert "A step counts in full" in words(areas)
    (figure,) = find(page, "svg", class_="body-figure")
    assert figure.get("aria-hidden") == "true"


def test_an_edit_counts_the_areas_anew(calm: Builder) -> None:
    before = words(find(calm.get(""), "details", id="summary-areas")[0])
    step = calm.steps()[1]
    answer = calm.send(f"/steps/{step.id}", minutes=str(step.minutes + 7))
    assert "summary" in drawn(answer)
    assert words(find(answer.text, "details", id="summary-areas")[0]) != before
    assert len(str(find(answer.text, "svg", class_="body-figure"))) < 3_000


def test_an_empty_sequence_shows_no_body(therapist: Browser) -> None:
    page = therapist.get(f"/sequences/{therapist.new_sequence()}").text
    assert find(page, "svg", class_="body-figure") == []
    assert find(page, "details", id="summary-areas") == []
