"""Tokens are sealed so that only who has the secret can read them."""

import pytest

from app.storage.sealing import Keys

OLD, NEW = "an old secret of 32 characters..", "a new secret of 32 characters..."


def test_a_sealed_token_does_not_show_and_comes_back() -> None:
    sealed = Keys(NEW).seal("the-token")
    assert "the-token" not in sealed
    assert Keys(NEW).unseal(sealed) == "the-token"


def test_the_same_token_is_never_sealed_alike() -> None:
    assert Keys(NEW).seal("t") != Keys(NEW).seal("t")


def test_another_secret_opens_nothing() -> None:
    assert Keys(NEW).unseal(Keys(OLD).seal("t")) is None


def test_a_retired_secret_still_opens_but_no_longer_seals() -> None:
    keys = Keys(NEW, OLD)
    assert keys.unseal(Keys(OLD).seal("t")) == "t"
    assert Keys(OLD).unseal(keys.seal("t")) is None
    assert Keys(NEW).unseal(keys.seal("t")) == "t"


@pytest.mark.parametrize("sealed", ["", "nothing sealed", "gAAAA", "สวัสดี"])
def test_what_was_never_sealed_opens_to_nothing(sealed: str) -> None:
    assert Keys(NEW).unseal(sealed) is None


def test_a_changed_seal_opens_to_nothing() -> None:
    sealed = Keys(NEW).seal("t")
    assert Keys(NEW).unseal(sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:]) is None


@pytest.mark.parametrize("secrets", [("",), (NEW, "")])
def test_an_empty_secret_is_refused(secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="secret key"):
        Keys(*secrets)
