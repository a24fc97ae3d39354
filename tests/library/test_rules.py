"""The rules arrive with words, numbers and examples, and what is wrong in rules.yaml is named."""

from pathlib import Path

import pytest

from app.domain.library.library import Library
from app.domain.library.rules import Severity
from app.domain.plan.client import Audience, Phase
from app.domain.plan.sequence import BlockKind
from app.domain.values.sides import Side
from tests.library.breaking import assert_fault, change

OURS = 9  # rules after those that were compiled from sources


def test_a_rule_arrives_whole(library: Library) -> None:
    rule = library.rules["session_length"]
    assert (rule.title, rule.severity, rule.audience) == ("Length of a home session", Severity.WARNING, "lay")
    assert (rule.numbers("pair"), rule.number("first"), rule.numbers("solo")) == ((10, 40), 20, (5, 20))
    assert (rule.is_default, rule.sources) == (True, ())
    assert library.rules["position_order"].words("order")[:2] == ("supine", "side_lying")


def test_each_rule_says_in_whole_sentences_what_and_why(library: Library) -> None:
    for rule in library.rules.values():
        assert 2 <= len(rule.title.split()) <= 5
        assert not rule.title.endswith(".")
        for words in (rule.rule, rule.why, rule.breaks.say, rule.keeps.say):
            assert words.endswith("."), words


def test_each_rule_names_sources_or_owns_up_to_having_none(library: Library) -> None:
    for rule in list(library.rules.values())[:-OURS]:
        assert rule.sources or rule.is_default
    for rule in library.rules.values():
        assert rule.is_default == ("our own cautious choice" in rule.why), rule.id


def test_examples_are_whole_plans_with_the_usual_doses(library: Library) -> None:
    keeps = library.rules["retest"].keeps
    assert [(block.name, block.kind) for block in keeps.sequence.blocks] == [
        ("Session", BlockKind.SESSION),
        ("Session, second part", BlockKind.SESSION),
        ("Between sessions", BlockKind.BETWEEN),
    ]
    circles = keeps.sequence.blocks[0].steps[-1]
    assert (circles.minutes, circles.side, circles.reps) == (2.0, Side.BOTH, 6)
    assert circles.note.startswith("Ask for the number from 0 to 10")


def test_examples_know_their_client(library: Library) -> None:
    flare, solo = library.rules["flare_filter"].breaks, library.rules["needs_two"].breaks
    assert (flare.sequence.audience, flare.sequence.phase) == (Audience.PARTNER, Phase.FLARE)
    assert solo.sequence.audience is Audience.SOLO
    asked = library.rules["condition_ask"].keeps
    assert asked.client == asked.sequence.client
    assert asked.client.condition("kidney_disease").is_cleared


def test_examples_name_conditions_and_questions_that_exist(library: Library) -> None:
    safety = library.safety
    questions = {one.id for one in (*safety.red_flags, *safety.giver_questions)}
    for rule in library.rules.values():
        for example in (rule.breaks, rule.keeps):
            assert {mine.id for mine in example.client.conditions} <= library.conditions.keys()
            assert {answer.id for answer in example.client.screening} <= questions


def test_neighbours_are_mutual_and_reach_the_whole_body(library: Library) -> None:
    near = library.neighbours
    assert near.keys() == library.areas.keys() - {"whole_body"}
    assert all(area in near[other] for area, others in near.items() for other in others)
    reached, waiting = set(), ["foot"]
    while waiting:
        reached.add(area := waiting.pop())
        waiting += near[area] - reached
    assert reached == near.keys()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  foot: [ankle]", "  foot: [ankle, arm]", "neighbours.foot.2: “arm” does not name “foot” in turn"),
        ("  arm: [shoulder]", "  arm: [sholder]", "neighbours.arm.1: “sholder” is not known; perhaps shoulder"),
        ("  arm: [shoulder]", "  arm: []", "neighbours.arm: expected a list of texts"),
        ("  arm: [shoulder]\n", "", "neighbours.arm: this key is missing"),
        ("neighbours:", "near:", "near: this key is not known here; known keys: neighbours, rules"),
        (
            "    severity: stop",
            "    severity: heavy",
            "open_with_checkin.severity: “heavy” is not known; expected one of stop",
        ),
        (
            "audience: all",
            "audience: some",
            "open_with_checkin.audience: “some” is not known; expected one of all, lay",
        ),
        ("    why: ", "    because: ", "open_with_checkin.why: this key is missing; expected text"),
        ("sources: [GARNET-FLOW]", "sources: [GARNET]", "close_with_rest.sources.1: “GARNET” is not known"),
        ("[prep_checkin]\n", "[prep_chekin]\n", "params.checkin.1: “prep_chekin” is not known; perhaps prep_checkin"),
        ("max_step_up: 1", "max_step_up: true", "ramp_by_one.params.max_step_up: expected a number above 0, a list"),
        ("changes: [2, 3, 5]", "changes: [2, 3, many]", "params.changes: expected a number above 0, a list of such"),
        (
            "session: [sup_leg_roll_rock,",
            "session: [sup_roll,",
            "breaks.plan.session.1.technique: There is no technique",
        ),
        (
            "{technique: sup_knee_sway_assist, minutes: 3}",
            "{technique: sup_knee_sway_assist, minutes: 0}",
            "close_with_rest.breaks.plan.session.4.minutes: Minutes go from 0.5 to 180",
        ),
        ("session: [sup_leg_roll_rock,", "session: [5,", "breaks.plan.session.1: This must be a mapping"),
        ("side: left}\n", "side: upper}\n", "both_sides.breaks.plan.session.4.side: Choose left, right or both."),
        ("{sore_side: left}", "{sore_side: top}", "easy_side_first.breaks.plan.client.sore_side: Choose left, right"),
        ("phase: maintain", "phase: fine", "counter_after_end_range.breaks.plan.phase: Choose flare, settling"),
        (
            "session_2: [",
            "session_3: [",
            "retest.breaks.plan.session_3: this key is not known here; known keys: audience",
        ),
        ("        session: [", "        others: [", "open_with_checkin.breaks.plan.others: this key is not known here"),
    ],
)
def test_a_fault_is_named(folder: Path, old: str, new: str, fault: str) -> None:
    change(folder, "rules.yaml", old, new)
    assert_fault(folder, "rules.yaml", fault)


def test_a_plan_without_steps_is_refused(folder: Path) -> None:
    change(folder, "rules.yaml", "    breaks:\n", "    breaks: {say: Nothing., plan: {}}\n    others:\n")
    assert_fault(folder, "rules.yaml", "open_with_checkin.breaks.plan: A sequence needs at least one block.")


def test_a_rule_without_an_example_is_refused(folder: Path) -> None:
    change(folder, "rules.yaml", "    keeps:\n", "    keep:\n")
    assert_fault(folder, "rules.yaml", "rules.open_with_checkin.keeps: this key is missing; expected a mapping")
