"""A share link: who holds it may read one sequence until it expires or is switched off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.errors import BadValue

DEFAULT_DAYS = 90
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A link as its therapist sees it. `token` is None when it was sealed with a secret that is gone."""

    id: str
    token: str | None
    created_at: datetime
    expires_at: datetime | None  # None: never
    revoked_at: datetime | None
    last_opened_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether the link works at `now`."""
        return is_open(self.expires_at, self.revoked_at, now)


def is_open(expires_at: datetime | None, revoked_at: datetime | None, now: datetime) -> bool:
    """Whether a link works at `now`: not switched off, and before the moment it expires."""
    return revoked_at is None and (expires_at is None or now < expires_at)


def expiry(now: datetime, days: int | None) -> datetime | None:
    """Return when a link expires that is to work for `days` from `now`; None means never. Raise BadValue."""
    if days is None:
        return None
    if not 1 <= days <= MOST_DAYS:
        raise BadValue("days", f"A link works for 1 to {MOST_DAYS} days, or without end.")
    return now + timedelta(days=days)
