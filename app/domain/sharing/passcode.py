"""A link's passcode: what is allowed, and how long the link makes you wait after wrong tries."""

import unicodedata
from datetime import timedelta
from math import ceil

from app.domain.values.errors import BadValue
from app.domain.values.text import clean_line
from app.domain.values.wording import count

SHORTEST_PASSCODE, LONGEST_PASSCODE = 4, 40  # characters
FREE_TRIES = 5  # wrong ones before there is a wait
FIRST_WAIT = timedelta(seconds=30)  # doubled with each further wrong try
LONGEST_WAIT = timedelta(minutes=15)

_LONGEST_READ = 1000  # characters; anything longer is no passcode, however it normalises
_ENOUGH = 5  # doublings to pass the longest wait: 30 s, 1, 2, 4, 8, 16 minutes


def new_passcode(text: str) -> str:
    """Return a passcode as it is stored; raise BadValue if it is too short or too long."""
    passcode = given_passcode(text)
    if not SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE:
        raise BadValue("passcode", f"A passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters.")
    return passcode


def given_passcode(text: str) -> str:
    """Return a typed passcode in one form, whatever keyboard wrote it; "" if it cannot be one."""
    if len(text) > _LONGEST_READ:
        return ""
    try:
        return clean_line(unicodedata.normalize("NFKC", text), "passcode", LONGEST_PASSCODE)
    except BadValue:
        return ""


def wait_after(wrong_tries: int) -> timedelta:
    """Return how long a link accepts no passcode after so many wrong ones in a row."""
    if wrong_tries < FREE_TRIES:
        return timedelta(0)
    doublings = min(wrong_tries - FREE_TRIES, _ENOUGH)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def wait_in_words(wait: timedelta) -> str:
    """Return a wait as people say it, rounded up: "30 seconds", "2 minutes"."""
    seconds = ceil(wait.total_seconds())
    if seconds <= 60:
        return count(seconds, "second", "seconds")
    return count(ceil(seconds / 60), "minute", "minutes")
