"""A link's passcode: set and removed by its therapist, tried by whoever opens the link."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.sharing.passcode import given_passcode, new_passcode
from app.services.errors import NotFound
from app.services.owning import Owned
from app.storage import passcodes, shares
from app.storage.database import Database
from app.storage.ids import is_id
from app.storage.shares import Opened


@dataclass(frozen=True, slots=True)
class Attempt:
    """The result of a try at a passcode, and how long the link accepts no other."""

    is_right: bool
    wait: timedelta = timedelta(0)


def set_passcode(own: Owned, share_id: str, passcode: str) -> None:
    """Give a link a passcode, replacing any old one. Raise NotFound, or BadValue, which keeps the old one."""
    kept = new_passcode(passcode)
    with own.read():
        pass  # nothing is hashed for a stranger
    _change(own, share_id, passcodes.hash_passcode(kept))


def remove_passcode(own: Owned, share_id: str) -> None:
    """Let a link open without a passcode. Raise NotFound."""
    _change(own, share_id, None)


def waits(opened: Opened, now: datetime) -> timedelta:
    """Return how long from `now` a link accepts no passcode."""
    return max(opened.wait_until - now, timedelta(0)) if opened.wait_until else timedelta(0)


def try_passcode(db: Database, opened: Opened, passcode: str, now: datetime) -> Attempt:
    """Try a passcode on a link. After too many wrong ones nothing is tried or hashed until the wait is over."""
    given = given_passcode(passcode)
    if not given:
        return Attempt(is_right=False, wait=waits(opened, now))
    with db.write() as connection:
        taken = passcodes.take_try(connection, opened.share_id, now)
    # Hashed outside the transaction: it is slow on purpose, and others can save in the meantime.
    if taken.passcode_hash is None or not passcodes.matches(given, taken.passcode_hash):
        return Attempt(is_right=False, wait=taken.wait)
    renewed = passcodes.made_anew(given, taken.passcode_hash)
    with db.write() as connection:
        passcodes.forget_tries(connection, opened.share_id)
        if renewed is not None:
            passcodes.renew(connection, opened.share_id, taken.passcode_hash, renewed)
    return Attempt(is_right=True)


def _change(own: Owned, share_id: str, passcode_hash: str | None) -> None:
    values = {"passcode_hash": passcode_hash, "wrong_tries": 0, "wait_until": None}
    with own.write() as connection:
        if not (is_id(share_id) and shares.change(connection, own.id, share_id, **values)):
            raise NotFound
