"""Documents: out and in again is the same sequence; anything else is refused with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan.document import DocumentError, from_document, to_document
from app.domain.plan.sequence import Sequence
from tests.strategies import sequences

STEP = {"technique": "palm_walk", "minutes": 2}
PLAN: dict[str, Any] = {"senline": 1, "title": "Plan", "blocks": [{"name": "Session", "steps": [STEP]}]}


def with_step(**fields: object) -> dict[str, Any]:
    return {**PLAN, "blocks": [{"name": "Session", "steps": [STEP, {**STEP, **fields}]}]}


@given(sequences())
def test_out_and_in_again_is_the_same_sequence(sequence: Sequence) -> None:
    assert from_document(to_document(sequence)) == sequence


@given(sequences())
def test_a_document_is_plain_json(sequence: Sequence) -> None:
    text = json.dumps(to_document(sequence), ensure_ascii=False, allow_nan=False)
    assert from_document(json.loads(text)) == sequence
    assert to_document(from_document(json.loads(text))) == to_document(sequence)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_whatever_is_no_sequence_is_refused_in_words(value: object) -> None:
    with pytest.raises(DocumentError) as refused:
        from_document(value)
    assert refused.value.message


@given(st.sampled_from(["id", "technique", "minutes", "side", "reps", "hold_s", "frequency", "note"]), json_values)
def test_a_step_with_any_value_anywhere_is_read_or_refused(field: str, value: object) -> None:
    try:
        sequence = from_document(with_step(**{field: value}))
    except DocumentError as refused:
        assert refused.path[:1] == ("blocks",) or refused.path == ()
    else:
        assert from_document(to_document(sequence)) == sequence


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ([], ()),
        ({}, ()),
        ({**PLAN, "senline": 2}, ("senline",)),
        ({**PLAN, "senline": True}, ("senline",)),
        ({**PLAN, "colour": "red"}, ("colour",)),
        ({**PLAN, "title": ""}, ("title",)),
        ({**PLAN, "title": 7}, ("title",)),
        ({**PLAN, "paper": "a5"}, ("paper",)),
        ({**PLAN, "blocks": "none"}, ("blocks",)),
        ({**PLAN, "blocks": []}, ("blocks",)),
        ({**PLAN, "blocks": [{"steps": []}]}, ("blocks", 0)),
        ({**PLAN, "blocks": [{"name": "x", "kind": "party"}]}, ("blocks", 0, "kind")),
        (with_step(minutes="2"), ("blocks", 0, "steps", 1, "minutes")),
        (with_step(minutes=float("nan")), ("blocks", 0, "steps", 1, "minutes")),
        (with_step(side="up"), ("blocks", 0, "steps", 1, "side")),
        (with_step(side=["left"]), ("blocks", 0, "steps", 1, "side")),
        (with_step(technique=""), ("blocks", 0, "steps", 1, "technique")),
        (with_step(dose="much"), ("blocks", 0, "steps", 1, "dose")),
        (with_step(id="b1-s1"), ()),
    ],
)
def test_a_fault_is_told_with_its_place(document: object, path: tuple[str | int, ...]) -> None:
    with pytest.raises(DocumentError) as refused:
        from_document(document)
    assert refused.value.path == path


def test_ids_left_out_are_given_by_place() -> None:
    sequence = from_document({**PLAN, "blocks": [{"name": "Session", "steps": [STEP, STEP]}, {"name": "Rest"}]})
    assert [step.id for step in sequence.steps()] == ["b1-s1", "b1-s2"]
    assert [block.id for block in sequence.blocks] == ["b1", "b2"]


def test_a_document_leaves_out_what_is_empty_but_keeps_an_emptied_safety_note() -> None:
    document = to_document(from_document(with_step(safety_note="", note="")))
    assert document["blocks"][0]["steps"][1] == {
        "id": "b1-s2", "technique": "palm_walk", "minutes": 2, "safety_note": "",
    }  # fmt: skip
    assert "made_for" not in document
