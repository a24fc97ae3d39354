"""Undo, redo, and two tabs at one sequence, through the web."""

import pytest

from tests.web.browsing import Browser
from tests.web.building import Builder
from tests.web.conftest import Clock


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of a starter plan."""
    return Builder(therapist, therapist.new_sequence("desk_breaks"))


def test_undo_and_redo_turn_the_sequence_back_and_forth(builder: Builder) -> None:
    before = builder.sequence()
    builder.add("solo_bridge")
    after = builder.sequence()
    assert "Undone." in builder.send("/undo").text
    assert builder.sequence() == before
    assert "Redone." in builder.send("/redo").text
    assert builder.sequence() == after


def test_typing_on_in_one_field_is_one_step_to_undo(builder: Builder, clock: Clock) -> None:
    step = builder.steps()[0]
    for typed in ("B", "Br", "Breathe"):
        builder.send(f"/steps/{step.id}", note=typed)
        clock.forward(seconds=1)
    clock.forward(seconds=60)
    builder.send(f"/steps/{step.id}", note="Breathe out")
    builder.send("/undo")
    assert builder.sequence().step(step.id).note == "Breathe"
    builder.send("/undo")
    assert builder.sequence().step(step.id).note == ""


def test_edits_of_different_fields_in_two_tabs_both_stay(builder: Builder) -> None:
    one, two = builder.steps()[:2]
    other = builder.other_tab()
    builder.send(f"/steps/{one.id}", note="from this tab")
    answer = other.send(f"/steps/{two.id}", note="from the other")
    assert answer.status_code == 200
    assert "from this tab" in answer.text, "the other tab catches up"
    assert [step.note for step in builder.steps()[:2]] == ["from this tab", "from the other"]


def test_the_same_field_in_two_tabs_answers_with_both_values(builder: Builder) -> None:
    step = builder.steps()[0]
    other = builder.other_tab()
    builder.send(f"/steps/{step.id}", note="mine")
    answer = other.send(f"/steps/{step.id}", note="theirs")
    assert answer.status_code == 409
    assert "Another tab saved “mine”. You typed “theirs”." in answer.text
    assert builder.sequence().step(step.id).note == "mine"


def test_a_field_that_one_tab_emptied_is_told_as_such(builder: Builder) -> None:
    step = builder.steps()[0]
    builder.send(f"/steps/{step.id}", note="words")
    other = builder.other_tab()
    builder.send(f"/steps/{step.id}", note="")
    assert "Another tab emptied this field. You typed “mine”." in other.send(f"/steps/{step.id}", note="mine").text
    other.number = 2  # where there were words still
    builder.send(f"/steps/{step.id}", note="theirs")
    assert "Another tab saved “theirs”. You emptied it." in other.send(f"/steps/{step.id}", note="").text


def test_an_edit_of_a_step_that_another_tab_removed_gives_back_what_was_typed(builder: Builder) -> None:
    step = builder.steps()[0]
    other = builder.other_tab()
    builder.send(f"/steps/{step.id}/remove")
    answer = other.send(f"/steps/{step.id}", note="Do not lose me")
    assert answer.status_code == 409
    assert "no longer in the sequence" in answer.text
    assert "You typed: “Do not lose me”" in answer.text


def test_undo_from_a_tab_that_is_behind_shows_what_it_would_take_back(builder: Builder) -> None:
    other = builder.other_tab()
    builder.add("solo_bridge")
    answer = other.send("/undo")
    assert answer.status_code == 409
    assert "Another tab changed this sequence" in answer.text
    assert "Bridge" in answer.text


def test_an_edit_sent_twice_is_made_once(builder: Builder) -> None:
    count = len(builder.steps())
    other = builder.other_tab()
    builder.send("/steps", edit_id="abc", technique="solo_bridge", block=builder.block())
    again = other.send("/steps", edit_id="abc", technique="solo_bridge", block=builder.block())
    assert again.status_code == 200
    assert len(builder.steps()) == count + 1
