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

ADDED = client_edits.AddCondition("hip", HOUSE)
CLEARED = client_edits.SetCondition("hip", {"cleared_by": "Dr Example", "cleared_on": date(2026, 11, 22)})


def test_what_is_known_of_the_client_is_set_field_by_field() -> None:
    changed = client_edits.SetClient({"pain": 4, "older": True}).apply(PLAN)
    assert (changed.client.pain, changed.client.older, changed.client.first_time) == (4, True, False)
    assert replace(changed, client=PLAN.client) == PLAN


def test_a_field_that_is_not_the_clients_is_refused() -> None:
    with pytest.raises(BadValue):
        client_edits.SetClient({"conditions": ()}).apply(PLAN)


def test_a_condition_is_added_once_and_stays_as_it_is() -> None:
    added = client_edits.AddCondition("hip", HOUSE).apply(PLAN)
    known = client_edits.SetCondition("hip", {"side": Side.LEFT}).apply(added)
    assert client_edits.AddCondition("hip", HOUSE).apply(known) == known
    assert known.client.conditions == (ClientCondition(id="hip", side=Side.LEFT),)


def test_a_condition_must_be_in_the_library() -> None:
    with pytest.raises(BadValue):
        client_edits.AddCondition("unheard_of", HOUSE).apply(PLAN)


def test_a_condition_that_is_gone_cannot_be_changed_or_taken_off() -> None:
    for edit in (client_edits.RemoveCondition("hip"), client_edits.SetCondition("hip", {"weeks": 3})):
        with pytest.raises(NotInSequence):
            edit.apply(PLAN)


def test_a_condition_is_taken_off() -> None:
    added = client_edits.AddCondition("hip", HOUSE).apply(PLAN)
    assert client_edits.RemoveCondition("hip").apply(added) == PLAN


def test_a_question_is_answered_and_the_answer_taken_back() -> None:
    yes = client_edits.AnswerQuestion("rf", True, HOUSE).apply(PLAN)
    assert yes.client.screening == (ScreeningAnswer(id="rf", yes=True),)
    assert client_edits.AnswerQuestion("rf", None, HOUSE).apply(yes) == PLAN


def test_what_came_of_a_yes_says_nothing_about_a_new_one() -> None:
    yes, no = (client_edits.AnswerQuestion("rf", answer, HOUSE) for answer in (True, False))
    told = client_edits.SetOutcome("rf", {"outcome": "Seen.", "outcome_on": date(2026, 11, 22)}).apply(yes.apply(PLAN))
    again = yes.apply(no.apply(told))
    assert again.client.screening == (ScreeningAnswer(id="rf", yes=True),)
    assert yes.apply(told) == told


def test_an_outcome_is_noted_with_its_own_question_alone() -> None:
    asked = tuple(ScreeningAnswer(id=one, yes=True) for one in ("rf", "rg"))
    both = replace(PLAN, client=replace(PLAN.client, screening=asked))
    told = client_edits.SetOutcome("rf", {"outcome": "Seen.", "go_on": True}).apply(both)
    assert told.client.screening == (replace(asked[0], outcome="Seen.", go_on=True), asked[1])


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
    known = client_edits.SetCondition("hip", {"weeks": 2}).apply(ADDED.apply(PLAN))
    cleared = client_edits.SetCondition("hip", {"cleared_by": "Dr Example", "cleared_on": date(2026, 11, 22)}).apply(
        known
    )
    assert cleared.client.condition("hip").is_cleared
    after = client_edits.SetCondition("hip", changed).apply(cleared).client.condition("hip")
    assert (after.cleared_by, after.cleared_on) == ("", None)


def test_a_yes_goes_on_while_what_it_was_given_for_stays() -> None:
    known = client_edits.SetCondition("hip", {"weeks": 2}).apply(ADDED.apply(PLAN))
    cleared = client_edits.SetCondition("hip", {"cleared_by": "Dr Example", "cleared_on": date(2026, 11, 22)}).apply(
        known
    )
    for told in ({"detail": "told again"}, {"eases": Direction.BENDING}, {"weeks": 2}, {"cleared_by": "Dr Other"}):
        assert client_edits.SetCondition("hip", told).apply(cleared).client.condition("hip").is_cleared
    anew = {"weeks": 3, "cleared_by": "Dr Other", "cleared_on": date(2026, 11, 23)}
    assert client_edits.SetCondition("hip", anew).apply(cleared).client.condition("hip").is_cleared


def test_an_answer_about_a_condition_leaves_those_about_other_needs_alone() -> None:
    first = client_edits.SetCondition("hip", {}, {"symptoms": True, "flare": False}).apply(ADDED.apply(PLAN))
    for flare, kept in ((True, {"symptoms": True, "flare": True}), (None, {"symptoms": True})):
        answered = client_edits.SetCondition("hip", {}, {"flare": flare}).apply(first)
        assert dict(answered.client.conditions[0].answers) == kept


def test_only_questions_that_exist_and_were_asked_can_be_answered() -> None:
    with pytest.raises(BadValue):
        client_edits.AnswerQuestion("rf_none", True, HOUSE).apply(PLAN)
    with pytest.raises(BadValue):
        client_edits.SetOutcome("rf", {"outcome": "Seen."}).apply(PLAN)


def test_a_stop_is_accepted_only_with_a_reason() -> None:
    with pytest.raises(BadValue) as refused:
        client_edits.Accept(replace(KEPT, reason="  "), needs_reason=True).apply(PLAN)
    assert refused.value.field == "reason"
    assert client_edits.Accept(replace(KEPT, reason=""), needs_reason=False).apply(PLAN).accepted[0].reason == ""


def test_a_finding_is_accepted_once_and_the_acceptance_withdrawn() -> None:
    once = client_edits.Accept(KEPT, needs_reason=True).apply(PLAN)
    again = client_edits.Accept(replace(KEPT, reason="Still so."), needs_reason=True).apply(once)
    assert [each.reason for each in again.accepted] == ["Still so."]
    assert client_edits.Withdraw("retest").apply(again) == PLAN


def test_forgetting_the_client_takes_everything_but_whether_the_label_is_printed() -> None:
    known = client_edits.SetClient({"pain": 4, "label_shown": False}).apply(PLAN)
    known = client_edits.Accept(KEPT, needs_reason=True).apply(client_edits.AddCondition("hip", HOUSE).apply(known))
    assert client_edits.ForgetClient().apply(known) == replace(PLAN, client=replace(NOBODY, label_shown=False))
