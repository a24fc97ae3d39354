"""A handout says what is in the sequence, in reading order, and nothing that is not."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from app.domain.edits import new_step
from app.domain.handout import NOT_REVIEWED, Handout, handout
from app.domain.library import RedFlag, Safety, Source
from app.domain.sequence import Block, BlockKind, Sequence
from app.domain.technique import Position, ThaiName
from tests.strategies import LIBRARY, TECHNIQUES, sequences

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


@given(sequences())
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


@given(sequences())
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
