"""An acceptance holds as long as there is nothing new to see."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.checks import check, locks
from app.domain.checks.finding import Finding
from app.domain.editing.edits import ReplaceTechnique, SetStep, new_step
from app.domain.library.library import Library
from app.domain.plan.client import Audience, Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Block, BlockKind, Sequence
from app.domain.values.sides import Side

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def plan(library: Library, *techniques: str, client: Client) -> Sequence:
    steps = tuple(new_step(library.technique(one), f"s{place}") for place, one in enumerate(techniques))
    return Sequence(title="Plan", blocks=(Block(id="b", name="Session", steps=steps),), client=client)


def raised(sequence: Sequence, library: Library, rule: str) -> Finding:
    return next(one for one in check(sequence, sequence.client, library) if one.rule == rule)


def accepted(sequence: Sequence, library: Library, rule: str) -> Sequence:
    finding = raised(sequence, library, rule)
    return replace(sequence, accepted=(Acceptance(finding=finding.key, facts=finding.facts, reason="Agreed.", at=NOW),))


@pytest.fixture
def pregnant(library: Library) -> Sequence:
    client = Client(conditions=(ClientCondition(id="pregnancy", weeks=10),))
    return accepted(plan(library, "sup_leg_palm_walk", "sup_hip_circles", client=client), library, "condition_block")


def test_an_accepted_stop_locks_no_more(library: Library, pregnant: Sequence) -> None:
    assert raised(pregnant, library, "condition_block").accepted == pregnant.accepted[0]
    keys = [lock.rule for lock in locks(check(pregnant, pregnant.client, library), pregnant.audience)]
    assert "condition_block" not in keys


def test_it_is_open_again_when_a_further_step_is_barred(library: Library, pregnant: Sequence) -> None:
    longer = replace(
        pregnant.blocks[0], steps=(*pregnant.blocks[0].steps, new_step(library.technique("prone_back_palm"), "n"))
    )
    assert raised(replace(pregnant, blocks=(longer,)), library, "condition_block").accepted is None


def test_it_is_open_again_when_more_speaks_against_the_same_step(library: Library, pregnant: Sequence) -> None:
    later = replace(pregnant, client=Client(conditions=(ClientCondition(id="pregnancy", weeks=30),)))
    assert raised(later, library, "condition_block").accepted is None


def test_it_is_open_again_for_another_technique_in_the_same_place(library: Library, pregnant: Sequence) -> None:
    other = ReplaceTechnique("s0", library.technique("side_leg_palm_walk")).apply(pregnant)
    assert raised(other, library, "condition_block").accepted is None


def test_it_is_open_again_for_another_side(library: Library) -> None:
    knee = Client(conditions=(ClientCondition(id="knee_injury", side=Side.LEFT),))
    stands = accepted(plan(library, "prone_heel_to_buttock", client=knee), library, "condition_block")
    other = SetStep("s0", {"side": Side.LEFT}, library).apply(stands)
    assert raised(other, library, "condition_block").accepted is None


def test_it_stands_when_less_is_to_be_seen_and_when_notes_change(library: Library, pregnant: Sequence) -> None:
    assert raised(SetStep("s0", {"note": "Slowly."}, library).apply(pregnant), library, "condition_block").accepted
    fewer = replace(pregnant.blocks[0], steps=pregnant.blocks[0].steps[:1])
    assert raised(replace(pregnant, blocks=(fewer,)), library, "condition_block").accepted


def test_a_warning_sign_cannot_be_accepted(library: Library) -> None:
    client = Client(screening=(ScreeningAnswer(id="rf_bladder", yes=True),))
    told = accepted(plan(library, "close_rest", client=client), library, "warning_sign")
    assert raised(told, library, "warning_sign").accepted is None
    own = replace(told, audience=Audience.THERAPIST)
    assert [lock.rule for lock in locks(check(own, own.client, library), own.audience)] == ["warning_sign"]


def test_a_weak_sign_alone_prompts_and_beside_another_locks(library: Library) -> None:
    weak = (ScreeningAnswer(id="rf_age_first_episode", yes=True),)
    alone = plan(library, "close_rest", client=Client(screening=weak))
    assert raised(alone, library, "warning_sign").severity == "warning"
    both = plan(library, "close_rest", client=Client(screening=(*weak, ScreeningAnswer(id="rf_weight_loss", yes=True))))
    assert raised(both, library, "warning_sign").severity == "stop"


def test_a_therapists_own_plan_is_held_by_warning_signs_alone(library: Library, pregnant: Sequence) -> None:
    own = replace(pregnant, accepted=(), audience=Audience.THERAPIST)
    assert raised(own, library, "condition_block").is_open_stop
    assert not locks(check(own, own.client, library), own.audience)


def test_a_stop_without_a_reason_was_never_accepted(library: Library, pregnant: Sequence) -> None:
    silent = replace(pregnant, accepted=(replace(pregnant.accepted[0], reason=""),))
    assert raised(silent, library, "condition_block").accepted is None


def test_hands_on_work_between_sessions_is_a_session_too(library: Library) -> None:
    step = new_step(library.technique("sup_double_knee_press"), "s")
    hidden = Sequence(title="Plan", blocks=(Block(id="b", name="Between", kind=BlockKind.BETWEEN, steps=(step,)),))
    rules = {one.rule for one in check(hidden, hidden.client, library)}
    assert {"open_with_checkin", "close_with_rest", "warm_before_strong", "rest_after_strong"} <= rules
