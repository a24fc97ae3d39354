"""A session lasts as long as the plan says, side by side, with time to turn over."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from app.domain.handout.following import READY_S, REST_S, SWAP_S, TURN_S, Kind, Stage, followed, stages
from app.domain.handout.handout import handout
from app.domain.library.safety import Safety
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.positions import Position
from app.domain.values.sides import Side
from tests.strategies import LIBRARY, TECHNIQUES, plain_sequences

DAY = date(2026, 11, 25)
ON_SIDE = replace(TECHNIQUES[0], id="on_side", position=Position.SIDE_LYING)
SAFETY = Safety((), {"emergency": "Call for help.", "same_day": "See a doctor today."}, (), ())
HOUSE = replace(LIBRARY, techniques=LIBRARY.techniques | {ON_SIDE.id: ON_SIDE}, safety=SAFETY)


def played(*steps: Step, kind: BlockKind = BlockKind.SESSION) -> tuple[Stage, ...]:
    return stages(
        handout(Sequence(title="Calm", blocks=(Block(id="b", name="b", kind=kind, steps=steps),)), HOUSE, DAY)
    )


@given(plain_sequences())
def test_the_work_lasts_just_as_long_as_the_session_of_the_plan(sequence: Sequence) -> None:
    sheet = handout(sequence, HOUSE, DAY)
    work = sum(stage.seconds for stage in stages(sheet) if stage.kind is Kind.WORK)
    session = sum(part.minutes for part in sheet.parts if part.kind is BlockKind.SESSION)
    assert work == (session or sheet.total_minutes) * 60


@given(plain_sequences())
def test_every_step_is_made_ready_for_then_done_side_by_side(sequence: Sequence) -> None:
    sheet = handout(sequence, HOUSE, DAY)
    found = stages(sheet)
    for step in followed(sheet):
        own = [stage for stage in found if stage.step_id == step.step_id]
        kinds = [stage.kind for stage in own]
        assert kinds[:2] == [Kind.REST, Kind.WORK]
        assert kinds[2:] in ([], [Kind.SWAP, Kind.WORK], [Kind.REST, Kind.WORK])
        assert len(kinds) == 2 * len(step.turns or ("",))
        assert [stage.side for stage in own if stage.kind is Kind.WORK] == list(step.turns or ("",))
        assert len({stage.seconds for stage in own if stage.kind is Kind.WORK}) == 1
    readied = [stage.step_id for stage in found if stage.kind is Kind.REST]
    assert list(dict.fromkeys(readied)) == [s.step_id for s in followed(sheet)]
    assert all(stage.seconds > 0 for stage in found)


def test_both_sides_are_left_then_right_with_time_to_change() -> None:
    assert played(Step(id="s", technique="palm_walk", minutes=2, side=Side.BOTH)) == (
        Stage("s", Kind.REST, "", READY_S),
        Stage("s", Kind.WORK, "left", 120),
        Stage("s", Kind.SWAP, "right", SWAP_S),
        Stage("s", Kind.WORK, "right", 120),
    )


def test_a_run_on_the_side_is_done_on_one_side_before_turning_over() -> None:
    run = tuple(Step(id=one, technique=ON_SIDE.id, minutes=1, side=Side.BOTH) for one in "pqr")
    before, after = Step(id="x", technique="quiet_breath", minutes=1), Step(id="y", technique="palm_walk", minutes=1)
    found = played(before, *run, replace(after, side=Side.LEFT))
    order = [(stage.step_id, stage.side) for stage in found if stage.kind is Kind.WORK]
    assert order == [("x", ""), *((one, side) for side in ("left", "right") for one in "pqr"), ("y", "left")]
    assert [stage for stage in found if stage.kind is Kind.SWAP] == [Stage("p", Kind.SWAP, "right", TURN_S)]
    rests = [(stage.step_id, stage.seconds) for stage in found if stage.kind is Kind.REST]
    assert rests == [("x", READY_S), ("p", REST_S), *((one, REST_S) for one in "qrqr"), ("y", TURN_S)]


def test_minutes_that_count_in_all_are_shared_between_the_sides() -> None:
    work = [stage.seconds for stage in played(Step(id="s", technique="hip_turn", minutes=0.5, side=Side.BOTH))]
    assert work == [READY_S, 15, SWAP_S, 15]


def test_one_side_is_done_on_that_side_alone() -> None:
    assert played(Step(id="s", technique="palm_walk", minutes=1, side=Side.RIGHT))[1:] == (
        Stage("s", Kind.WORK, "right", 60),
    )


def test_what_is_done_on_both_sides_at_once_names_none() -> None:
    assert played(Step(id="s", technique="knees_to_chest", minutes=1))[1:] == (Stage("s", Kind.WORK, "", 60),)


def test_there_is_more_time_where_the_receiver_turns_over() -> None:
    prone, supine, any_position = "palm_walk", "knees_to_chest", "quiet_breath"
    order = (prone, any_position, prone, supine, any_position, prone)
    sides = {prone: Side.LEFT}
    steps = (Step(id=f"s{n}", technique=one, minutes=1, side=sides.get(one)) for n, one in enumerate(order))
    rests = [stage.seconds for stage in played(*steps) if stage.kind is Kind.REST]
    assert rests == [READY_S, REST_S, REST_S, TURN_S, REST_S, TURN_S]


def test_changing_sides_lying_on_the_side_is_turning_over() -> None:
    found = played(Step(id="s", technique="on_side", minutes=1, side=Side.BOTH))
    assert [stage.seconds for stage in found if stage.kind is Kind.SWAP] == [TURN_S]


def test_what_is_for_the_days_between_is_not_in_the_session() -> None:
    blocks = tuple(
        Block(
            id=kind.value,
            name=kind.value,
            kind=kind,
            steps=(Step(id=f"in-{kind}", technique="quiet_breath", minutes=1),),
        )
        for kind in (BlockKind.BETWEEN, BlockKind.SESSION)
    )
    found = stages(handout(Sequence(title="Calm", blocks=blocks), HOUSE, DAY))
    assert {stage.step_id for stage in found} == {"in-session"}


def test_a_plan_only_for_the_days_between_is_followed_as_it_stands() -> None:
    assert len(played(Step(id="s", technique="quiet_breath", minutes=1), kind=BlockKind.BETWEEN)) == 2


def test_an_empty_plan_has_no_stages() -> None:
    assert played() == ()
