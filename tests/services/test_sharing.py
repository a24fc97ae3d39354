"""Links open a sequence until they expire or are switched off, independently of each other."""

import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import event

from app.domain.sharing.share import Version
from app.domain.values.errors import BadValue
from app.services import editing, sequences, sharing
from app.services.errors import NotFound
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.shares import Opened
from tests.plans import NOW, SECOND, note, yes

KEYS = Keys("a secret of 32 characters.......")
DAY = timedelta(days=1)


def token_of(db: Database, workspace: str, sequence_id: str, days: int | None = 90) -> str:
    token = sharing.share(db, KEYS, workspace, sequence_id, now=NOW, days=days).token
    assert token is not None
    return token


def opened(db: Database, token: str, seconds: int = 0) -> Opened:
    found = sharing.open_link(db, token, NOW + seconds * SECOND)
    assert found is not None
    return found


def test_a_link_leads_to_the_latest_version(db: Database, workspace: str, sequence_id: str) -> None:
    token = token_of(db, workspace, sequence_id)
    editing.edit(db, workspace, sequence_id, base=1, edit=note("new"), passes=yes, now=NOW + SECOND)
    found = opened(db, token, 1)
    assert (found.sequence_id, found.number, found.made_at) == (sequence_id, 2, NOW + SECOND)


def test_opening_a_link_is_one_query(
    db: Database, workspace: str, sequence_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, asked = token_of(db, workspace, sequence_id), []
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    first = db.first
    monkeypatch.setattr(db, "first", lambda *told, **values: asked.append("first") or first(*told, **values))
    assert sharing.open_link(db, token, NOW) is not None
    assert asked == ["first"]


@pytest.mark.parametrize(("days", "seconds", "works"), [(1, 86399, True), (1, 86400, False), (None, 10**9, True)])
def test_expiry_is_kept_to_the_second(
    db: Database, workspace: str, sequence_id: str, *, days: int | None, seconds: int, works: bool
) -> None:
    token = token_of(db, workspace, sequence_id, days)
    assert (sharing.open_link(db, token, NOW + seconds * SECOND) is not None) is works


def test_a_link_works_90_days_when_nothing_is_said(db: Database, workspace: str, sequence_id: str) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    assert share.expires_at == NOW + 90 * DAY


@pytest.mark.parametrize("token", ["", "x", "\0", "A" * 43, "ä" * 99])
def test_an_unknown_token_opens_nothing(db: Database, workspace: str, sequence_id: str, token: str) -> None:
    token_of(db, workspace, sequence_id)
    assert sharing.open_link(db, token, NOW) is None


def test_switching_one_link_off_keeps_the_others(db: Database, workspace: str, sequence_id: str) -> None:
    first, second, third = (sharing.share(db, KEYS, workspace, sequence_id, now=NOW + n * SECOND) for n in range(3))
    sharing.revoke(db, workspace, sequence_id, second.id, NOW)
    works = [sharing.open_link(db, str(share.token), NOW) is not None for share in (first, second, third)]
    assert works == [True, False, True]
    told = sharing.listing(db, KEYS, workspace, sequence_id)
    assert [(share.id, share.revoked_at) for share in told] == [(third.id, None), (second.id, NOW), (first.id, None)]


def test_a_link_switched_off_stays_off(db: Database, workspace: str, sequence_id: str) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    sharing.revoke(db, workspace, sequence_id, share.id, NOW)
    sharing.set_expiry(db, workspace, sequence_id, share.id, now=NOW, days=None)
    assert sharing.open_link(db, str(share.token), NOW) is None


def test_an_expiry_counts_from_when_it_is_set(db: Database, workspace: str, sequence_id: str) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW, days=1)
    sharing.set_expiry(db, workspace, sequence_id, share.id, now=NOW + 5 * DAY, days=30)
    assert sharing.listing(db, KEYS, workspace, sequence_id)[0].expires_at == NOW + 35 * DAY
    assert sharing.open_link(db, str(share.token), NOW + 34 * DAY) is not None
    sharing.set_expiry(db, workspace, sequence_id, share.id, now=NOW, days=None)
    assert sharing.open_link(db, str(share.token), NOW + 999 * DAY) is not None


@pytest.mark.parametrize("days", [0, -1, 9999])
def test_an_impossible_expiry_changes_nothing(db: Database, workspace: str, sequence_id: str, days: int) -> None:
    with pytest.raises(BadValue):
        sharing.share(db, KEYS, workspace, sequence_id, now=NOW, days=days)
    assert sharing.listing(db, KEYS, workspace, sequence_id) == ()


def test_a_link_can_be_changed_only_through_its_own_sequence(db: Database, workspace: str, sequence_id: str) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    other = sequences.create(db, workspace, NOW)
    for share_id, through in ((share.id, other), ("unknown", sequence_id), ("\0", sequence_id)):
        with pytest.raises(NotFound):
            sharing.revoke(db, workspace, through, share_id, NOW)
        with pytest.raises(NotFound):
            sharing.rename(db, workspace, through, share_id, "Mine")
        with pytest.raises(NotFound):
            sharing.freeze(db, workspace, through, share_id, None)
    assert sharing.open_link(db, str(share.token), NOW) is not None


def test_the_therapist_sees_the_token_again_unless_the_secret_is_gone(
    db: Database, workspace: str, sequence_id: str
) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    assert sharing.listing(db, KEYS, workspace, sequence_id) == (share,)
    (sealed,) = sharing.listing(db, Keys("another secret"), workspace, sequence_id)
    assert (sealed.id, sealed.token) == (share.id, None)


def test_reading_a_link_changes_nothing_and_opening_it_counts_once_a_minute(
    db: Database, workspace: str, sequence_id: str
) -> None:
    token = token_of(db, workspace, sequence_id)

    def seen() -> tuple[int, object]:
        share = sharing.listing(db, KEYS, workspace, sequence_id)[0]
        return share.opens, share.last_opened_at

    sharing.open_link(db, token, NOW)
    assert seen() == (0, None)
    told = []
    for seconds in (0, 30, 59, 60, 119, 200):
        sharing.mark_opened(db, opened(db, token, seconds), NOW + seconds * SECOND)
        told.append(seen())
    times = [(1, 0), (1, 0), (1, 0), (2, 60), (2, 60), (3, 200)]
    assert told == [(opens, NOW + seconds * SECOND) for opens, seconds in times]


def test_two_who_open_a_link_at_once_count_as_one(db: Database, workspace: str, sequence_id: str) -> None:
    token = token_of(db, workspace, sequence_id)
    both = opened(db, token), opened(db, token)
    for one in both:
        sharing.mark_opened(db, one, NOW)
    assert sharing.listing(db, KEYS, workspace, sequence_id)[0].opens == 1


def test_opening_again_within_the_minute_does_not_even_ask_to_write(
    db: Database, workspace: str, sequence_id: str
) -> None:
    token = token_of(db, workspace, sequence_id)
    sharing.mark_opened(db, opened(db, token), NOW)
    again = opened(db, token, 1)
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    sharing.mark_opened(db, again, NOW + SECOND)
    assert statements == []


def test_a_link_has_a_name_that_can_be_changed(db: Database, workspace: str, sequence_id: str) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW, name="  Ana’s\nphone ")
    assert share.name == "Ana’s phone"
    sharing.rename(db, workspace, sequence_id, share.id, "Tablet at home")
    with pytest.raises(BadValue):
        sharing.rename(db, workspace, sequence_id, share.id, "x" * 61)
    assert sharing.listing(db, KEYS, workspace, sequence_id)[0].name == "Tablet at home"


def test_a_frozen_link_stays_at_its_version_while_others_follow(db: Database, workspace: str, sequence_id: str) -> None:
    frozen, following = (sharing.share(db, KEYS, workspace, sequence_id, now=NOW + n * SECOND) for n in range(2))
    sharing.freeze(db, workspace, sequence_id, frozen.id, 1)
    for number in (1, 2):
        edit, now = note(f"version {number + 1}"), NOW + number * SECOND
        editing.edit(db, workspace, sequence_id, base=number, edit=edit, passes=yes, now=now)

    def numbers() -> list[int]:
        return [opened(db, str(share.token)).number for share in (frozen, following)]

    assert numbers() == [1, 3]
    told = {share.id: share.frozen for share in sharing.listing(db, KEYS, workspace, sequence_id)}
    assert told == {frozen.id: Version(1, NOW), following.id: None}
    sharing.freeze(db, workspace, sequence_id, frozen.id, 2)
    assert numbers() == [2, 3]
    sharing.freeze(db, workspace, sequence_id, frozen.id, None)
    assert numbers() == [3, 3]


@pytest.mark.parametrize("number", [2, 3, 0, -1, 2**31, 10**30])
def test_a_link_stays_only_at_a_version_that_passed(
    db: Database, workspace: str, sequence_id: str, number: int
) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    editing.edit(db, workspace, sequence_id, base=1, edit=note("held"), passes=lambda _: False, now=NOW)
    with pytest.raises(BadValue):
        sharing.freeze(db, workspace, sequence_id, share.id, number)
    assert opened(db, str(share.token)).number == 1
    assert sharing.listing(db, KEYS, workspace, sequence_id)[0].frozen is None


WORKER = """
import sys
from datetime import datetime
from app.services import sharing
from app.storage.database import Database
db, now = Database(sys.argv[1]), datetime.fromisoformat(sys.argv[3])
for _ in sys.stdin:
    opened = sharing.open_link(db, sys.argv[2], now)
    print(opened.number if opened else "closed", flush=True)
"""


def test_another_worker_sees_saves_and_switching_off_at_once(
    db: Database, url: str, workspace: str, sequence_id: str
) -> None:
    share = sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    command = [sys.executable, "-c", WORKER, url, str(share.token), NOW.isoformat()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin
        assert worker.stdout

        def ask() -> str:
            print("?", file=worker.stdin, flush=True)
            return worker.stdout.readline().strip()

        answers = [ask(), ask()]
        editing.edit(db, workspace, sequence_id, base=1, edit=note("new"), passes=yes, now=NOW)
        answers.append(ask())
        sharing.revoke(db, workspace, sequence_id, share.id, NOW)
        answers.append(ask())
    assert answers == ["1", "1", "2", "closed"]
