"""Passcodes of links: kept as slow hashes, and tried at most so often, in the database for all workers alike."""

import hmac
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import scrypt

from sqlalchemy import Connection, select, update

from app.domain.sharing.passcode import wait_after
from app.storage.tables import shares

# OWASP's figures for scrypt with 32 MB: as slow for a thief as 128 MB at p=1, and eight threads may need it at once.
_COST, _BLOCK, _PARALLEL = 2**15, 8, 3
_MEMORY = 64 * 1024 * 1024  # bytes; OpenSSL refuses 32 MB by default
_SALT, _LENGTH = 16, 32  # bytes


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a link's passcode: the hash to hold it against, and how long the link waits should it be wrong.

    One that comes too early is given no hash, only how long it has to wait.
    """

    passcode_hash: str | None
    wait: timedelta


def hash_passcode(passcode: str) -> str:
    """Return the salted hash of a passcode, with the figures it was made with. Takes about 0.2 s on purpose."""
    salt = os.urandom(_SALT)
    made = _scrypt(passcode, salt, _COST, _BLOCK, _PARALLEL)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${b64encode(salt).decode()}${b64encode(made).decode()}"


def matches(passcode: str, passcode_hash: str) -> bool:
    """Whether a passcode is the one that was hashed. Takes as long for a wrong one."""
    _, cost, block, parallel, salt, kept = passcode_hash.split("$")
    made = _scrypt(passcode, b64decode(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(made, b64decode(kept))


def take_try(connection: Connection, share_id: str, now: datetime) -> Try:
    """Take one try at the passcode of a link, counted as wrong until `forget_tries` says otherwise.

    Counted before the hash is made: of any number of tries at once, no more are hashed than are allowed.
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
    """Let a link begin anew: somebody knew the passcode."""
    connection.execute(update(shares).where(shares.c.id == share_id).values(wrong_tries=0, wait_until=None))


def _scrypt(passcode: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return scrypt(passcode.encode(), salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=_LENGTH)
