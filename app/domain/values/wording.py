"""Figures in words, the same on screen, on the client's page and on paper."""

from collections.abc import Iterable
from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def number(value: float) -> str:
    """Return 2.0 as "2" and 2.5 as "2.5"."""
    return f"{value:g}"


def minutes(value: float) -> str:
    """Return minutes in short: "35 min"."""
    return f"{number(value)} min"


def count(amount: int, one: str, many: str) -> str:
    """Return an amount with its noun: "1 step", "3 steps"."""
    return f"{amount} {one if amount == 1 else many}"


def listed(items: Iterable[str]) -> str:
    """Return items as people list them: "3, 5 and 7"."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def capital(text: str) -> str:
    """Return text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return text with a small first letter and the rest as it is."""
    return text[:1].lower() + text[1:]


def day(value: date) -> str:
    """Return a date with its month in words, whatever the machine's locale: "22 November 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return a date and time of day, in its own time zone: "22 November, 14:02"."""
    return f"{value.day} {_MONTHS[value.month - 1]}, {value:%H:%M}"
