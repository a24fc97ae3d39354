"""Links open a sequence until they expire or are switched off, independently of each other."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from app.domain.sharing.share import Version
from app.domain.values.errors import BadValue
from app.services import editing, sequences, sharing
from app.services.errors import NotFound
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from app.storage.sealing import Keys
from app.storage.shares import Opened
from tests.plans import NOW, SECOND, judged, later, note

DAY = timedelta(days=1)


def token_of(own: Owned, days: int | None = 90) -> str:
    token = sharing.share(own, days=days).token
    assert token is not None
    return token


def opened(db: Database, token: str, seconds: int = 0) -> Opened:
    found = sharing.open_link(db, token, NOW + seconds * SECOND)
    assert found is not None
    return found


def test_a_link_leads_to_the_latest_version(db: Database, own: Owned) -> None:
    token = token_of(own)
    editing.edit(later(own, NOW + SECOND), note("new"), base=1)
    found = opened(db, token, 1)
    assert (found.sequence_id, found.number, found.made_at) == (own.id, 2, NOW + SECOND)


def test_opening_a_link_is_one_query(db: Database, own: Owned, monkeypatch: pytest.MonkeyPatch) -> None:
    token, asked = token_of(own), []
    event.listen(db.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    first = db.first
    monkeypatch.setattr(db, "first", lambda *told, **values: asked.append("first") or first(*told, **values))
    assert sharing.open_link(db, token, NOW) is not None
    assert asked == ["first"]


@pytest.mark.parametrize(("days", "seconds", "works"), [(1, 86399, True), (1, 86400, False), (None, 10**9, True)])
def test_expiry_is_kept_to_the_second(db: Database, own: Owned, *, days: int | None, seconds: int, works: bool) -> None:
    token = token_of(own, days)
    assert (sharing.open_link(db, token, NOW + seconds * SECOND) is not None) is works


def test_a_link_works_90_days_when_nothing_is_said(own: Owned) -> None:
    share = sharing.share(own)
    assert share.expires_at == NOW + 90 * DAY


@pytest.mark.parametrize("token", ["", "x", "\0", "A" * 43, "ä" * 99])
def test_an_unknown_token_opens_nothing(db: Database, own: Owned, token: str) -> None:
    token_of(own)
    assert sharing.open_link(db, token, NOW) is None


def test_switching_one_link_off_keeps_the_others(db: Database, own: Owned) -> None:
    first, second, third = (sharing.share(later(own, NOW + n * SECOND)) for n in range(3))
    sharing.revoke(own, second.id)
    works = [sharing.open_link(db, str(share.token), NOW) is not None for share in (first, second, third)]
    assert works == [True, False, True]
    told = sharing.listing(own)
    assert [(share.id, share.revoked_at) for share in told] == [(third.id, None), (second.id, NOW), (first.id, None)]


def test_a_link_switched_off_stays_off(db: Database, own: Owned) -> None:
    share = sharing.share(own)
    sharing.revoke(own, share.id)
    sharing.set_expiry(own, share.id, None)
    assert sharing.open_link(db, str(share.token), NOW) is None


def test_an_expiry_counts_from_when_it_is_set(db: Database, own: Owned) -> None:
    share = sharing.share(own, days=1)
    sharing.set_expiry(later(own, NOW + 5 * DAY), share.id, 30)
    assert sharing.listing(own)[0].expires_at == NOW + 35 * DAY
    assert sharing.open_link(db, str(share.token), NOW + 34 * DAY) is not None
    sharing.set_expiry(own, share.id, None)
    assert sharing.open_link(db, str(share.token), NOW + 999 * DAY) is not None


@pytest.mark.parametrize("days", [0, -1, 9999])
def test_an_impossible_expiry_changes_nothing(own: Owned, days: int) -> None:
    with pytest.raises(BadValue):
        sharing.share(own, days=days)
    assert sharing.listing(own) == ()


def test_a_link_can_be_changed_only_through_its_own_sequence(
    db: Database, own: Owned, workspace: Workspace, sequence_id: str
) -> None:
    share = sharing.share(own)
    other = sequences.create(workspace)
    for share_id, through in ((share.id, other), ("unknown", sequence_id), ("\0", sequence_id)):
        with pytest.raises(NotFound):
            sharing.revoke(workspace.sequence(through), share_id)
        with pytest.raises(NotFound):
            sharing.rename(workspace.sequence(through), share_id, "Mine")
        with pytest.raises(NotFound):
            sharing.freeze(workspace.sequence(through), share_id, None)
    assert sharing.open_link(db, str(share.token), NOW) is not None


def test_the_therapist_sees_the_token_again_unless_the_secret_is_gone(own: Owned) -> None:
    share = sharing.share(own)
    assert sharing.listing(own) == (share,)
    (sealed,) = sharing.listing(replace(own.workspace, keys=Keys("another secret")).sequence(own.id))
    assert (sealed.id, sealed.token) == (share.id, None)


def test_reading_a_link_changes_nothing_and_opening_it_counts_once_a_minute(db: Database, own: Owned) -> None:
    token = token_of(own)

    def seen() -> tuple[int, object]:
        share = sharing.listing(own)[0]
        return share.opens, share.last_opened_at

    sharing.open_link(db, token, NOW)
    assert seen() == (0, None)
    told = []
    for seconds in (0, 30, 59, 60, 119, 200):
        sharing.mark_opened(db, opened(db, token, seconds), NOW + seconds * SECOND)
        told.append(seen())
    times = [(1, 0), (1, 0), (1, 0), (2, 60), (2, 60), (3, 200)]
    assert told == [(opens, NOW + seconds * SECOND) for opens, seconds in times]


def test_two_who_open_a_link_at_once_count_as_one(db: Database, own: Owned) -> None:
    token = token_of(own)
    both = opened(db, token), opened(db, token)
    for one in both:
        sharing.mark_opened(db, one, NOW)
    assert sharing.listing(own)[0].opens == 1


def test_opening_again_within_the_minute_does_not_even_ask_to_write(db: Database, own: Owned) -> None:
    token = token_of(own)
    sharing.mark_opened(db, opened(db, token), NOW)
    again = opened(db, token, 1)
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    sharing.mark_opened(db, again, NOW + SECOND)
    assert statements == []


def test_a_link_has_a_name_that_can_be_changed(own: Owned) -> None:
    share = sharing.share(own, name="  Ana’s\nphone ")
    assert share.name == "Ana’s phone"
    sharing.rename(own, share.id, "Tablet at home")
    with pytest.raises(BadValue):
        sharing.rename(own, share.id, "x" * 61)
    assert sharing.listing(own)[0].name == "Tablet at home"


def test_a_frozen_link_stays_at_its_version_while_others_follow(db: Database, own: Owned) -> None:
    frozen, following = (sharing.share(later(own, NOW + n * SECOND)) for n in range(2))
    sharing.freeze(own, frozen.id, 1)
    for number in (1, 2):
        edit, now = note(f"version {number + 1}"), NOW + number * SECOND
        editing.edit(later(own, now), edit, base=number)

    def numbers() -> list[int]:
        return [opened(db, str(share.token)).number for share in (frozen, following)]

    assert numbers() == [1, 3]
    told = {share.id: share.frozen for share in sharing.listing(own)}
    assert told == {frozen.id: Version(1, NOW), following.id: None}
    sharing.freeze(own, frozen.id, 2)
    assert numbers() == [2, 3]
    sharing.freeze(own, frozen.id, None)
    assert numbers() == [3, 3]


@pytest.mark.parametrize("number", [2, 3, 0, -1, 2**31, 10**30])
def test_a_link_stays_only_at_a_version_that_passed(db: Database, own: Owned, number: int) -> None:
    share = sharing.share(own)
    editing.edit(judged(own.workspace, lambda _: False).sequence(own.id), note("held"), base=1)
    with pytest.raises(BadValue):
        sharing.freeze(own, share.id, number)
    assert opened(db, str(share.token)).number == 1
    assert sharing.listing(own)[0].frozen is None


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


def test_another_worker_sees_saves_and_switching_off_at_once(own: Owned, url: str) -> None:
    share = sharing.share(own)
    command = [sys.executable, "-c", WORKER, url, str(share.token), NOW.isoformat()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin
        assert worker.stdout

        def ask() -> str:
            print("?", file=worker.stdin, flush=True)
            return worker.stdout.readline().strip()

        answers = [ask(), ask()]
        editing.edit(own, note("new"), base=1)
        answers.append(ask())
        sharing.revoke(own, share.id)
        answers.append(ask())
    assert answers == ["1", "1", "2", "closed"]
