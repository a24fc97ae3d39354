"""Unguessable ids for everything with an address of its own."""

import re
import secrets

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")


def new_id() -> str:
    """Return a fresh id of 96 random bits for a workspace, a sequence or a share."""
    return secrets.token_urlsafe(12)


def is_id(text: str) -> bool:
    """Whether `text` can be an id at all. PostgreSQL rejects some of what an address may contain, such as NUL."""
    return _ID.fullmatch(text) is not None
