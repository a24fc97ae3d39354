"""The traffic light for pain after a session, and which change of pain counts.

The numbers are the app's own rule, stricter than most because the leg nerve is involved; published cut-offs differ
(TL-MVMT, TL-CONNECT, TL-ADLER, TL-BAIN). What the colours mean in words is in sequences/safety.yaml and nowhere
else. Where two colours fit, the stricter one shows: a pain of 5 that was 5 before is amber.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.domain.feedback.feedback import Feedback
from app.domain.plan.client import Reach

AMBER_FROM = 4  # green is 0 to 3, amber 4 or 5
RED_FROM = 6
RED_RISE = 3  # green is at most 2 above the start
HIGH_START = 8  # from here on a change takes a point more to count


class Colour(IntEnum):
    """What to do about it, from calm to urgent."""

    GREEN = 0
    AMBER = 1
    RED = 2

    @property
    def label(self) -> str:
        """The colour as safety.yaml and the page call it."""
        return self.name.lower()


class Reason(StrEnum):
    """Why a light is not green, in the order they are stated."""

    SIGN = "sign"
    REACH = "reach"
    RISE = "rise"
    HIGH = "high"
    MIDDLE = "middle"

    @property
    def words(self) -> str:
        """The reason in plain words."""
        return _WORDS[self]


_WORDS = {
    Reason.SIGN: "There is a new warning sign.",
    Reason.REACH: "It goes further down the leg than before.",
    Reason.RISE: f"The pain is up by {RED_RISE} or more.",
    Reason.HIGH: f"The pain is {RED_FROM} or more.",
    Reason.MIDDLE: f"The pain is {AMBER_FROM} or {RED_FROM - 1}.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A colour with all its reasons; green has none. `is_emergency` comes before any colour."""

    colour: Colour
    reasons: tuple[Reason, ...] = ()
    is_emergency: bool = False


def verdict(feedback: Feedback) -> Verdict:
    """Return the light for one answer. What is not given counts neither for nor against."""
    red = tuple(_red(feedback))
    if red:
        return Verdict(Colour.RED, red, is_emergency=feedback.is_emergency)
    if feedback.pain_after is not None and feedback.pain_after >= AMBER_FROM:
        return Verdict(Colour.AMBER, (Reason.MIDDLE,))
    return Verdict(Colour.GREEN)


def _red(feedback: Feedback) -> Iterable[Reason]:
    before, after = feedback.pain_before, feedback.pain_after
    if feedback.is_emergency:
        yield Reason.SIGN
    if went_further(feedback.reach_before, feedback.reach_after):
        yield Reason.REACH
    if before is not None and after is not None and after - before >= RED_RISE:
        yield Reason.RISE
    if after is not None and after >= RED_FROM:
        yield Reason.HIGH


def went_further(before: Reach | None, after: Reach | None) -> bool:
    """Whether it goes further down the leg: a warning at any number (MINDBODY, RELIEFCARE, SANCTUM-MDT)."""
    order = list(Reach)
    return before is not None and after is not None and order.index(after) > order.index(before)


class Change(StrEnum):
    """Whether pain changed by more than the error of measuring it."""

    BETTER = "better"
    SAME = "about the same"
    WORSE = "worse"


def change_that_counts(before: int) -> int:
    """Return how many points of pain count as a change from a starting level.

    2, and 3 from a start of 8 to 10: the app's rule. A 2-point change exceeds the error of measuring (CHILDS-2005,
    SUZUKI-2020); 3 to 4 points is the least that matters to people who start at 8 to 10 (THIEME-2021).
    """
    return 3 if before >= HIGH_START else 2


def change(before: int | None, after: int | None) -> Change | None:
    """Return how the pain changed, None if one of the two is missing."""
    if before is None or after is None:
        return None
    if abs(after - before) < change_that_counts(before):
        return Change.SAME
    return Change.BETTER if after < before else Change.WORSE


def is_second_red_day(given: Iterable[Feedback]) -> bool:
    """Whether the last two days with answers were both red: then it is time to talk to the therapist.

    A day (UTC) takes the strictest colour of its answers. A rest day between two red ones changes neither.
    """
    days: dict[object, Colour] = {}
    for feedback in given:
        day = feedback.at.date()
        days[day] = max(days.get(day, Colour.GREEN), verdict(feedback).colour)
    last = sorted(days)[-2:]  # type: ignore[type-var]
    return len(last) == 2 and all(days[day] is Colour.RED for day in last)
