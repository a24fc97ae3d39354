"""What can be known of a client, and what cannot be."""

from datetime import date

import pytest

from app.domain.plan.client import NOBODY, Client, ClientCondition, ScreeningAnswer
from app.domain.values.errors import BadValue, NotInSequence
from app.domain.values.sides import Side

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"pain": 11}, "pain"),
        ({"pain": -1}, "pain"),
        ({"pain": True}, "pain"),
        ({"pain": 2.5}, "pain"),
        ({"reach": "toe"}, "reach"),
        ({"sore_side": "top"}, "sore_side"),
        ({"older": "yes"}, "older"),
        ({"conditions": (ClientCondition(id="a"), ClientCondition(id="a"))}, "conditions"),
        ({"screening": (ScreeningAnswer(id="a", yes=True), ScreeningAnswer(id="a", yes=False))}, "screening"),
    ],
)
def test_what_a_client_cannot_be_is_refused_by_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        Client(**values)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "x" * 61}, "id"),
        ({"side": "middle"}, "side"),
        ({"weeks": -1}, "weeks"),
        ({"weeks": 99_999}, "weeks"),
        ({"areas": "hip"}, "areas"),
        ({"positions": ("upside_down",)}, "positions"),
        ({"eases": "nothing"}, "eases"),
        ({"answers": {"flare": "maybe"}}, "answers"),
        ({"answers": 3}, "answers"),
        ({"cleared_on": "yesterday"}, "cleared_on"),
        ({"detail": "x" * 301}, "detail"),
    ],
)
def test_what_a_condition_cannot_hold_is_refused_by_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        ClientCondition(**{"id": "a"} | values)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_words_become_values() -> None:
    mine = ClientCondition(id="a", side="left", answers={"flare": True, "a": False}, cleared_on="2026-11-22")  # type: ignore[arg-type]
    assert (mine.side, mine.cleared_on) == (Side.LEFT, DAY)
    assert mine.answers == (("a", False), ("flare", True))
    assert [mine.answer(need) for need in ("flare", "a", "other")] == [True, False, None]


def test_a_clearance_needs_a_name_and_a_day() -> None:
    assert not ClientCondition(id="a", cleared_by="Dr Example").is_cleared
    assert not ClientCondition(id="a", cleared_on=DAY).is_cleared
    assert ClientCondition(id="a", cleared_by="Dr Example", cleared_on=DAY).is_cleared


@pytest.mark.parametrize(
    ("values", "is_open"),
    [
        ({"yes": False}, False),
        ({"yes": True}, True),
        ({"yes": True, "outcome": "Seen, clear.", "outcome_on": DAY}, True),
        ({"yes": True, "outcome": "Seen, clear.", "go_on": True}, True),
        ({"yes": True, "outcome_on": DAY, "go_on": True}, True),
        ({"yes": True, "outcome": "Seen, clear.", "outcome_on": DAY, "go_on": True}, False),
    ],
)
def test_a_yes_stands_until_what_when_and_that_bodywork_may_go_on_are_written(
    values: dict[str, object], is_open: bool
) -> None:
    assert ScreeningAnswer(id="rf", **values).is_open is is_open  # type: ignore[arg-type]


def test_nothing_is_known_of_nobody() -> None:
    assert Client() == NOBODY
    assert NOBODY.answered("rf") is None
    with pytest.raises(NotInSequence):
        NOBODY.condition("a")
