"""The next plan keeps what helped and drops what made it worse."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from app.domain.feedback.feedback import Feedback, Felt, StepFelt
from app.domain.feedback.next_plan import Decision, Fate, next_plan
from app.domain.library.technique import Per, Sides
from app.domain.plan.sequence import TITLE_LENGTH, Block, Sequence, Step
from app.domain.values.positions import Position
from tests.strategies import LIBRARY, TECHNIQUES, plain_sequences, technique

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
OPENING = replace(technique("arrive", Sides.NONE, Per.TOTAL, Position.ANY), group="prepare")
OURS = replace(LIBRARY, techniques=MappingProxyType({**LIBRARY.techniques, "arrive": OPENING}))
PLAN = Sequence(
    title="Lower back",
    blocks=(
        Block(
            id="b",
            name="Session",
            steps=tuple(
                Step(id=f"s{place}", technique=name, minutes=2)
                for place, name in enumerate(("arrive", "palm_walk", "hip_turn", "knees_to_chest", "quiet_breath"))
            ),
        ),
    ),
)


def said(**felt: str) -> Feedback:
    """Return an answer about techniques, by their names."""
    return Feedback(
        id="0f8fad5b-d9cb-469f-a165-70867728950e",
        number=1,
        at=AT,
        pain_after=2,
        felt=tuple(StepFelt(name, name, Felt(kind)) for name, kind in felt.items()),
    )


def names(sequence: Sequence) -> list[str]:
    return [step.technique for step in sequence.steps()]


def is_subsequence(some: Iterable[object], of: Iterable[object]) -> bool:
    rest = iter(of)
    return all(one in rest for one in some)


def test_it_keeps_what_helped_and_drops_what_made_it_worse_and_says_why() -> None:
    told = [
        said(palm_walk="better", hip_turn="worse", knees_to_chest="same"),
        said(palm_walk="better", hip_turn="better"),
        said(palm_walk="worse", hip_turn="worse"),
    ]
    following = next_plan(PLAN, told, OURS)
    assert names(following.sequence) == ["arrive", "palm_walk", "knees_to_chest", "quiet_breath"]
    assert following.choices == (
        Decision("arrive", "Arrive", Fate.KEPT, "It opens or closes the session."),
        Decision("palm_walk", "Palm Walk", Fate.KEPT, "Better 2 times, worse once."),
        Decision("hip_turn", "Hip Turn", Fate.DROPPED, "Worse 2 times, better once."),
        Decision("knees_to_chest", "Knees To Chest", Fate.KEPT, "About the same once: no reason to drop it."),
        Decision("quiet_breath", "Quiet Breath", Fate.KEPT, "No answers yet."),
    )


def test_what_is_as_often_better_as_worse_stays() -> None:
    following = next_plan(PLAN, [said(hip_turn="better"), said(hip_turn="worse")], OURS)
    assert "hip_turn" in names(following.sequence)
    assert following.choices[2].reason == "Better as often as worse, once each."


def test_the_opening_stays_even_where_it_made_it_worse_and_that_is_said() -> None:
    following = next_plan(PLAN, [said(arrive="worse")], OURS)
    assert names(following.sequence)[0] == "arrive"
    assert "worse once" in following.choices[0].reason


def test_it_is_called_the_next_one_once() -> None:
    first = next_plan(PLAN, [], OURS).sequence
    assert first.title == "Lower back, next"
    assert next_plan(first, [], OURS).sequence.title == "Lower back, next"
    long = next_plan(replace(PLAN, title="x" * TITLE_LENGTH), [], OURS).sequence
    assert len(long.title) == TITLE_LENGTH
    assert long.title.endswith(", next")
    flags = next_plan(replace(PLAN, title="x" + "🇹🇭" * (TITLE_LENGTH // 2 - 1)), [], OURS).sequence
    assert set(flags.title.removeprefix("x").removesuffix(", next").split("🇹🇭")) == {""}


answers = st.lists(
    st.dictionaries(st.sampled_from([one.id for one in TECHNIQUES]), st.sampled_from([str(felt) for felt in Felt])).map(
        lambda felt: said(**felt)
    ),
    max_size=5,
)


@given(plain_sequences(), answers)
def test_no_step_is_invented_or_changed_and_the_order_stays(plan: Sequence, told: list[Feedback]) -> None:
    following = next_plan(plan, told, LIBRARY).sequence
    assert [block.id for block in following.blocks] == [block.id for block in plan.blocks]
    for before, after in zip(plan.blocks, following.blocks, strict=True):
        assert is_subsequence(after.steps, before.steps)


@given(plain_sequences(), answers)
def test_each_technique_has_one_choice_and_it_is_carried_out(plan: Sequence, told: list[Feedback]) -> None:
    following = next_plan(plan, told, LIBRARY)
    kept = {choice.technique for choice in following.choices if choice.fate is Fate.KEPT}
    assert [choice.technique for choice in following.choices] == list(dict.fromkeys(names(plan)))
    assert set(names(following.sequence)) == kept


@given(plain_sequences())
def test_without_answers_nothing_is_dropped(plan: Sequence) -> None:
    assert next_plan(plan, [], LIBRARY).sequence.blocks == plan.blocks
