"""Figures in words, the same on screen, on the client's page and on paper."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.sequence import Step
from app.domain.sides import Side
from app.domain.technique import Roles, Sides, Technique
from app.domain.timeline import per_side

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


def side(step: Step, technique: Technique) -> str:
    """Return which side a step works on and how, or "" where sides mean nothing."""
    if technique.dose.sides is Sides.TOGETHER and technique.roles is not Roles.SELF_CARE:
        return "both sides together"
    if step.side is Side.BOTH:
        return "both sides, one after the other"
    return f"{step.side.value} side" if step.side else ""


def step_minutes(step: Step, technique: Technique) -> str:
    """Return the minutes of a step as its giver counts them: "2 min each side"."""
    return minutes(step.minutes) + (" each side" if per_side(step, technique) else "")


def dose(step: Step, technique: Technique) -> tuple[str, ...]:
    """Return the dose of a step in parts: minutes, repetitions, hold, tempo, frequency; what is empty is left out."""
    parts = (
        step_minutes(step, technique),
        f"{count(step.reps, 'time', 'times')}" if step.reps else "",
        f"hold {count(step.hold_s, 'second', 'seconds')}" if step.hold_s else "",
        technique.dose.tempo,
        step.frequency,
    )
    return tuple(part for part in parts if part)


def day(value: date) -> str:
    """Return a date with its month in words, whatever the machine's locale: "22 November 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return a date and time of day, in the zone it is given in: "22 November, 14:02"."""
    return f"{value.day} {_MONTHS[value.month - 1]}, {value:%H:%M}"
