"""A share link: whoever has it may read one sequence until it expires or is switched off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.sharing.passcode import FREE_TRIES
from app.domain.values.errors import BadValue
from app.domain.values.text import clean_line

DEFAULT_DAYS = 90
MOST_DAYS = 3650
LONGEST_NAME = 60  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A link as its therapist sees it. `token` is None if it was sealed with a secret that is gone."""

    id: str
    token: str | None
    created_at: datetime
    expires_at: datetime | None  # None: never
    revoked_at: datetime | None
    last_opened_at: datetime | None
    name: str = ""  # whose link it is, such as "Ana’s phone"
    opens: int = 0
    is_protected: bool = False  # whether it asks for a passcode
    wrong_tries: int = 0  # wrong passcodes in a row
    frozen: "Version | None" = None  # None: it shows the newest version that passed

    @property
    def is_guessed_at(self) -> bool:
        """Whether more passcodes in a row were wrong than slips explain: from here on the link makes people wait."""
        return self.wrong_tries >= FREE_TRIES

    def is_open(self, now: datetime) -> bool:
        """Whether the link works at `now`."""
        return is_open(self.expires_at, self.revoked_at, now)


@dataclass(frozen=True, slots=True)
class Version:
    """A saved version that a link can show: its number, and when it was saved."""

    number: int
    made_at: datetime


def is_open(expires_at: datetime | None, revoked_at: datetime | None, now: datetime) -> bool:
    """Whether a link works at `now`: not switched off, and before the moment it expires."""
    return revoked_at is None and (expires_at is None or now < expires_at)


def expiry(now: datetime, days: int | None) -> datetime | None:
    """Return when a link made to work for `days` from `now` expires; None means never. Raise BadValue."""
    if days is None:
        return None
    if not 1 <= days <= MOST_DAYS:
        raise BadValue("days", f"A link works for 1 to {MOST_DAYS} days, or has no end date.")
    return now + timedelta(days=days)


def link_name(text: str) -> str:
    """Return a link's name as it is stored, "" for none; raise BadValue if it is too long."""
    return clean_line(text, "name", LONGEST_NAME)
