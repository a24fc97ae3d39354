"""What needs care in a plan is said once, about the right steps, and never says why."""

from dataclasses import replace
from datetime import date

from app.domain.checks.plan import Plan
from app.domain.editing.edits import new_step
from app.domain.handout.care import Care, cares, turned_together, turning
from app.domain.library.conditions import Clearer, Condition, ConditionRule, Effect, Pattern
from app.domain.library.rules import Example, RuleText, Severity
from app.domain.library.technique import Per, Sides, Technique
from app.domain.plan.client import Client, ClientCondition
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.positions import Position
from app.domain.values.sides import Side
from tests.strategies import LIBRARY, TECHNIQUES, technique

WALK, TURN, _, BREATH = TECHNIQUES
ON_SIDE = tuple(
    technique(name, Sides.EACH, Per.SIDE, Position.SIDE_LYING) for name in ("hip_rock", "open_book", "press")
)
GLIDE = replace(TURN, id="glide", actions=("nerve_glide",))
SOFT, SMALL = "Use soft hands.", "Keep this small."


def meant(*techniques: Technique) -> Pattern:
    return Pattern(words=(("techniques", frozenset(one.id for one in techniques)),))


def condition(name: str, *rules: ConditionRule, clearance: Clearer = Clearer.CLINICIAN) -> Condition:
    return Condition(
        id=name,
        name=f"The {name} condition",
        short=name,
        group="g",
        level="precaution",
        clearance=clearance,
        ask="?",
        why="It can get worse.",
        rules=rules,
    )


def asks(effect: Effect, say: str, *techniques: Technique, affected: bool = False) -> ConditionRule:
    return ConditionRule(effect, meant(*techniques), affected=affected, note="For the therapist.", say=say)


BRITTLE = condition("brittle", asks(Effect.MODIFY, SOFT, WALK, TURN), asks(Effect.MODIFY, SMALL, TURN))
TENDER = condition("tender", asks(Effect.MODIFY, SOFT, TURN, BREATH))
ONE_SIDED = condition("one_sided", asks(Effect.MODIFY, SOFT, WALK, affected=True))
BARRING = condition("barring", asks(Effect.BLOCK, "Leave this out.", WALK), asks(Effect.MODIFY, SOFT, WALK))
WAITING = condition("waiting", asks(Effect.CLEAR_FIRST, "As agreed.", WALK), asks(Effect.MODIFY, SMALL, TURN))
STIFF = condition("stiff", asks(Effect.MODIFY, "Slowly.", WALK))
SILENT = condition("silent", asks(Effect.MODIFY, "", WALK))

CONDITIONS = (BRITTLE, TENDER, ONE_SIDED, BARRING, WAITING, STIFF, SILENT)
EXAMPLE = Example(say="", sequence=Sequence(title="x", blocks=(Block(id="b", name="b"),)), client=Client())
GLIDES = RuleText(
    id="nerve_glide_limits",
    title="Few nerve glides",
    severity=Severity.STOP,
    audience="lay",
    rule="Few.",
    why="Nerves.",
    breaks=EXAMPLE,
    keeps=EXAMPLE,
    params={"hours_after_rising": 2},
)
HOUSE = replace(
    LIBRARY,
    techniques=LIBRARY.techniques | {one.id: one for one in (*ON_SIDE, GLIDE)},
    conditions={one.id: one for one in CONDITIONS},
    rules={GLIDES.id: GLIDES},
)


def step(one: Technique, step_id: str, side: Side | None = None) -> Step:
    made = new_step(one, step_id)
    return replace(made, side=side) if side else made


def plan(*steps: Step, known: tuple[ClientCondition, ...] = (), between: tuple[Step, ...] = ()) -> Plan:
    """Return a plan; what is for the days between comes first."""
    blocks = (
        Block(id="between", name="Between", kind=BlockKind.BETWEEN, steps=between),
        Block(id="session", name="Session", steps=steps),
    )
    client = Client(conditions=known)
    return Plan(Sequence(title="Plan", blocks=blocks, client=client), client, HOUSE)


def mine(*conditions: Condition) -> tuple[ClientCondition, ...]:
    return tuple(ClientCondition(id=one.id) for one in conditions)


def test_each_sentence_is_said_once_of_all_its_steps() -> None:
    told = cares(plan(step(WALK, "a"), step(BREATH, "b"), step(TURN, "c"), known=mine(BRITTLE)))
    assert told == (Care(SOFT, ("a", "c")), Care(SMALL, ("c",)))


def test_what_two_conditions_ask_for_alike_is_said_once_and_of_each_step_once() -> None:
    told = cares(plan(step(WALK, "a"), step(TURN, "b"), step(BREATH, "c"), known=mine(BRITTLE, TENDER)))
    assert told == (Care(SOFT, ("a", "b", "c")), Care(SMALL, ("b",)))
    assert cares(plan(step(TURN, "b"), known=mine(BRITTLE, TENDER))) == (Care(SOFT, ("b",)), Care(SMALL, ("b",)))


def test_the_steps_are_named_in_the_order_of_the_plan_whatever_their_block_is_for() -> None:
    first, second = step(TURN, "a"), step(WALK, "b")
    assert cares(plan(second, between=(first,), known=mine(BRITTLE)))[0] == Care(SOFT, ("a", "b"))


def test_the_order_in_which_conditions_were_told_does_not_matter() -> None:
    for known in (mine(BRITTLE, STIFF), mine(STIFF, BRITTLE)):
        assert [care.text for care in cares(plan(step(WALK, "a"), known=known))] == [SOFT, "Slowly."]


def test_without_conditions_nothing_is_said() -> None:
    assert cares(plan(step(WALK, "a"), step(TURN, "b"))) == ()
    assert cares(plan(step(WALK, "a"), known=(ClientCondition(id="unheard_of"),))) == ()


def test_of_what_is_ruled_out_or_waits_for_a_yes_nothing_is_said() -> None:
    assert cares(plan(step(WALK, "a"), known=mine(BARRING))) == ()
    assert cares(plan(step(WALK, "a"), step(TURN, "b"), known=mine(WAITING))) == (Care(SMALL, ("b",)),)


def test_what_was_cleared_is_done_with_care() -> None:
    yes = ClientCondition(id=WAITING.id, cleared_by="Dr Lim", cleared_on=date(2026, 11, 20))
    assert cares(plan(step(WALK, "a"), known=(yes,))) == (Care("As agreed.", ("a",)),)


def test_care_for_one_side_is_asked_only_where_that_side_is_worked() -> None:
    steps = (step(WALK, "l", Side.LEFT), step(WALK, "r", Side.RIGHT), step(WALK, "lr", Side.BOTH))
    left = (ClientCondition(id=ONE_SIDED.id, side=Side.LEFT),)
    assert cares(plan(*steps, known=left)) == (Care(SOFT, ("l", "lr")),)
    assert cares(plan(*steps, known=mine(ONE_SIDED))) == (Care(SOFT, ("l", "r", "lr")),), "which side is not known"


def test_a_rule_without_words_for_the_client_says_nothing() -> None:
    assert cares(plan(step(WALK, "a"), known=mine(SILENT))) == ()


def test_neither_a_condition_nor_what_is_for_the_therapist_is_told() -> None:
    told = " ".join(care.text for care in cares(plan(step(WALK, "a"), step(TURN, "b"), known=mine(*CONDITIONS))))
    assert told
    for one in CONDITIONS:
        assert one.name not in told
        assert one.short not in told
    assert "For the therapist." not in told
    assert "Leave this out." not in told


def test_nerve_glides_are_never_for_the_first_hours_of_a_day() -> None:
    told = cares(plan(step(GLIDE, "a"), step(WALK, "b"), step(GLIDE, "c")))
    assert told == (Care("Not in the first 2 hours after getting up. Never hold at the end.", ("a", "c")),)


# Turning over


def sided(*sides: Side) -> tuple[Step, ...]:
    return tuple(step(one, one.id, side) for one, side in zip(ON_SIDE, sides, strict=False))


def turned(*steps: Step) -> tuple[Care, ...]:
    """Return what is said of turning over in a plan of these steps."""
    return tuple(turning(turned_together(plan(*steps))))


def test_a_run_on_the_side_is_done_on_one_side_before_turning() -> None:
    (two,) = turned(step(WALK, "w"), *sided(Side.BOTH, Side.BOTH))
    assert two.steps == ("hip_rock",)
    assert two.text == "Do this and the next step on one side first, then turn over and do them all on the other."
    (three,) = turned(*sided(Side.BOTH, Side.BOTH, Side.BOTH))
    assert three.steps == ("hip_rock",)
    assert "Do this and the next 2 steps on one side first" in three.text


def test_each_run_on_the_side_is_told_at_its_own_first_step() -> None:
    first = sided(Side.BOTH, Side.BOTH)
    second = (replace(first[0], id="x"), replace(first[1], id="y"))
    told = turned(*first, step(WALK, "w"), *second)
    assert [care.steps for care in told] == [("hip_rock",), ("x",)]


def test_turning_is_not_spoken_of_where_a_side_is_chosen_or_there_is_one_step() -> None:
    assert list(turned(*sided(Side.BOTH, Side.LEFT))) == []
    assert list(turned(*sided(Side.LEFT, Side.RIGHT))) == []
    assert list(turned(*sided(Side.BOTH))) == []
    assert list(turned(step(WALK, "a", Side.BOTH), step(WALK, "b", Side.BOTH))) == [], "face down, nobody turns"
