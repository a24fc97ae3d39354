"""Numbers, patterns and clients in words: what the pages of the rules are put together from."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from app.domain.library.conditions import ConditionRule, Effect, Pattern
from app.domain.library.library import Library
from app.domain.plan.client import Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Block, Sequence
from app.web.checks.clients import facts
from app.web.checks.condition_list import condition_groups
from app.web.checks.numbers import LABELS, OWN_LABELS, numbers
from app.web.checks.patterns import pattern_words, rule_words

DAY = date(2026, 11, 22)
PLAN = Sequence(title="An example", blocks=(Block(id="b", name="Session"),))


@pytest.fixture(scope="module")
def library(app: Flask) -> Library:
    library: Library = app.extensions["senline"].library
    return library


def pattern(intensity: int = 0, **words: str) -> Pattern:
    return Pattern(tuple((key, frozenset(value.split())) for key, value in words.items()), intensity)


@pytest.mark.parametrize(
    ("meant", "said"),
    [
        (pattern(), "every technique"),
        (pattern(4), "techniques of intensity 4 or more"),
        (pattern(roles="pair"), "hands-on work"),
        (pattern(2, roles="pair"), "hands-on work, of intensity 2 or more"),
        (pattern(actions="thumb_press palm_press knead"), "knead, palm press or thumb press"),
        (pattern(loads="leg_pressure", roles="pair"), "hands-on work, with leg pressure"),
        (pattern(areas="low_back"), "work on the low back"),
        (pattern(actions="heat", areas="calf foot"), "heat, on the calf or foot"),
        (pattern(position="prone"), "techniques done face down"),
        (pattern(actions="active_stretch", position="kneeling"), "active stretch, done kneeling"),
        (pattern(movements="hip_flexion_over_90"), "hip flexion over 90 degrees"),
        (pattern(actions="passive_rom"), "passive range of movement"),
        (pattern(skill="therapist_only"), "work for a trained therapist"),
        (pattern(techniques="sup_bus_driver"), "Bus Driver"),
        (pattern(giver_position="kneel"), "techniques where the giver’s position says “kneel”"),
    ],
)
def test_a_pattern_names_the_techniques_it_means(library: Library, meant: Pattern, said: str) -> None:
    assert pattern_words(meant, library) == said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((("weeks_min", 20),), "heat, from week 20"),
        ((("weeks_max", 12),), "heat, in the first 12 weeks"),
        ((("flare", True),), "heat, unless “Is it flaring now?” is answered no"),
        ((("flare", False),), "heat, unless “Is it flaring now?” is answered yes"),
    ],
)
def test_a_rule_says_when_it_applies(library: Library, limits: tuple[tuple[str, int | bool], ...], said: str) -> None:
    assert rule_words(ConditionRule(Effect.BLOCK, pattern(actions="heat"), limits=limits), library) == said


def test_a_rule_says_where_it_applies(library: Library) -> None:
    rule = ConditionRule(Effect.BLOCK, pattern(actions="heat"), affected=True)
    assert rule_words(rule, library) == "heat, on the affected side or area"


def test_the_effects_of_a_condition_go_from_the_strictest_to_the_mildest(library: Library) -> None:
    order = ["Rules out", "Needs clearance first", "Needs care"]
    for group in condition_groups(library):
        for text in group.conditions:
            effects = [words for words, _ in text.effects]
            assert effects == [words for words in order if words in effects]
            assert sum(len(rules) for _, rules in text.effects) == len(text.condition.rules)


def test_every_number_of_every_rule_has_a_label_and_no_label_is_left_over(library: Library) -> None:
    used = {(rule.id, name) for rule in library.rules.values() for name in rule.params}
    assert {name for _, name in used} == set(LABELS)
    assert set(OWN_LABELS) <= used


@pytest.mark.parametrize(
    ("rule_id", "label", "said"),
    [
        ("session_length", "Minutes with a partner", "10 to 40"),
        ("few_position_changes", "Most changes of position in that time", "2, 3, 5"),
        ("both_sides", "Largest difference between the sides", "25%"),
        ("position_order", "Order", "on the back, on the side, face down, sitting on the floor, sitting on a chair"),
        ("feet_to_back", "Order", "feet, legs, hips, back, closing"),
        ("max_stretch_hold", "Kinds of technique", "passive stretch, active stretch"),
        ("close_with_rest", "Last step", "Rise, re-check and after-care"),
    ],
)
def test_a_number_is_said_as_people_say_it(library: Library, rule_id: str, label: str, said: str) -> None:
    assert dict(numbers(library.rules[rule_id], library))[label] == said


def test_of_an_unknown_client_only_the_kind_of_plan_is_said(library: Library) -> None:
    assert facts(PLAN, Client(), library) == ("Partner at home",)


def test_everything_known_of_a_client_is_said_in_a_few_words(library: Library) -> None:
    plan = replace(PLAN, audience="therapist", phase="flare")
    client = Client(pain=7, reach="calf", sore_side="left", older=True, first_time=True)
    assert facts(plan, client, library) == (
        *("Therapist’s own session", "Flare"),
        *("Pain 7 of 10", "Pain down to the calf", "Sore on the left", "65 or over", "First time"),
    )


def test_a_condition_is_said_with_all_that_is_known_of_it(library: Library) -> None:
    mine = ClientCondition(
        id="varicose_veins",
        side="right",
        areas=("calf",),
        positions=("prone",),
        weeks=3,
        eases="bending",
        answers=(("flare", False),),
        cleared_by="Dr A.",
        cleared_on=DAY,
    )
    assert facts(PLAN, Client(conditions=(mine,)), library)[1] == (
        "Varicose veins, right side, calf, face down, 3 weeks, bending eases it, Is it flaring now? No, "
        "cleared by Dr A. on 22 November 2026"
    )


def test_answers_are_said_with_their_outcome_and_a_no_is_only_counted(library: Library) -> None:
    ask = library.safety.red_flags[0].ask
    settled = ScreeningAnswer(id=library.safety.red_flags[0].id, yes=True, outcome="All clear.", outcome_on=DAY)
    no = ScreeningAnswer(id=library.safety.giver_questions[0].id, yes=False)
    assert facts(PLAN, Client(screening=(settled, no)), library)[1:] == (
        f"{ask} Yes. 22 November 2026: All clear.",
        "1 question answered no",
    )
