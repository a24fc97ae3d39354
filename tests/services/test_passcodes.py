"""A passcode: set, tried, forgotten, and never in the way of another link."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from app.domain.sharing.share import Share
from app.domain.values.errors import BadValue
from app.services import passcodes, sequences, sharing
from app.services.errors import NotFound
from app.services.owning import Owned, Workspace
from app.services.passcodes import Attempt
from app.storage import passcodes as stored
from app.storage import shares
from app.storage.database import Database
from app.storage.shares import Opened
from tests.plans import NOW, SECOND, workspace_of

RIGHT, WRONG = Attempt(is_right=True), Attempt(is_right=False)


@pytest.fixture
def link(workspace: Workspace, sequence_id: str) -> Share:
    """A link with the passcode "bamboo"."""
    return sharing.share(workspace.sequence(sequence_id), passcode="bamboo")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the passcodes that were held against a hash."""
    tried: list[str] = []
    matches = stored.matches
    monkeypatch.setattr(stored, "matches", lambda given, kept: tried.append(given) or matches(given, kept))
    return tried


def opened(db: Database, link: Share) -> Opened:
    found = sharing.open_link(db, str(link.token), NOW)
    assert found is not None
    return found


def test_the_right_one_is_right_and_another_is_not(db: Database, link: Share) -> None:
    found = opened(db, link)
    assert passcodes.try_passcode(db, found, "willow", NOW) == WRONG
    assert passcodes.try_passcode(db, found, " bamboo ", NOW) == RIGHT


def test_nothing_given_is_wrong_and_no_try(db: Database, tried: list[str], link: Share) -> None:
    for given in ("", "  ", "x" * 41, "\0") * 3:
        assert passcodes.try_passcode(db, opened(db, link), given, NOW) == WRONG
    assert passcodes.try_passcode(db, opened(db, link), "bamboo", NOW) == RIGHT
    assert tried == ["bamboo"]


def test_after_too_many_wrong_ones_even_the_right_one_waits_and_nothing_is_hashed(
    db: Database, tried: list[str], link: Share
) -> None:
    found = opened(db, link)
    answers = [passcodes.try_passcode(db, found, "willow", NOW) for _ in range(5)]
    assert answers == [WRONG] * 4 + [Attempt(is_right=False, wait=30 * SECOND)]
    assert passcodes.try_passcode(db, found, "bamboo", NOW + 29 * SECOND) == Attempt(is_right=False, wait=SECOND)
    assert len(tried) == 5
    assert passcodes.waits(opened(db, link), NOW + 10 * SECOND) == 20 * SECOND
    assert passcodes.try_passcode(db, found, "bamboo", NOW + 30 * SECOND) == RIGHT
    assert passcodes.waits(opened(db, link), NOW) == timedelta(0)
    assert [passcodes.try_passcode(db, found, "willow", NOW) for _ in range(4)] == [WRONG] * 4


def test_another_link_does_not_wait(db: Database, own: Owned, tried: list[str], link: Share) -> None:
    other = sharing.share(own, passcode="willow")
    for _ in range(9):
        passcodes.try_passcode(db, opened(db, link), "wrong", NOW)
    assert passcodes.try_passcode(db, opened(db, other), "willow", NOW) == RIGHT


@pytest.mark.parametrize("passcode", ["", "abc", "x" * 41])
def test_a_refused_new_one_leaves_the_old_one_in_force(db: Database, own: Owned, link: Share, passcode: str) -> None:
    before = opened(db, link)
    with pytest.raises(BadValue):
        passcodes.set_passcode(own, link.id, passcode)
    assert opened(db, link).passcode_hash == before.passcode_hash


def test_no_link_is_made_with_one_that_is_refused(own: Owned) -> None:
    for passcode in ("abc", " ", "x" * 41):
        with pytest.raises(BadValue):
            sharing.share(own, passcode=passcode)
    assert sharing.listing(own) == ()


def test_a_new_one_ends_the_wait_and_the_old_one(db: Database, own: Owned, tried: list[str], link: Share) -> None:
    for _ in range(7):
        passcodes.try_passcode(db, opened(db, link), "wrong", NOW)
    passcodes.set_passcode(own, link.id, "willow")
    assert passcodes.try_passcode(db, opened(db, link), "bamboo", NOW) == WRONG
    assert passcodes.try_passcode(db, opened(db, link), "willow", NOW) == RIGHT


def test_it_can_be_taken_off(db: Database, own: Owned, link: Share) -> None:
    assert sharing.listing(own)[0].is_protected
    passcodes.remove_passcode(own, link.id)
    assert opened(db, link).passcode_hash is None
    assert not sharing.listing(own)[0].is_protected


def test_only_its_therapist_changes_it_and_through_its_own_sequence(db: Database, own: Owned, link: Share) -> None:
    before = opened(db, link)
    other = sequences.create(own.workspace)
    for through, share_id in (
        (workspace_of(db, "x").sequence(own.id), link.id),
        (own.workspace.sequence(other), link.id),
        (own, "x"),
    ):
        with pytest.raises(NotFound):
            passcodes.set_passcode(through, share_id, "stolen")
        with pytest.raises(NotFound):
            passcodes.remove_passcode(through, share_id)
    assert opened(db, link) == before


@pytest.fixture
def dearer(monkeypatch: pytest.MonkeyPatch, link: Share) -> None:
    """Let hashes cost more than when the link was given its passcode."""
    monkeypatch.setattr(stored, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))


@pytest.mark.usefixtures("dearer")
def test_a_hash_that_is_due_is_made_anew_by_the_right_passcode_alone(db: Database, link: Share) -> None:
    before = opened(db, link)
    assert passcodes.try_passcode(db, before, "willow", NOW) == WRONG
    assert opened(db, link).passcode_hash == before.passcode_hash
    assert passcodes.try_passcode(db, before, "bamboo", NOW) == RIGHT
    after = opened(db, link)
    assert str(after.passcode_hash).startswith("$argon2id$v=19$m=16,t=2,p=1$")
    assert passcodes.try_passcode(db, after, "willow", NOW) == WRONG
    assert passcodes.try_passcode(db, after, "bamboo", NOW) == RIGHT
    assert opened(db, link).passcode_hash == after.passcode_hash


@pytest.mark.usefixtures("dearer")
@pytest.mark.parametrize("changed", ["willow", None])
def test_a_hash_made_anew_gives_way_to_a_passcode_that_was_changed_meanwhile(
    db: Database, link: Share, changed: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, made_anew = opened(db, link), stored.made_anew
    other = stored.hash_passcode(changed) if changed else None

    def meanwhile(passcode: str, passcode_hash: str) -> str | None:
        # Writes itself, which would be refused were a hash made inside a write transaction.
        with db.write() as connection:
            shares.change(connection, found.sequence_id, link.id, passcode_hash=other)
        return made_anew(passcode, passcode_hash)

    monkeypatch.setattr(stored, "made_anew", meanwhile)
    assert passcodes.try_passcode(db, found, "bamboo", NOW) == RIGHT
    assert opened(db, link).passcode_hash == other


@pytest.mark.usefixtures("dearer")
def test_two_who_make_a_hash_anew_at_once_agree(db: Database, link: Share) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: passcodes.try_passcode(db, opened(db, link), "bamboo", NOW), range(4)))
    assert answers == [RIGHT] * 4
    assert passcodes.try_passcode(db, opened(db, link), "bamboo", NOW) == RIGHT


WORKER = """
import sys
from datetime import datetime
from app.services import passcodes, sharing
from app.storage.database import Database
db, now = Database(sys.argv[1]), datetime.fromisoformat(sys.argv[3])
opened = sharing.open_link(db, sys.argv[2], now)
print(passcodes.try_passcode(db, opened, "bamboo", now).wait.total_seconds())
"""


def test_another_worker_or_one_that_was_started_anew_waits_too(
    db: Database, url: str, tried: list[str], link: Share
) -> None:
    for _ in range(5):
        passcodes.try_passcode(db, opened(db, link), "wrong", NOW)
    command = [sys.executable, "-c", WORKER, url, str(link.token), NOW.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "30.0"
