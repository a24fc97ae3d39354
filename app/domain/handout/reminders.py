"""Reminders for a client's own calendar: what to be reminded of, and in which rhythm.

Times are local, wherever the client is. A session whose steps do not say how often gets a single entry;
the client's calendar can repeat it. Hours and the end after twelve weeks are our own choice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from app.domain.handout.handout import Handout, HandoutStep
from app.domain.plan.sequence import BlockKind
from app.domain.values import wording

WEEKS = 12  # about as long as a link works

_MORNING, _NOON, _EVENING, _NIGHT = time(8), time(13), time(18), time(21)
_HOURS = {1: (_EVENING,), 2: (_MORNING, _EVENING), 3: (_MORNING, _NOON, _EVENING)}
_DAYS = {2: "MO,TH", 3: "MO,WE,FR", 4: "MO,TU,TH,FR", 5: "MO,TU,WE,TH,FR", 6: "MO,TU,WE,TH,FR,SA"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TIMES = re.compile(
    r"\b(\d+|[a-z]+)(?:\s*(?:-|–|to|or)\s*(?:\d+|[a-z]+))?\s*(?:x|times?)?\s*(?:(?:a|per|each|/)\s*(day|week)\b|(dai|week)ly)"
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When to remind: at which hours, and by which rule of RFC 5545; "" means once."""

    hours: tuple[time, ...]
    rule: str = ""
    days: str = ""  # days of the week the rule is for; "" is any


ONCE = Rhythm((_EVENING,))


@dataclass(frozen=True, slots=True)
class Reminder:
    """One calendar entry, or several a day with the same text."""

    key: str  # the same for the same entry of the same plan
    summary: str
    description: str
    minutes: float
    rhythm: Rhythm


def _daily(hours: tuple[time, ...]) -> Rhythm:
    return Rhythm(hours, f"FREQ=DAILY;COUNT={WEEKS * 7}")


def _weekly(count: int) -> Rhythm:
    if count >= len(WEEKDAYS):
        return _daily((_EVENING,))
    days = _DAYS.get(count, "")
    rule = f"FREQ=WEEKLY;COUNT={WEEKS * count}"
    return Rhythm((_EVENING,), f"{rule};BYDAY={days}" if days else rule, days)


# Phrases without a number of times; the first match counts.
_RHYTHMS = tuple(
    (re.compile(pattern), found)
    for pattern, found in (
        (r"night|\bbed", _daily((_NIGHT,))),
        (
            r"\b(every (other|second)|alternate) days?\b",
            Rhythm((_EVENING,), f"FREQ=DAILY;INTERVAL=2;COUNT={WEEKS * 7 // 2}"),
        ),
        (r"\b(minutes?|hours?|through(out)? the day|as often as|several)\b", _daily((_MORNING,))),
        (r"\bweek", _weekly(1)),
        (r"\b(every|each) morning\b", _daily((_MORNING,))),
        (r"\bdaily\b|\b(every|each) (day|evening)\b|\bup to\b.*\bday\b", _daily((_EVENING,))),
    )
)


def rhythm(frequency: str) -> Rhythm:
    """Return when to remind of something done `frequency`, in a plan's own words.

    "1-3 times a day" counts as once: a reminder should help, not press. What depends on an occasion, such as
    "every 20-30 minutes of sitting", comes once in the morning with these words. What is not understood comes once.
    """
    words = frequency.lower()
    return _counted(words) or next((found for pattern, found in _RHYTHMS if pattern.search(words)), ONCE)


def reminders(handout: Handout) -> tuple[Reminder, ...]:
    """Return what to remind of: the session as one, then the steps between sessions, by how often."""
    return (*_session(handout), *_between(handout))


def _counted(words: str) -> Rhythm | None:
    found = None if "up to" in words else _TIMES.search(words)
    count = (int(found[1]) if found[1].isdecimal() else _NUMBERS.get(found[1], 0)) if found else 0
    if not found or not count:
        return None
    return _weekly(count) if "week" in (found[2], found[3]) else _daily(_HOURS[min(count, 3)])


def _session(handout: Handout) -> Iterator[Reminder]:
    parts = [part for part in handout.parts if part.kind is BlockKind.SESSION]
    if not parts:
        return
    steps = [step for part in parts for step in part.steps]
    said = [rhythm(step.frequency) for step in steps if step.frequency]
    # The session is done no more often than its least frequent step.
    seldom = min((one for one in said if one != ONCE), key=_yearly, default=ONCE)
    yield Reminder("session", handout.title, _listed(steps), sum(part.minutes for part in parts), seldom)


def _between(handout: Handout) -> Iterator[Reminder]:
    together: dict[Rhythm, list[HandoutStep]] = {}
    for part in handout.parts:
        if part.kind is BlockKind.BETWEEN:
            for step in part.steps:
                together.setdefault(rhythm(step.frequency), []).append(step)
    for one, steps in together.items():
        names = wording.listed(dict.fromkeys(step.name for step in steps))
        key = f"between {one.rule} {one.hours[0]:%H}"
        yield Reminder(key, names, _listed(steps), sum(step.minutes for step in steps), one)


def _yearly(one: Rhythm) -> float:
    """Return how many times a rhythm reminds while it runs."""
    return int(one.rule.split("COUNT=")[1].split(";")[0]) * len(one.hours)


def _listed(steps: Iterable[HandoutStep]) -> str:
    return "\n".join(f"{step.name}: {wording.listed(step.dose) if step.dose else step.side}" for step in steps)
