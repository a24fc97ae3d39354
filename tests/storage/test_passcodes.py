"""Passcodes are kept as slow hashes, made anew by better figures, and no more of them are tried than are allowed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.services import sequences, sharing, workspaces
from app.storage import passcodes
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.tables import metadata
from tests.plans import NOW, PLAN, SECOND, workspace_of

KEYS = Keys("a secret of 32 characters.......")
SCRYPT_SALT = "zr5+6ddG7fJDp9OjLv9Qlg"
SCRYPT = f"scrypt$32768$8$3${SCRYPT_SALT}==$j3PVUAOaXS+x+Zl4PG4kCxcLqxy5g/tvE/ZLb00izKU="  # of "bamboo"


def protected(db: Database) -> str:
    """Return the id of a link with a passcode."""
    workspace = workspace_of(db, workspaces.create(db, NOW))
    sequence_id = sequences.import_sequence(workspace, PLAN)
    return sharing.share(workspace.sequence(sequence_id), passcode="bamboo river").id


def take(db: Database, share_id: str, seconds: float = 0) -> passcodes.Try:
    with db.write() as connection:
        return passcodes.take_try(connection, share_id, NOW + seconds * SECOND)


def test_a_hash_fits_its_passcode_and_no_other() -> None:
    kept = passcodes.hash_passcode("bamboo")
    assert passcodes.matches("bamboo", kept)
    assert not passcodes.matches("Bamboo", kept)
    assert not passcodes.matches("", kept)


def test_equal_passcodes_have_different_hashes_as_slow_as_the_named_figures(hasher: PasswordHasher) -> None:
    first, second = (hasher.hash("bamboo") for _ in range(2))
    assert first != second
    assert first.startswith("$argon2id$v=19$m=32768,t=3,p=1$")


def test_a_hash_from_before_argon2_still_fits_and_is_made_anew() -> None:
    assert passcodes.matches("bamboo", SCRYPT)
    assert not passcodes.matches("willow", SCRYPT)
    anew = passcodes.made_anew("bamboo", SCRYPT)
    assert anew is not None
    assert anew.startswith("$argon2id$")
    assert passcodes.matches("bamboo", anew)
    assert not passcodes.matches("willow", anew)


@pytest.mark.parametrize("figures", [{"time_cost": 2}, {"memory_cost": 16}, {"parallelism": 2, "memory_cost": 16}])
def test_a_hash_is_made_anew_once_when_the_figures_rise(
    monkeypatch: pytest.MonkeyPatch, figures: dict[str, int]
) -> None:
    kept = passcodes.hash_passcode("bamboo")
    assert passcodes.made_anew("bamboo", kept) is None
    cheap = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    monkeypatch.setattr(passcodes, "HASHER", PasswordHasher(**(cheap | figures)))
    assert passcodes.matches("bamboo", kept)
    anew = passcodes.made_anew("bamboo", kept)
    assert anew is not None
    assert passcodes.matches("bamboo", anew)
    assert passcodes.made_anew("bamboo", anew) is None


def test_a_hash_made_anew_keeps_its_salt_and_another_passcode_has_another() -> None:
    salts = {passcodes.salt(SCRYPT), passcodes.salt(str(passcodes.made_anew("bamboo", SCRYPT)))}
    assert salts == {SCRYPT_SALT}
    assert len({passcodes.salt(passcodes.hash_passcode("bamboo")) for _ in range(3)} | salts) == 4


def test_the_passcode_is_nowhere_in_the_database(db: Database) -> None:
    protected(db)
    with db.read() as connection:
        dump = "\n".join(
            str(tuple(row)) for table in metadata.tables.values() for row in connection.execute(select(table))
        )
    assert "$argon2id$" in dump
    assert "bamboo" not in dump


def test_five_tries_then_one_after_each_wait(db: Database) -> None:
    share_id = protected(db)
    assert [take(db, share_id).wait.total_seconds() for _ in range(5)] == [0, 0, 0, 0, 30]
    early = take(db, share_id, 29)
    assert (early.passcode_hash, early.wait) == (None, SECOND)
    later = take(db, share_id, 30)
    assert later.passcode_hash
    assert later.wait == timedelta(minutes=1)
    assert take(db, share_id, 89).passcode_hash is None


def test_a_try_that_comes_too_early_does_not_make_the_wait_longer(db: Database) -> None:
    share_id = protected(db)
    for _ in range(5):
        take(db, share_id)
    for second in range(30):
        assert take(db, share_id, second).passcode_hash is None
    assert take(db, share_id, 30).passcode_hash


def test_who_knew_it_begins_anew(db: Database) -> None:
    share_id = protected(db)
    for _ in range(5):
        take(db, share_id)
    with db.write() as connection:
        passcodes.forget_tries(connection, share_id)
    assert [bool(take(db, share_id).passcode_hash) for _ in range(6)] == [True] * 5 + [False]


def test_of_many_tries_at_once_no_more_are_hashed_than_are_allowed(db: Database) -> None:
    share_id = protected(db)
    with ThreadPoolExecutor(8) as pool:
        tries = list(pool.map(lambda _: take(db, share_id), range(40)))
    assert sum(one.passcode_hash is not None for one in tries) == 5
