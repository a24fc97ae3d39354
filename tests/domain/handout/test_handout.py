"""A handout says what is in the sequence, in reading order, and nothing that is not."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from app.domain.editing.edits import new_step
from app.domain.handout.handout import NOT_REVIEWED, Handout, handout
from app.domain.library.conditions import Clearer, Condition, ConditionRule, Effect, Pattern
from app.domain.library.library import Library, Source
from app.domain.library.safety import DangerZone, Light, RedFlag, Safety
from app.domain.library.technique import ThaiName
from app.domain.plan.client import Client, ClientCondition
from app.domain.plan.sequence import Block, BlockKind, Sequence
from app.domain.values.positions import Position
from tests.strategies import LIBRARY, TECHNIQUES, plain_sequences

FLAGS = (
    RedFlag("later", "x", "same_day", "Fever?", "fever"),
    RedFlag("now", "x", "emergency", "Numb?", "new numbness"),
    RedFlag("soon", "x", "doctor_soon", "Stiff?", "stiffness"),
)
SAFETY = Safety(FLAGS, {"emergency": "Call for help.", "same_day": "See a doctor today."}, ("dizziness",), ())
PRONE = replace(
    TECHNIQUES[0],
    props=("mat", "pillow"),
    evidence="seed",
    sources=("A", "B"),
    thai=ThaiName("นวด", "nuat", "verified"),
)
FREE = replace(TECHNIQUES[3], props=("mat",), evidence="unknown", sources=("B", "missing"))
HOUSE = replace(
    LIBRARY,
    techniques=LIBRARY.techniques | {PRONE.id: PRONE, FREE.id: FREE},
    safety=SAFETY,
    evidence={"seed": "teachers"},
    sources={"A": Source("A", "Book A", "A"), "B": Source("B", "Book B", "B")},
)
DAY = date(2026, 11, 22)


def made(*blocks: Block, **heading: str) -> Handout:
    return handout(Sequence(title="Calm", blocks=blocks, **heading), HOUSE, DAY)  # type: ignore[arg-type]


def block(name: str, *techniques: str, kind: BlockKind = BlockKind.SESSION) -> Block:
    steps = tuple(new_step(HOUSE.technique(one), f"{name}-{at}") for at, one in enumerate(techniques))
    return Block(id=name, name=name, kind=kind, steps=steps)


@given(plain_sequences())
def test_every_step_is_there_once_numbered_in_order(sequence: Sequence) -> None:
    steps = [step for part in handout(sequence, HOUSE, DAY).parts for step in part.steps]
    assert [step.step_id for step in steps] == [step.id for step in sequence.steps()]
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))


def test_what_is_for_a_therapists_hands_alone_is_left_off() -> None:
    barred = replace(PRONE, handout_allowed=False)
    library = replace(HOUSE, techniques=HOUSE.techniques | {PRONE.id: barred})
    sheet = handout(Sequence(title="Calm", blocks=(block("Day", PRONE.id, FREE.id),)), library, DAY)
    (part,) = sheet.parts
    assert [(step.number, step.name) for step in part.steps] == [(1, FREE.name)]
    assert sheet.total_minutes == FREE.dose.typical
    assert "pillow" not in sheet.prepare


def test_a_technique_that_the_library_lost_is_left_off_too() -> None:
    library = replace(HOUSE, techniques={FREE.id: FREE})
    sheet = handout(Sequence(title="Calm", blocks=(block("Day", PRONE.id, FREE.id),)), library, DAY)
    assert [step.name for part in sheet.parts for step in part.steps] == [FREE.name]


@given(plain_sequences())
def test_the_minutes_of_the_parts_make_the_total(sequence: Sequence) -> None:
    sheet = handout(sequence, HOUSE, DAY)
    assert sum(part.minutes for part in sheet.parts) == sheet.total_minutes
    assert all(part.minutes == sum(step.minutes for step in part.steps) for part in sheet.parts)


def test_blocks_without_steps_are_left_out() -> None:
    assert [part.title for part in made(block("One"), block("Two", PRONE.id)).parts] == ["Two"]


def test_emergencies_come_before_what_can_wait_until_today() -> None:
    assert [(w.advice, w.signs) for w in made(block("One")).warnings] == [
        ("Call for help.", ("new numbness",)),
        ("See a doctor today.", ("fever",)),
    ]


def test_each_kind_of_warning_says_how_soon() -> None:
    assert [warning.lead for warning in made(block("One")).warnings] == ["Emergency", "Urgent, today"]


def test_the_receivers_cue_says_you_where_nobody_gives() -> None:
    given = replace(PRONE, id="given", giver_cue="Lean in.")
    house = replace(HOUSE, techniques=HOUSE.techniques | {given.id: given})
    steps = tuple(new_step(one, one.id) for one in (given, PRONE))
    sheet = handout(Sequence(title="Calm", blocks=(Block(id="b", name="b", steps=steps),)), house, DAY)
    assert [step.receiver for step in sheet.parts[0].steps] == ["Receiver", "You"]


def test_things_and_sources_are_named_once_and_unknown_sources_left_out() -> None:
    sheet = made(block("One", PRONE.id, FREE.id))
    assert sheet.prepare == ("mat", "pillow")
    assert sheet.sources == ("Book A", "Book B")


def test_it_says_whose_it_is_where_it_comes_from_and_that_nobody_reviewed_it() -> None:
    named = made(block("One", PRONE.id), made_by="Lek").about
    assert "by Lek" in named[0]
    assert named[-1] == f"The techniques come from: teachers. {NOT_REVIEWED}"
    unnamed = made(block("One", FREE.id)).about
    assert "by your therapist" in unnamed[0]
    assert unnamed[-1] == NOT_REVIEWED


def test_a_step_names_its_thai_name_and_place_only_where_it_has_them() -> None:
    prone, free = made(block("One", PRONE.id, FREE.id)).parts[0].steps
    assert (prone.thai_name, prone.thai_roman, prone.position) == ("นวด", "nuat", "face down")
    assert (free.thai_name, free.thai_roman, free.position) == ("", "", "")
    assert FREE.position is Position.ANY


def test_a_step_without_cautions_has_no_safety_note() -> None:
    assert made(block("One", FREE.id)).parts[0].steps[0].safety is None


def test_the_lead_says_how_long_and_with_whom() -> None:
    assert "with a partner" in made(block("One", PRONE.id)).lead
    assert made(block("One")).lead == ""


# What is said once, and for whom


def with_safety(**values: object) -> Library:
    pressing = replace(PRONE, actions=("palm_press",), areas=("back",))
    safety = replace(SAFETY, **values)  # type: ignore[arg-type]
    return replace(HOUSE, techniques=HOUSE.techniques | {PRONE.id: pressing}, safety=safety)


def test_where_not_to_press_is_said_once_and_only_where_somebody_presses() -> None:
    zones = (DangerZone("spine", ("back",), "Never on the spine."), DangerZone("knee", ("knee",), "Not the kneecap."))
    library = with_safety(danger_zones=zones)
    pressing = Sequence(title="Calm", blocks=(block("Day", PRONE.id, PRONE.id), block("Night", PRONE.id)))
    assert handout(pressing, library, DAY).no_go == ("Never on the spine.",)
    assert handout(Sequence(title="Calm", blocks=(block("Day", FREE.id),)), library, DAY).no_go == ()


def test_the_traffic_light_is_on_every_sheet() -> None:
    lights = (Light("green", "0 to 3.", "Carry on."), Light("red", "6 or more.", "Stop."))
    library = with_safety(traffic_light=lights)
    for blocks in ((block("Day", PRONE.id),), (block("Empty"),)):
        assert handout(Sequence(title="Calm", blocks=blocks), library, DAY).traffic_light == lights


def test_whom_it_is_made_for_is_on_the_sheet_unless_that_was_switched_off() -> None:
    sequence = Sequence(title="Calm", made_for="Zebulon", made_by="Lek", blocks=(block("Day", PRONE.id),))
    assert handout(sequence, HOUSE, DAY).made_for == "Zebulon"
    hidden = handout(replace(sequence, client=Client(label_shown=False)), HOUSE, DAY)
    assert "Zebulon" not in repr(hidden)
    assert hidden.made_by == "Lek"


def asking(*said: tuple[str, str]) -> Library:
    """Return a library with one condition per pair, which asks for care with a technique in a sentence."""
    rules = tuple(
        ConditionRule(Effect.MODIFY, Pattern((("techniques", frozenset({one})),)), note="Secret note.", say=sentence)
        for one, sentence in said
    )
    condition = Condition(
        id="frail",
        name="Frailty",
        short="frailty",
        group="g",
        level="precaution",
        clearance=Clearer.NONE,
        ask="Frail?",
        why="Secret why.",
        rules=rules,
    )
    return replace(HOUSE, conditions={"frail": condition})


def frail(*blocks: Block) -> Sequence:
    client = Client(pain=4, conditions=(ClientCondition(id="frail", detail="Secret detail"),))
    return Sequence(title="Calm", blocks=blocks, client=client)


def test_care_for_one_step_stands_at_that_step_and_care_for_several_at_the_front_with_their_numbers() -> None:
    library = asking((PRONE.id, "Gently."), (FREE.id, "Slowly."))
    sequence = frail(block("Day", PRONE.id, FREE.id), block("Night", PRONE.id, PRONE.id))
    sheet = handout(sequence, library, DAY)
    assert [(care.where, care.text) for care in sheet.throughout] == [("Steps 1, 3 and 4", "Gently.")]
    assert [step.care for part in sheet.parts for step in part.steps] == [(), ("Slowly.",), (), ()]


def test_numbers_of_care_count_only_what_is_on_the_sheet_in_its_order() -> None:
    barred = replace(FREE, handout_allowed=False)
    library = asking((PRONE.id, "Gently."), (FREE.id, "Slowly."))
    library = replace(library, techniques=library.techniques | {FREE.id: barred})
    between = block("Days", PRONE.id, FREE.id, kind=BlockKind.BETWEEN)
    sheet = handout(frail(between, block("Day", FREE.id, PRONE.id)), library, DAY)
    assert [(care.where, care.text) for care in sheet.throughout] == [("Steps 1 and 2", "Gently.")]
    assert "Slowly." not in repr(sheet)


def test_what_the_same_steps_ask_for_is_said_together() -> None:
    library = asking((PRONE.id, "Gently."), (PRONE.id, "On a bed."))
    sheet = handout(frail(block("Day", PRONE.id, PRONE.id)), library, DAY)
    assert [(care.where, care.text) for care in sheet.throughout] == [("Steps 1 and 2", "Gently. On a bed.")]


def test_a_sheet_says_how_and_never_why() -> None:
    library = asking((PRONE.id, "Gently."), (FREE.id, "Slowly."))
    told = repr(handout(frail(block("Day", PRONE.id, PRONE.id, FREE.id)), library, DAY))
    assert "Gently." in told
    for secret in ("frail", "Frail", "Secret"):
        assert secret not in told
