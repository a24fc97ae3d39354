"""Documents are read once and never mistaken for another."""

import json

import pytest
from hypothesis import given

from app.domain.plan.document import DocumentError, to_document
from app.domain.plan.sequence import Sequence
from app.domain.values.recent import Recent
from app.storage import documents
from app.storage.documents import read_document, write_document
from tests.plans import PLAN, title
from tests.strategies import sequences


@given(sequences())
def test_what_is_written_is_read_back_with_and_without_memory(sequence: Sequence) -> None:
    text = write_document(sequence)
    assert read_document(text) == sequence
    documents._memory = Recent(documents._KEPT)
    assert read_document(text) == sequence


def test_a_text_is_read_only_once() -> None:
    text = json.dumps(to_document(PLAN), indent=1)
    assert read_document(text) is read_document(text[:1] + text[1:])


def test_another_text_is_another_sequence() -> None:
    read_document(write_document(PLAN))
    assert read_document(write_document(title("Other").apply(PLAN))).title == "Other"


def test_a_text_that_is_no_sequence_is_refused() -> None:
    with pytest.raises(DocumentError):
        read_document('{"senline": 1}')
