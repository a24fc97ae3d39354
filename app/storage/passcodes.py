"""Passcodes of links: stored as slow hashes, with limited tries, counted in the database for all workers."""

import hmac
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import scrypt

from argon2 import Parameters, PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, select, update

from app.domain.sharing.passcode import wait_after
from app.storage.tables import shares

# The three passes that RFC 9106 names for where memory is short, with half of its 64 MiB: the four threads of a worker
# may need it at once. One lane, since the other cores have work of their own. OWASP's least is 19 MiB and two passes.
PARAMETERS = Parameters(
    type=Type.ID, version=19, salt_len=16, hash_len=32, time_cost=3, memory_cost=32 * 1024, parallelism=1
)
HASHER = PasswordHasher.from_parameters(PARAMETERS)  # the seam: tests/conftest.py puts a cheap one in its place

_SCRYPT = "scrypt$"  # how a hash from before Argon2id begins
_SCRYPT_MEMORY = 64 * 1024 * 1024  # bytes; OpenSSL refuses the 32 MB such a hash needs by default


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a link's passcode: the hash to compare it with, and the wait if it is wrong.

    A try that comes too early gets no hash, only how long it has to wait.
    """

    passcode_hash: str | None
    wait: timedelta


def hash_passcode(passcode: str) -> str:
    """Return the salted hash of a passcode with its parameters. Takes about 0.1 s on purpose."""
    return HASHER.hash(passcode)


def matches(passcode: str, passcode_hash: str) -> bool:
    """Whether a passcode is the one that was hashed. Takes just as long for a wrong one."""
    if passcode_hash.startswith(_SCRYPT):
        return _matches_scrypt(passcode, passcode_hash)
    try:
        return HASHER.verify(passcode_hash, passcode)
    except VerifyMismatchError:
        return False


def made_anew(passcode: str, passcode_hash: str) -> str | None:
    """Return a passcode's hash with today's parameters, None if it has them. Takes as long as `hash_passcode`.

    The salt stays: grants are bound to it, and two renewals at once give the same hash.
    """
    if not _is_due(passcode_hash):
        return None
    return HASHER.hash(passcode, salt=b64decode(salt(passcode_hash) + "=="))


def salt(passcode_hash: str) -> str:
    """Return the random part of a hash: it stays until the passcode is set again, even when the hash is renewed."""
    return passcode_hash.split("$")[-2].rstrip("=")


def take_try(connection: Connection, share_id: str, now: datetime) -> Try:
    """Take one try at the passcode of a link, counted as wrong until `forget_tries` says otherwise.

    Counted before hashing: however many tries come at once, only those allowed are hashed.
    """
    wanted = select(shares.c.passcode_hash, shares.c.wrong_tries, shares.c.wait_until)
    passcode_hash, wrong, wait_until = connection.execute(wanted.where(shares.c.id == share_id).with_for_update()).one()
    if wait_until is not None and now < wait_until:
        return Try(None, wait_until - now)
    wait = wait_after(wrong + 1)
    tried = {"wrong_tries": wrong + 1, "wait_until": now + wait if wait else None}
    connection.execute(update(shares).where(shares.c.id == share_id).values(tried))
    return Try(passcode_hash, wait)


def forget_tries(connection: Connection, share_id: str) -> None:
    """Reset a link's wrong tries: somebody knew the passcode."""
    connection.execute(update(shares).where(shares.c.id == share_id).values(wrong_tries=0, wait_until=None))


def renew(connection: Connection, share_id: str, old: str, new: str) -> None:
    """Keep a hash that was made anew, unless the passcode was set anew meanwhile."""
    this = (shares.c.id == share_id, shares.c.passcode_hash == old)
    connection.execute(update(shares).where(*this).values(passcode_hash=new))


def _is_due(passcode_hash: str) -> bool:
    return passcode_hash.startswith(_SCRYPT) or HASHER.check_needs_rehash(passcode_hash)


def _matches_scrypt(passcode: str, passcode_hash: str) -> bool:
    _, cost, block, parallel, salt_, kept = passcode_hash.split("$")
    figures = {"n": int(cost), "r": int(block), "p": int(parallel), "maxmem": _SCRYPT_MEMORY}
    made = scrypt(passcode.encode(), salt=b64decode(salt_), dklen=len(b64decode(kept)), **figures)
    return hmac.compare_digest(made, b64decode(kept))
