"""Warning signs, the giver's questions and the traffic light arrive whole, and their faults are named."""

from pathlib import Path

import pytest

from app.domain.library.conditions import Effect
from app.domain.library.library import Library
from app.library.vocabulary import COLOURS, URGENCIES
from tests.library.breaking import assert_fault, change


def test_each_warning_sign_says_what_its_question_asks(library: Library) -> None:
    for flag in library.safety.red_flags:
        assert "?" in flag.ask
        assert "?" not in flag.sign
        assert not flag.sign.endswith(".")
    assert {flag.urgency for flag in library.safety.red_flags} == set(URGENCIES) <= library.safety.responses.keys()


def test_one_warning_sign_is_weak_on_its_own(library: Library) -> None:
    assert [flag.id for flag in library.safety.red_flags if flag.weak] == ["rf_age_first_episode"]


def test_each_question_to_the_giver_is_about_techniques_for_two(library: Library) -> None:
    for question in library.safety.giver_questions:
        named = dict(question.when.words).get("techniques", frozenset())
        assert question.ask.endswith("?")
        assert question.when.words
        assert all(library.technique(technique_id).hands_on for technique_id in named)


def test_an_infection_and_being_drunk_rule_out_giving(library: Library) -> None:
    blocking = [question for question in library.safety.giver_questions if question.effect is Effect.BLOCK]
    assert [question.id for question in blocking] == ["g_infection", "g_intoxicated"]
    assert {question.when.words for question in blocking} == {(("roles", frozenset({"pair"})),)}


def test_the_traffic_light_has_three_colours(library: Library) -> None:
    assert tuple(light.colour for light in library.safety.traffic_light) == COLOURS
    assert all(light.when.endswith(".") and light.do.endswith(".") for light in library.safety.traffic_light)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("urgency: emergency", "urgency: soon", "rf_saddle_numbness.urgency: “soon” is not known"),
        ("  same_day:", "  today:", "responses.same_day: this key is missing; expected text"),
        ("stop_signs:", "stop_signs: []\nsigns:", "stop_signs: expected a list of texts"),
        ("weak: true", "weak: 1", "rf_age_first_episode.weak: expected true or false"),
        ("  amber:", "  yellow:", "traffic_light.amber: this key is missing; expected a mapping"),
        ("  amber:", "  yellow:", "traffic_light.yellow: this key is not known here"),
        (
            "    effect: modify",
            "    effect: clear_first",
            "g_back_pain.effect: “clear_first” is not known; expected one of",
        ),
        ("[sup_single_leg_traction,", "[sup_leg_traction,", "g_back_pain.when.techniques.1: “sup_leg_traction” is not"),
        ("{giver_position: [kneel]}", "{giver_position: []}", "g_knees.when.giver_position: expected a list of texts"),
        ("{giver_position: [kneel]}", "{giver: [kneel]}", "g_knees.when.giver: this key is not known here; known keys"),
        ("    advice: Postpone", "    note: Postpone", "g_infection.advice: this key is missing; expected text"),
    ],
)
def test_a_fault_is_named(folder: Path, old: str, new: str, fault: str) -> None:
    change(folder, "safety.yaml", old, new)
    assert_fault(folder, "safety.yaml", fault)
