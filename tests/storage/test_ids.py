"""Ids cannot be guessed, and nothing else passes for one."""

import pytest

from app.storage.ids import is_id, new_id


def test_ids_are_16_characters_and_all_different() -> None:
    ids = {new_id() for _ in range(5000)}
    assert len(ids) == 5000
    assert all(len(one) == 16 and is_id(one) for one in ids)


@pytest.mark.parametrize("text", ["", "a b", "a\n", "\0", "é", "x" * 41, "../x", "a'b"])
def test_what_an_address_may_hold_but_an_id_may_not_is_told_apart(text: str) -> None:
    assert not is_id(text)
