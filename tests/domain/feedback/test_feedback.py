"""Hand-worked cases of the traffic light and of which change counts, and the laws that hold for all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.feedback.feedback import Feedback, Felt, NewSign, StepFelt, pain
from app.domain.feedback.helped import Tally, tallies
from app.domain.feedback.traffic_light import Change, Colour, Reason, change, is_second_red_day, verdict
from app.domain.plan.client import Reach
from app.domain.values.errors import BadValue

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
ID = "0f8fad5b-d9cb-469f-a165-70867728950e"


def feedback(**values: Any) -> Feedback:
    return Feedback(**{"id": ID, "number": 1, "at": AT, "pain_after": 0, **values})


pains = st.none() | st.integers(0, 10)
reaches = st.none() | st.sampled_from(Reach)
answers = st.builds(
    Feedback,
    id=st.uuids().map(str),
    number=st.integers(1, 9),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 1), timezones=st.just(UTC)),
    pain_before=pains,
    pain_after=st.integers(0, 10),
    reach_before=reaches,
    reach_after=reaches,
    signs=st.lists(st.sampled_from(NewSign), max_size=2).map(tuple),
    felt=st.lists(
        st.builds(StepFelt, st.sampled_from("abcdef"), st.sampled_from(["x", "y", "z"]), st.sampled_from(Felt)),
        max_size=4,
        unique_by=lambda one: one.step_id,
    ).map(tuple),
)


# From scales.md, section 3: green 0–3 and at most 2 above the start; amber 4–5; red 6 or more, or up by 3 or more.
@pytest.mark.parametrize(
    ("before", "after", "colour", "reasons"),
    [
        (0, 0, Colour.GREEN, ()),
        (3, 3, Colour.GREEN, ()),
        (1, 3, Colour.GREEN, ()),
        (8, 3, Colour.GREEN, ()),
        (None, 3, Colour.GREEN, ()),
        (0, 2, Colour.GREEN, ()),
        (0, 3, Colour.RED, (Reason.RISE,)),
        (2, 4, Colour.AMBER, (Reason.MIDDLE,)),
        (5, 5, Colour.AMBER, (Reason.MIDDLE,)),
        (9, 4, Colour.AMBER, (Reason.MIDDLE,)),
        (None, 5, Colour.AMBER, (Reason.MIDDLE,)),
        (2, 5, Colour.RED, (Reason.RISE,)),
        (5, 6, Colour.RED, (Reason.HIGH,)),
        (8, 6, Colour.RED, (Reason.HIGH,)),
        (4, 7, Colour.RED, (Reason.RISE, Reason.HIGH)),
        (None, 10, Colour.RED, (Reason.HIGH,)),
    ],
)
def test_the_light_of_two_numbers(before: int | None, after: int, colour: Colour, reasons: tuple[Reason, ...]) -> None:
    found = verdict(feedback(pain_before=before, pain_after=after))
    assert (found.colour, found.reasons, found.is_emergency) == (colour, reasons, False)


def test_going_further_down_the_leg_is_red_at_any_number() -> None:
    further = feedback(pain_before=6, pain_after=0, reach_before=Reach.BUTTOCK, reach_after=Reach.THIGH)
    assert verdict(further).reasons == (Reason.REACH,)
    assert verdict(feedback(reach_before=Reach.NONE, reach_after=Reach.FOOT)).colour is Colour.RED


@pytest.mark.parametrize(
    ("before", "after"),
    [(Reach.FOOT, Reach.CALF), (Reach.CALF, Reach.CALF), (None, Reach.FOOT), (Reach.CALF, None)],
)
def test_coming_up_staying_or_not_knowing_is_not_further_down(before: Reach | None, after: Reach | None) -> None:
    assert verdict(feedback(reach_before=before, reach_after=after)).colour is Colour.GREEN


@pytest.mark.parametrize("sign", NewSign)
def test_a_new_sign_is_an_emergency_whatever_the_numbers(sign: NewSign) -> None:
    found = verdict(feedback(pain_before=5, pain_after=None, signs=(sign,)))
    assert (found.colour, found.reasons, found.is_emergency) == (Colour.RED, (Reason.SIGN,), True)


@given(answers, st.integers(0, 10))
def test_more_pain_afterwards_never_gives_a_calmer_light(one: Feedback, more: int) -> None:
    assert one.pain_after is not None
    worse = replace(one, pain_after=min(10, one.pain_after + more))
    assert verdict(worse).colour >= verdict(one).colour


@given(answers, st.sampled_from(Reach))
def test_reaching_further_down_never_gives_a_calmer_light(one: Feedback, reach: Reach) -> None:
    if one.reach_after and list(Reach).index(reach) >= list(Reach).index(one.reach_after):
        assert verdict(replace(one, reach_after=reach)).colour >= verdict(one).colour


@given(answers)
def test_only_green_goes_without_a_reason(one: Feedback) -> None:
    assert (verdict(one).colour is Colour.GREEN) == (not verdict(one).reasons)


# From scales.md, section 1: 2 or more counts, 3 at a start of 8–10.
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (5, 3, Change.BETTER),
        (5, 4, Change.SAME),
        (5, 6, Change.SAME),
        (5, 7, Change.WORSE),
        (7, 5, Change.BETTER),
        (8, 6, Change.SAME),
        (8, 5, Change.BETTER),
        (10, 8, Change.SAME),
        (10, 7, Change.BETTER),
        (8, 10, Change.SAME),
        (0, 2, Change.WORSE),
        (None, 2, None),
        (2, None, None),
    ],
)
def test_which_change_counts(before: int | None, after: int | None, told: Change | None) -> None:
    assert change(before, after) == told


def day(number: int, after: int) -> Feedback:
    return feedback(at=AT + timedelta(days=number), pain_after=after)


def test_two_red_days_running_are_time_to_talk() -> None:
    assert is_second_red_day([day(0, 7), day(1, 8)])
    assert is_second_red_day([day(1, 8), day(0, 7), day(-1, 0)])
    assert is_second_red_day([day(0, 7), day(3, 8)])  # rested in between


def test_one_red_day_or_a_calm_one_between_is_not() -> None:
    assert not is_second_red_day([])
    assert not is_second_red_day([day(0, 7), day(0, 8)])
    assert not is_second_red_day([day(0, 7), day(1, 2), day(2, 8)])
    assert not is_second_red_day([day(0, 7), day(1, 8), day(2, 2)])


def test_a_day_is_as_red_as_its_reddest_answer() -> None:
    assert is_second_red_day([day(0, 7), day(0, 0), day(1, 8), day(1, 1)])


def test_counts_put_what_helped_most_first() -> None:
    def said(**felt: str) -> Feedback:
        return feedback(felt=tuple(StepFelt(name, name, Felt(kind)) for name, kind in felt.items()))

    told = [
        said(press="better", rock="same", pull="worse", hold="better"),
        said(press="better", rock="same", pull="worse", hold="worse"),
        said(press="better", pull="better"),
    ]
    assert tallies(told) == (
        Tally("press", better=3),
        Tally("hold", better=1, worse=1),
        Tally("rock", same=2),
        Tally("pull", better=1, worse=2),
    )


@given(st.lists(answers, max_size=6))
def test_every_tap_is_counted_once(some: list[Feedback]) -> None:
    total = sum(count.better + count.same + count.worse for count in tallies(some))
    assert total == sum(len(one.felt) for one in some)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"id": "x"}, "id"),
        ({"id": "../../etc/passwd"}, "id"),
        ({"pain_before": 11}, "pain_before"),
        ({"pain_after": -1}, "pain_after"),
        ({"pain_after": True}, "pain_after"),
        ({"reach_after": "knee"}, "reach_after"),
        ({"words": "a" * 1001}, "words"),
        ({"signs": ("fever",)}, "signs"),
        ({"number": 0}, "number"),
        ({"pain_after": None}, "pain_after"),
        ({"felt": (StepFelt("s", "t", Felt.SAME),) * 2}, "felt"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        feedback(**wrong)
    assert refused.value.field == field
    assert refused.value.message.endswith((".", "empty."))


def test_a_new_sign_needs_no_number_beside_it() -> None:
    assert feedback(pain_after=None, signs=(NewSign.BLADDER,)).is_emergency


def test_an_id_in_capitals_is_the_same_answer() -> None:
    assert feedback(id=str(UUID(ID)).upper()).id == ID


def test_words_are_cleaned_as_any_typed_text() -> None:
    assert feedback(words=" It was\x00 good. \r\n ").words == "It was good."


@pytest.mark.parametrize("text", ["11", "-1", "1.5", "ten", "٣", "²", "1" * 5000, " 1"])
def test_a_pain_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        pain(text, "pain_after")


def test_a_pain_is_read_from_a_form() -> None:
    assert [pain(text, "pain_after") for text in ("", "0", "10")] == [None, 0, 10]
