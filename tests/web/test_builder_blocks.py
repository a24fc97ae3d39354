"""Edits of blocks and of the heading through the web."""

import pytest

from app.domain.plan.sequence import BlockKind, Paper
from tests.web.browsing import Browser
from tests.web.building import Builder


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of an empty sequence."""
    return Builder(therapist, therapist.new_sequence())


def names(builder: Builder) -> list[str]:
    return [block.name for block in builder.sequence().blocks]


def test_blocks_are_added_named_and_moved(builder: Builder) -> None:
    assert names(builder) == ["Session", "Between sessions"]
    builder.send("/blocks", kind="between")
    assert builder.sequence().blocks[2].kind is BlockKind.BETWEEN
    builder.send(f"/blocks/{builder.block(2)}", name="At the desk")
    builder.send(f"/blocks/{builder.block(2)}/shift", direction="up")
    assert names(builder) == ["Session", "At the desk", "Between sessions"]


def test_a_removed_block_comes_back_with_its_steps(builder: Builder) -> None:
    builder.add("solo_bridge")
    builder.send(f"/blocks/{builder.block()}/remove")
    assert names(builder) == ["Between sessions"]
    builder.send("/undo")
    assert builder.names() == ["solo_bridge"]


def test_the_last_block_stays(builder: Builder) -> None:
    builder.send(f"/blocks/{builder.block(1)}/remove")
    answer = builder.send(f"/blocks/{builder.block()}/remove")
    assert answer.status_code == 422
    assert "at least one block" in answer.text
    assert names(builder) == ["Session"]


def test_a_block_without_a_name_is_refused_beside_the_name(builder: Builder) -> None:
    block = builder.block()
    answer = builder.send(f"/blocks/{block}", name="  ")
    assert answer.status_code == 422
    assert f'id="{block}-name-error"' in answer.text
    assert "Give the block a name." in answer.text


def test_the_heading_is_saved_field_by_field(builder: Builder) -> None:
    builder.send("/heading", title="Evening routine")
    builder.send("/heading", made_for="A.")
    builder.send("/heading", made_by="Your therapist")
    builder.send("/heading", paper="letter")
    sequence = builder.sequence()
    assert (sequence.title, sequence.made_for, sequence.made_by) == ("Evening routine", "A.", "Your therapist")
    assert sequence.paper is Paper.LETTER


def test_an_empty_title_is_refused_and_the_old_one_kept(builder: Builder) -> None:
    answer = builder.send("/heading", title="")
    assert answer.status_code == 422
    assert 'id="heading-title-error"' in answer.text
    assert builder.sequence().title == "Untitled sequence"


def test_fields_that_no_heading_has_are_not_taken(builder: Builder) -> None:
    builder.send("/heading", owner="somebody else", title="Mine")
    assert builder.sequence().title == "Mine"


def test_a_new_title_answers_with_the_heading_and_leaves_the_steps_alone(builder: Builder) -> None:
    builder.add("solo_bridge")
    text = builder.send("/heading", title="Evening routine").text
    assert 'hx-target="#page-title"' in text
    assert 'id="blocks"' not in text
