"""What speaks against a technique before it is in the plan."""

from dataclasses import replace

from app.domain.checks.suiting import suit
from app.domain.editing.edits import new_sequence
from app.domain.library.library import Library
from app.domain.plan.client import Audience, Client, ClientCondition, Phase
from app.domain.plan.sequence import Sequence
from app.domain.values.sides import Side

HEEL = "prone_heel_to_buttock"
EMPTY = new_sequence("Plan", session_id="s", between_id="b")


def plan(*conditions: ClientCondition) -> Sequence:
    return replace(EMPTY, client=Client(conditions=conditions))


def test_a_condition_that_bars_a_technique_is_named_in_short(library: Library) -> None:
    found = suit(library.technique("sup_bus_driver"), plan(ClientCondition(id="osteoporosis")), library)
    assert (found.not_for, found.suits) == (("osteoporosis",), False)


def test_the_side_that_stays_free_is_told(library: Library) -> None:
    found = suit(library.technique(HEEL), plan(ClientCondition(id="knee_injury", side=Side.LEFT)), library)
    assert [side for side, _ in found.one_side] == [Side.RIGHT]
    assert not found.not_for


def test_two_sides_barred_by_two_conditions_leave_none(library: Library) -> None:
    both = (ClientCondition(id="knee_injury", side=Side.LEFT), ClientCondition(id="knee_replacement", side=Side.RIGHT))
    found = suit(library.technique(HEEL), plan(*both), library)
    assert len(found.not_for) == 2
    assert not found.one_side


def test_care_alone_suits(library: Library) -> None:
    found = suit(library.technique("side_hip_rock"), plan(ClientCondition(id="osteoporosis")), library)
    assert (found.with_care, found.suits) == (("osteoporosis",), True)


def test_the_kind_of_plan_and_the_phase_may_speak_against_it(library: Library) -> None:
    alone = replace(EMPTY, audience=Audience.SOLO)
    assert suit(library.technique("side_hip_rock"), alone, library).not_here == ("Needs a giver",)
    flare = replace(EMPTY, phase=Phase.FLARE)
    assert suit(library.technique("sup_bus_driver"), flare, library).not_here == ("Not in a flare",)
    assert suit(library.technique("sup_bus_driver"), EMPTY, library).suits
