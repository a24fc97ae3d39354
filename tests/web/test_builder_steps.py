"""Edits of steps through the web."""

import pytest

from app.domain.values.sides import Side
from tests.web.browsing import Browser
from tests.web.building import Builder


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of an empty sequence."""
    return Builder(therapist, therapist.new_sequence())


def test_an_added_technique_starts_with_its_own_dose(builder: Builder) -> None:
    step = builder.add("sup_single_leg_traction")
    assert (step.minutes, step.side, step.reps, step.hold_s) == (2.0, Side.BOTH, 3, 5)
    assert "Single-leg traction added. Position 1 of 1 in Session." in builder.answers[-1].text


def test_a_technique_is_added_in_front_of_the_step_it_was_dropped_on(builder: Builder) -> None:
    first = builder.add("solo_bridge")
    builder.add("solo_cat_cow", before=first.id)
    builder.add("solo_childs_pose", block=1)
    assert builder.names() == ["solo_cat_cow", "solo_bridge"]
    assert builder.names(1) == ["solo_childs_pose"]


def test_an_unknown_technique_is_refused_and_changes_nothing(builder: Builder) -> None:
    answer = builder.send("/steps", technique="levitation", block=builder.block())
    assert answer.status_code == 422
    assert builder.saved().number == 1


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("minutes", "2.5", 2.5),
        ("minutes", "1,5", 1.5),
        ("side", "left", Side.LEFT),
        ("reps", "12", 12),
        ("reps", "", None),
        ("hold_s", "45", 45),
        ("frequency", "every evening", "every evening"),
        ("note", "Slowly.\nVery slowly.", "Slowly.\nVery slowly."),
        ("safety_note", "Not on the knee.", "Not on the knee."),
    ],
)
def test_a_field_is_saved_by_itself(builder: Builder, field: str, typed: str, kept: object) -> None:
    step = builder.add("sup_single_leg_traction")
    answer = builder.send(f"/steps/{step.id}", **{field: typed})
    assert answer.status_code == 200
    assert getattr(builder.sequence().step(step.id), field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("minutes", "", "Give a number of minutes"),
        ("minutes", "0", "Minutes go from 0.5 to 180"),
        ("minutes", "1.3", "in halves"),
        ("minutes", "nan", "Minutes go from 0.5 to 180"),
        ("side", "upper", "Choose left, right or both."),
        ("side", "", "Choose left, right or both."),
        ("reps", "many", "Give a whole number"),
        ("hold_s", "99999", "Hold seconds must be a whole number"),
        ("note", "x" * 1001, "the limit is 1000"),
    ],
)
def test_an_impossible_value_is_refused_beside_its_field(builder: Builder, field: str, typed: str, said: str) -> None:
    step = builder.add("sup_single_leg_traction")
    answer = builder.send(f"/steps/{step.id}", **{field: typed})
    assert answer.status_code == 422
    assert f'id="{step.id}-{field}-error"' in answer.text
    assert said in answer.text
    if field != "side":  # a choice can only be what is offered
        assert typed in answer.text, "what was typed is kept on the screen"
    assert builder.sequence().step(step.id) == step


def test_a_technique_without_sides_takes_none(builder: Builder) -> None:
    step = builder.add("solo_bridge")
    answer = builder.send(f"/steps/{step.id}", side="left")
    assert answer.status_code == 422
    assert "Bridge has no left and right." in answer.text


def test_minutes_outside_the_usual_are_saved_and_marked(builder: Builder) -> None:
    step = builder.add("sup_single_leg_traction")
    assert "6 min, longer than the usual 1 to 4 min" in builder.send(f"/steps/{step.id}", minutes="6").text
    assert "Shorter than the usual 1 to 4 min" in builder.send(f"/steps/{step.id}", minutes="0.5").text
    assert "than the usual" not in builder.send(f"/steps/{step.id}", minutes="3").text


def test_the_safety_note_is_built_in_until_the_therapist_writes_another(builder: Builder) -> None:
    step = builder.add("sup_single_leg_traction")
    built_in = "Stop if: leg pain or tingling spreads downwards, or the back catches on release."
    assert built_in in builder.answers[-1].text
    assert "Built in" in builder.answers[-1].text
    own = builder.send(f"/steps/{step.id}", safety_note="Not further than the knee.").text
    assert "Your words" in own
    assert f"Built in: {built_in}" in own
    builder.send(f"/steps/{step.id}", safety_note=built_in)
    assert builder.sequence().step(step.id).safety_note is None


def test_a_field_edit_answers_with_its_step_alone(builder: Builder) -> None:
    builder.add("solo_bridge")
    step = builder.add("solo_cat_cow")
    text = builder.send(f"/steps/{step.id}", note="Slowly").text
    assert 'aria-label="Cat and cow"' in text
    assert 'aria-label="Bridge"' not in text


def test_steps_move_by_one_and_to_any_place(builder: Builder) -> None:
    one, two, three = (builder.add(name) for name in ("solo_bridge", "solo_cat_cow", "solo_childs_pose"))
    builder.send(f"/steps/{three.id}/shift", direction="up")
    assert builder.names() == ["solo_bridge", "solo_childs_pose", "solo_cat_cow"]
    assert "moved. Position 2 of 3 in Session." in builder.answers[-1].text
    builder.send(f"/steps/{two.id}/shift", direction="down")
    assert builder.names(1) == ["solo_cat_cow"]
    builder.send(f"/steps/{two.id}/move", block=builder.block(), before=one.id)
    assert builder.names() == ["solo_cat_cow", "solo_bridge", "solo_childs_pose"]


def test_a_move_without_a_place_or_with_an_unknown_way_is_a_bad_request(builder: Builder) -> None:
    step = builder.add("solo_bridge")
    assert builder.send(f"/steps/{step.id}/move").status_code == 400
    assert builder.send(f"/steps/{step.id}/shift", direction="sideways").status_code == 400


def test_a_copy_follows_its_original_and_a_removed_step_is_gone(builder: Builder) -> None:
    step = builder.add("solo_bridge")
    builder.send(f"/steps/{step.id}", note="Lift slowly")
    builder.send(f"/steps/{step.id}/duplicate")
    assert [copy.note for copy in builder.steps()] == ["Lift slowly", "Lift slowly"]
    builder.send(f"/steps/{step.id}/remove")
    assert step.id not in [copy.id for copy in builder.steps()]
    assert len(builder.steps()) == 1


def test_an_edit_without_the_revision_it_was_made_on_is_refused(builder: Builder) -> None:
    step = builder.add("solo_bridge")
    path = f"/sequences/{builder.sequence_id}/steps/{step.id}/remove"
    for headers in ({}, {"If-Match": "*"}, {"If-Match": "-1"}):
        assert builder.browser.post(path, headers=headers).status_code == 428


def test_the_two_hundred_and_first_step_is_refused_in_words(builder: Builder) -> None:
    builder.fill(200)
    answer = builder.send("/steps", technique="solo_bridge", block=builder.block())
    assert answer.status_code == 422
    assert "at most 200 steps" in answer.text
