"""What two people change at once: merged where it can be, shown to both where it cannot."""

from collections import Counter
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.editing import edits
from app.domain.editing.client_edits import Accept, RemoveCondition, SetClient
from app.domain.editing.merging import Collision, EditCollision, cells, changed, merge
from app.domain.plan.client import Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Block, Sequence, Step
from app.domain.values.errors import BadValue, DomainError, NotInSequence
from app.domain.values.sides import Side
from tests.plans import NOW, PLAN
from tests.strategies import (
    LIBRARY,
    TECHNIQUES,
    Edit,
    any_edit,
    field_edits,
    moves,
    plain_sequences,
    sequences,
    step_edits,
)

TECHNIQUE = TECHNIQUES[0]
BASE = Sequence(
    title="Plan",
    blocks=(
        Block(
            id="b0",
            name="Session",
            steps=tuple(Step(id=i, technique=TECHNIQUE.id, minutes=2, side=Side.BOTH) for i in ("a", "b", "c")),
        ),
        Block(id="b1", name="Between"),
    ),
)


def setting(step_id: str, **values: object) -> Edit:
    """Return the edit that gives a step some values."""
    return edits.SetStep(step_id, values, LIBRARY)


def note(step_id: str, text: str) -> Sequence:
    """Return the plan with a note beside one of its steps."""
    return setting(step_id, note=text).apply(BASE)


@given(plain_sequences(least_steps=2), st.data())
def test_edits_of_different_steps_merge_alike_in_either_order(base: Sequence, data: st.DataObject) -> None:
    ids = [step.id for step in base.steps()]
    one, other = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    mine, theirs = data.draw(step_edits(base, one, "n1")), data.draw(step_edits(base, other, "n2"))
    assert merge(base, theirs.apply(base), mine) == merge(base, mine.apply(base), theirs)


@given(plain_sequences(least_steps=1), st.data())
def test_a_move_and_an_edit_of_the_same_step_merge_alike_in_either_order(base: Sequence, data: st.DataObject) -> None:
    step_id = data.draw(st.sampled_from([step.id for step in base.steps()]))
    move, fields = data.draw(moves(base, step_id)), data.draw(field_edits(base, step_id))
    assert merge(base, fields.apply(base), move) == merge(base, move.apply(base), fields)


@given(plain_sequences(least_steps=1), st.data())
def test_two_moves_keep_every_step_exactly_once(base: Sequence, data: st.DataObject) -> None:
    ids = [step.id for step in base.steps()]
    mine = data.draw(moves(base, data.draw(st.sampled_from(ids))))
    theirs = data.draw(moves(base, data.draw(st.sampled_from(ids))))
    assert Counter(merge(base, theirs.apply(base), mine).steps()) == Counter(base.steps())


def check_overwrites_nothing(base: Sequence, mine: Edit, theirs: Edit) -> None:
    try:
        latest, meant = theirs.apply(base), set(changed(base, mine.apply(base)))
        merged = dict(cells(merge(base, latest, mine)))
    except (DomainError, EditCollision):
        return
    for cell, value in cells(latest):
        assert cell in meant or merged.get(cell, value) == value


@given(sequences(), st.data())
def test_an_edit_overwrites_nothing_its_author_left_alone(base: Sequence, data: st.DataObject) -> None:
    check_overwrites_nothing(base, data.draw(any_edit(base, "n1")), data.draw(any_edit(base, "n2")))


@given(sequences(least_steps=1), st.data())
def test_two_forms_for_one_step_overwrite_nothing_left_alone(base: Sequence, data: st.DataObject) -> None:
    step_id = next(base.steps()).id
    mine, theirs = data.draw(field_edits(base, step_id)), data.draw(field_edits(base, step_id))
    check_overwrites_nothing(base, mine, theirs)


def test_a_form_sent_whole_changes_only_what_its_author_changed() -> None:
    latest = note("a", "theirs")
    merged = merge(BASE, latest, setting("a", note="", minutes=5, side=Side.LEFT))
    assert (merged.step("a").note, merged.step("a").minutes, merged.step("a").side) == ("theirs", 5, Side.LEFT)


def test_a_heading_and_a_block_name_are_kept_the_same_way() -> None:
    latest = edits.RenameBlock("b0", "Theirs").apply(edits.SetHeading({"title": "Theirs"}).apply(BASE))
    merged = merge(BASE, latest, edits.SetHeading({"title": "Plan", "made_for": "Mine"}))
    assert (merged.title, merged.made_for, merged.block("b0").name) == ("Theirs", "Mine", "Theirs")
    assert merge(BASE, latest, edits.RenameBlock(block_id="b0", name="Session")) == latest


def test_the_same_field_given_two_values_collides_and_both_are_told() -> None:
    latest = note("a", "theirs")
    with pytest.raises(EditCollision) as collision:
        merge(BASE, latest, setting("a", note="mine"))
    assert collision.value.collisions == (Collision(("a", "note"), mine="mine", theirs="theirs"),)
    assert collision.value.latest == latest


def test_the_same_field_given_the_same_value_twice_is_no_collision() -> None:
    latest = note("a", "same")
    assert merge(BASE, latest, setting("a", note="same")) == latest


def test_two_titles_collide() -> None:
    with pytest.raises(EditCollision) as collision:
        merge(BASE, edits.SetHeading({"title": "Theirs"}).apply(BASE), edits.SetHeading({"title": "Mine"}))
    assert collision.value.collisions[0].cell == ("", "title")


def test_editing_a_step_that_was_removed_meanwhile_says_so() -> None:
    with pytest.raises(NotInSequence):
        merge(BASE, edits.RemoveStep("a").apply(BASE), setting("a", note="mine"))


def test_an_edit_the_domain_refuses_is_refused_on_any_base() -> None:
    refused = setting("a", minutes=0.3)
    for latest in (BASE, note("b", "theirs")):
        with pytest.raises(BadValue):
            merge(BASE, latest, refused)


def test_a_step_put_before_one_that_went_meanwhile_is_kept() -> None:
    new = edits.new_step(TECHNIQUE, "n")
    merged = merge(BASE, edits.RemoveStep("b").apply(BASE), edits.AddStep(step=new, block_id="b0", before="b"))
    assert [step.id for step in merged.steps()] == ["a", "c", "n"]


@dataclass(frozen=True)
class WithClient:
    """Make everything known of the client what it is elsewhere."""

    client: Client

    def apply(self, sequence: Sequence) -> Sequence:
        return replace(sequence, client=self.client)


def answered(yes: bool) -> Sequence:
    return replace(PLAN, client=Client(screening=(ScreeningAnswer(id="rf", yes=yes),)))


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (PLAN, answered(False), answered(True)),  # both answered for the first time
        (answered(False), PLAN, answered(True)),  # one took the answer back
    ],
)
def test_no_tab_that_is_behind_takes_a_yes_away(base: Sequence, mine: Sequence, theirs: Sequence) -> None:
    with pytest.raises(EditCollision):
        merge(base, theirs, WithClient(mine.client))


def test_a_condition_that_another_tab_told_more_of_is_not_taken_off_unseen() -> None:
    known = replace(PLAN, client=Client(conditions=(ClientCondition(id="hip"),)))
    told = replace(PLAN, client=Client(conditions=(ClientCondition(id="hip", weeks=3),)))
    with pytest.raises(EditCollision):
        merge(known, told, RemoveCondition("hip"))
    assert merge(known, known, RemoveCondition("hip")) == PLAN


def test_a_condition_that_nobody_else_touched_is_removed_whatever_else_they_changed() -> None:
    known = replace(PLAN, client=Client(conditions=(ClientCondition(id="hip"),)))
    retitled = edits.SetHeading({"title": "Theirs"})
    assert merge(known, retitled.apply(known), RemoveCondition("hip")) == retitled.apply(PLAN)


def test_what_is_known_of_a_client_collides_field_by_field_and_is_not_overwritten() -> None:
    theirs = SetClient({"pain": 4}).apply(PLAN)
    merged = merge(PLAN, theirs, SetClient({"pain": PLAN.client.pain, "older": True}))
    assert (merged.client.pain, merged.client.older) == (4, True)
    with pytest.raises(EditCollision) as raised:
        merge(PLAN, theirs, SetClient({"pain": 6}))
    assert raised.value.collisions == (Collision(("client:", "pain"), 6, 4),)


def test_of_two_acceptances_of_one_finding_neither_is_lost_unseen() -> None:
    mine, theirs = (
        Acceptance(finding="retest", facts=("s0",), reason=reason, at=NOW) for reason in ("We talk.", "She nods.")
    )
    with pytest.raises(EditCollision):
        merge(PLAN, Accept(theirs, needs_reason=False).apply(PLAN), Accept(mine, needs_reason=False))
