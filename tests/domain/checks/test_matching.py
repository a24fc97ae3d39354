"""The matcher agrees with a table worked out without it, and knows sides, places, weeks and clearances."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from app.domain.checks.matching import hit, matched, matches
from app.domain.checks.restrictions import Restriction, restrictions
from app.domain.library.conditions import Effect, Pattern
from app.domain.library.library import Library
from app.domain.plan.client import ClientCondition
from app.domain.values.positions import Position
from app.domain.values.sides import Side

EXPECTED = yaml.safe_load((Path(__file__).parent / "expected_pairs.yaml").read_text("utf-8"))
DAY = date(2026, 11, 22)


def effect(library: Library, mine: ClientCondition, technique: str, side: Side = Side.BOTH) -> Effect | None:
    what = hit(library, mine, library.technique(technique), side.parts)
    return what.effect if what else None


def told(library: Library, technique_id: str) -> dict[str, list[str]]:
    """Return what the engine says about a technique, in the table's words."""
    found: dict[str, list[str]] = {}
    for condition in library.conditions:
        for reach, limits in restrictions(library, condition, technique_id):
            limit = ", ".join(f"{name}: {value}" for name, value in limits)
            found.setdefault(reach.value, []).append(f"{condition} ({limit})" if limit else condition)
    return found


def test_the_table_holds_every_technique_and_names_only_conditions(library: Library) -> None:
    assert set(EXPECTED) == set(library.techniques)
    named = {tag.split(" ")[0] for tags in EXPECTED.values() for ids in tags.values() for tag in ids}
    assert named <= set(library.conditions)
    assert len(library.techniques) * len(library.conditions) == 81 * 71


@pytest.mark.parametrize("technique_id", EXPECTED)
def test_every_pair_is_as_it_was_worked_out_independently(library: Library, technique_id: str) -> None:
    expected = {reach: sorted(ids) for reach, ids in EXPECTED[technique_id].items() if ids}
    assert {reach: sorted(ids) for reach, ids in told(library, technique_id).items()} == expected


def test_every_rule_means_some_technique_but_three_that_wait_for_one(library: Library) -> None:
    silent = [
        (condition.id, place)
        for condition in library.conditions.values()
        for place, rule in enumerate(condition.rules)
        if not any(matches(rule.when, technique) for technique in library.techniques.values())
    ]
    assert sum(len(condition.rules) for condition in library.conditions.values()) == 272
    # Strong traction, pressing the neck and heat on the legs: nothing of the kind is in the library yet.
    assert silent == [("osteoporosis", 5), ("neck_condition", 1), ("diabetes_neuropathy", 1)]


def test_every_key_must_hold_and_one_word_of_it_is_enough(library: Library) -> None:
    cobra = library.technique("prone_cobra_assist")
    both = (("position", frozenset({"prone", "supine"})), ("actions", frozenset({"passive_stretch"})))
    assert matches(Pattern(both), cobra)
    assert matches(Pattern(both, intensity_min=5), cobra)
    assert not matches(Pattern((*both, ("roles", frozenset({"solo"})))), cobra)
    assert not matches(Pattern(both, intensity_min=5), replace(cobra, intensity=4))
    assert matches(Pattern(), cobra)


def test_the_strictest_effect_wins(library: Library) -> None:
    rules = matched(library, "osteoporosis", "sup_double_knee_press")
    assert {rule.effect for rule in rules} >= {Effect.BLOCK, Effect.MODIFY}
    assert effect(library, ClientCondition(id="osteoporosis"), "sup_double_knee_press") is Effect.BLOCK


def test_an_affected_side_bars_that_side_only(library: Library) -> None:
    knee = ClientCondition(id="knee_injury", side=Side.LEFT)
    assert effect(library, knee, "prone_heel_to_buttock", Side.LEFT) is Effect.BLOCK
    assert effect(library, knee, "prone_heel_to_buttock", Side.BOTH) is Effect.BLOCK
    assert effect(library, knee, "prone_heel_to_buttock", Side.RIGHT) is None


def test_what_is_done_on_both_sides_together_always_touches_the_affected_one(library: Library) -> None:
    knee = ClientCondition(id="knee_injury", side=Side.LEFT)
    assert effect(library, knee, "sup_double_knee_press") is Effect.BLOCK


def test_a_side_that_is_not_known_counts_as_both(library: Library) -> None:
    knee = ClientCondition(id="knee_injury")
    assert effect(library, knee, "prone_heel_to_buttock", Side.RIGHT) is Effect.BLOCK


def test_an_affected_place_bars_what_touches_it(library: Library) -> None:
    wound = ClientCondition(id="open_wound_burn", areas=("foot",))
    assert effect(library, wound, "sup_foot_palm_press") is Effect.BLOCK
    assert effect(library, wound, "seat_shoulder_palm") is None
    assert effect(library, ClientCondition(id="open_wound_burn"), "seat_shoulder_palm") is Effect.BLOCK


def test_what_touches_no_body_is_never_on_the_affected_place(library: Library) -> None:
    assert effect(library, ClientCondition(id="open_wound_burn"), "prep_checkin") is None


def test_places_and_positions_that_are_off_limits_are_left_out(library: Library) -> None:
    asked = ClientCondition(id="touch_trauma_consent", positions=(Position.PRONE,), areas=("foot",))
    assert effect(library, asked, "prone_back_palm") is Effect.BLOCK
    assert effect(library, asked, "sup_foot_palm_press") is Effect.BLOCK
    assert effect(library, asked, "side_back_palm") is Effect.MODIFY


@pytest.mark.parametrize(("weeks", "expected"), [(19, None), (20, Effect.BLOCK), (None, Effect.BLOCK)])
def test_a_limit_in_weeks_holds_from_that_week_on_and_while_unknown(
    library: Library, weeks: int | None, expected: Effect | None
) -> None:
    assert effect(library, ClientCondition(id="pregnancy", weeks=weeks), "solo_legs_on_chair") is expected


@pytest.mark.parametrize(
    ("answer", "expected"), [(True, Effect.BLOCK), (False, Effect.CLEAR_FIRST), (None, Effect.BLOCK)]
)
def test_a_yes_or_no_limit_holds_unless_it_is_no(library: Library, answer: bool | None, expected: Effect) -> None:
    answers = () if answer is None else (("symptoms", answer),)
    assert (
        effect(library, ClientCondition(id="hypertension_uncontrolled", answers=answers), "side_hip_rock") is expected
    )


def test_a_clearance_lifts_what_waits_for_one_but_not_what_is_ruled_out(library: Library) -> None:
    mine = ClientCondition(id="kidney_disease")
    cleared = replace(mine, cleared_by="Dr Example", cleared_on=DAY)
    assert effect(library, mine, "side_hip_rock") is Effect.CLEAR_FIRST
    assert effect(library, cleared, "side_hip_rock") is Effect.MODIFY
    assert effect(library, cleared, "sup_double_knee_press") is Effect.BLOCK


def test_a_clearance_opens_a_session_that_was_closed_as_such(library: Library) -> None:
    mine = ClientCondition(id="fracture_unhealed")
    cleared = replace(mine, cleared_by="Dr Example", cleared_on=DAY)
    assert effect(library, mine, "side_hip_rock") is Effect.BLOCK
    assert effect(library, cleared, "side_hip_rock") is Effect.MODIFY


def test_what_stays_out_after_a_clearance_stays_out(library: Library) -> None:
    cleared = ClientCondition(id="dvt_vte", cleared_by="Dr Example", cleared_on=DAY)
    assert effect(library, cleared, "seat_shoulder_palm") is Effect.MODIFY
    assert effect(library, cleared, "sup_leg_palm_walk") is Effect.BLOCK


def test_what_has_to_pass_cannot_be_cleared(library: Library) -> None:
    fever = ClientCondition(id="fever_infection", cleared_by="Dr Example", cleared_on=DAY)
    assert effect(library, fever, "side_hip_rock") is Effect.BLOCK


def test_half_a_clearance_is_none(library: Library) -> None:
    mine = ClientCondition(id="kidney_disease", cleared_by="Dr Example")
    assert effect(library, mine, "side_hip_rock") is Effect.CLEAR_FIRST


def test_what_the_library_does_not_hold_does_nothing(library: Library) -> None:
    assert hit(library, ClientCondition(id="unheard_of"), library.technique("side_hip_rock")) is None
    assert restrictions(library, "unheard_of", "side_hip_rock") == ()
    assert Restriction.AVOID == "avoid"
