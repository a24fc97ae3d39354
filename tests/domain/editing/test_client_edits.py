"""Edits of the client change what they are about and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.editing import client_edits
from app.domain.library.conditions import Clearer, Condition
from app.domain.library.safety import RedFlag, Safety
from app.domain.plan.client import NOBODY, ClientCondition, Direction, ScreeningAnswer
from app.domain.plan.sequence import Acceptance
from app.domain.values.errors import BadValue, NotInSequence
from app.domain.values.positions import Position
from app.domain.values.sides import Side
from tests.plans import PLAN
from tests.strategies import LIBRARY

HIP = Condition(
    id="hip", name="Hip", short="hip", group="g", level="local", clearance=Clearer.NONE, ask="Hip?", why="It hurts."
)
FLAG = RedFlag("rf", "x", "emergency", "Numb?", "numbness")
HOUSE = replace(LIBRARY, conditions={"hip": HIP}, safety=Safety((FLAG,), {}, (), ()))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEPT = Acceptance(finding="retest", facts=("s1",), reason="We talk all the time.", at=NOW)


def test_what_is_known_of_the_client_is_set_field_by_field() -> None:
    changed = client_edits.set_client(PLAN, pain=4, older=True)
    assert (changed.client.pain, changed.client.older, changed.client.first_time) == (4, True, False)
    assert replace(changed, client=PLAN.client) == PLAN


def test_a_field_that_is_not_the_clients_is_refused() -> None:
    with pytest.raises(BadValue):
        client_edits.set_client(PLAN, conditions=())


def test_a_condition_is_added_once_and_stays_as_it_is() -> None:
    added = client_edits.add_condition(PLAN, "hip", HOUSE)
    known = client_edits.set_condition(added, "hip", side=Side.LEFT)
    assert client_edits.add_condition(known, "hip", HOUSE) == known
    assert known.client.conditions == (ClientCondition(id="hip", side=Side.LEFT),)


def test_a_condition_must_be_in_the_library() -> None:
    with pytest.raises(BadValue):
        client_edits.add_condition(PLAN, "unheard_of", HOUSE)


def test_a_condition_that_is_gone_cannot_be_changed_or_taken_off() -> None:
    for edit in (client_edits.remove_condition, lambda s, c: client_edits.set_condition(s, c, weeks=3)):
        with pytest.raises(NotInSequence):
            edit(PLAN, "hip")


def test_a_condition_is_taken_off() -> None:
    added = client_edits.add_condition(PLAN, "hip", HOUSE)
    assert client_edits.remove_condition(added, "hip") == PLAN


def test_a_question_is_answered_and_the_answer_taken_back() -> None:
    yes = client_edits.set_answer(PLAN, "rf", True, HOUSE)
    assert yes.client.screening == (ScreeningAnswer(id="rf", yes=True),)
    assert client_edits.set_answer(yes, "rf", None, HOUSE) == PLAN


def test_what_came_of_a_yes_says_nothing_about_a_new_one() -> None:
    told = client_edits.set_outcome(
        client_edits.set_answer(PLAN, "rf", True, HOUSE), "rf", outcome="Seen.", outcome_on=date(2026, 11, 22)
    )
    again = client_edits.set_answer(client_edits.set_answer(told, "rf", False, HOUSE), "rf", True, HOUSE)
    assert again.client.screening == (ScreeningAnswer(id="rf", yes=True),)
    assert client_edits.set_answer(told, "rf", True, HOUSE) == told


@pytest.mark.parametrize(
    "changed",
    [
        {"side": Side.LEFT},
        {"areas": ("hip",)},
        {"positions": (Position.PRONE,)},
        {"weeks": 3},
        {"weeks": None},
        {"answers": (("symptoms", True),)},
    ],
    ids=str,
)
def test_a_yes_given_for_something_else_does_not_go_on(changed: dict[str, object]) -> None:
    known = client_edits.set_condition(client_edits.add_condition(PLAN, "hip", HOUSE), "hip", weeks=2)
    cleared = client_edits.set_condition(known, "hip", cleared_by="Dr Example", cleared_on=date(2026, 11, 22))
    assert cleared.client.condition("hip").is_cleared
    after = client_edits.set_condition(cleared, "hip", **changed).client.condition("hip")
    assert (after.cleared_by, after.cleared_on) == ("", None)


def test_a_yes_goes_on_while_what_it_was_given_for_stays() -> None:
    known = client_edits.set_condition(client_edits.add_condition(PLAN, "hip", HOUSE), "hip", weeks=2)
    cleared = client_edits.set_condition(known, "hip", cleared_by="Dr Example", cleared_on=date(2026, 11, 22))
    for told in ({"detail": "told again"}, {"eases": Direction.BENDING}, {"weeks": 2}, {"cleared_by": "Dr Other"}):
        assert client_edits.set_condition(cleared, "hip", **told).client.condition("hip").is_cleared
    anew = {"weeks": 3, "cleared_by": "Dr Other", "cleared_on": date(2026, 11, 23)}
    assert client_edits.set_condition(cleared, "hip", **anew).client.condition("hip").is_cleared


def test_only_questions_that_exist_and_were_asked_can_be_answered() -> None:
    with pytest.raises(BadValue):
        client_edits.set_answer(PLAN, "rf_none", True, HOUSE)
    with pytest.raises(BadValue):
        client_edits.set_outcome(PLAN, "rf", outcome="Seen.")


def test_a_stop_is_accepted_only_with_a_reason() -> None:
    with pytest.raises(BadValue) as refused:
        client_edits.accept(PLAN, replace(KEPT, reason="  "), needs_reason=True)
    assert refused.value.field == "reason"
    assert client_edits.accept(PLAN, replace(KEPT, reason=""), needs_reason=False).accepted[0].reason == ""


def test_a_finding_is_accepted_once_and_the_acceptance_withdrawn() -> None:
    once = client_edits.accept(PLAN, KEPT, needs_reason=True)
    again = client_edits.accept(once, replace(KEPT, reason="Still so."), needs_reason=True)
    assert [each.reason for each in again.accepted] == ["Still so."]
    assert client_edits.withdraw(again, "retest") == PLAN


def test_forgetting_the_client_takes_everything_but_whether_the_label_is_printed() -> None:
    known = client_edits.set_client(PLAN, pain=4, label_shown=False)
    known = client_edits.accept(client_edits.add_condition(known, "hip", HOUSE), KEPT, needs_reason=True)
    assert client_edits.forget_client(known) == replace(PLAN, client=replace(NOBODY, label_shown=False))
