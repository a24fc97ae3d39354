"""What a client says after a session, in twenty seconds, as one immutable value that rejects the impossible."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.plan.client import MOST_PAIN, Reach
from app.domain.plan.sequence import MAX_STEPS
from app.domain.values.errors import BadValue
from app.domain.values.fields import member, put, whole
from app.domain.values.text import clean_lines

WORDS_LENGTH = 1000  # characters, to the therapist
_UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")


class Felt(StrEnum):
    """What one technique did."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class NewSign(StrEnum):
    """New signs since before the session. No colour covers them: they need a doctor, now.

    From the emergency signs of sequences/safety.yaml (rf_saddle_numbness, rf_bladder, rf_bowel). New weakness counts as
    one of them here, however fast it worsens: nobody lying on a mat can tell the difference.
    """

    NUMBNESS = "numbness"
    WEAKNESS = "weakness"
    BLADDER = "bladder"

    @property
    def label(self) -> str:
        """The sign in plain words, as a client ticks it."""
        return _SIGN_LABELS[self]


_SIGN_LABELS = {
    NewSign.NUMBNESS: "New numbness, in a leg or between the legs",
    NewSign.WEAKNESS: "New weakness of a leg or foot",
    NewSign.BLADDER: "New trouble with bladder or bowels",
}


@dataclass(frozen=True, slots=True)
class StepFelt:
    """What one step did. Its technique is stored too, for when the step is no longer in the plan."""

    step_id: str
    technique: str
    felt: Felt


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One answer of a client.

    `id` is a UUID made by the client's own page, so that an answer which arrives twice is recognised. Pain is
    the numeric rating scale, 0 no pain to 10 the worst imaginable (THIEME-2021, EXAS); None if not given.
    Without the pain afterwards there is no colour, so it is the one required field, unless a new sign is ticked.
    """

    id: str
    number: int  # of the version that was followed
    at: datetime  # aware
    pain_before: int | None = None
    pain_after: int | None = None
    reach_before: Reach | None = None
    reach_after: Reach | None = None
    felt: tuple[StepFelt, ...] = ()
    words: str = ""
    signs: tuple[NewSign, ...] = ()

    def __post_init__(self) -> None:
        put(self, "id", feedback_id(self.id))
        whole(self.number, "number", 1, 2**31 - 1, "The version")
        for field, label in (("pain_before", "Pain before"), ("pain_after", "Pain now")):
            whole(getattr(self, field), field, 0, MOST_PAIN, label)
        for field in ("reach_before", "reach_after"):
            put(self, field, member(Reach, getattr(self, field), field, "Choose how far down it goes."))
        put(self, "felt", tuple(self.felt))
        if len(self.felt) > MAX_STEPS or len(self.felt) != len({one.step_id for one in self.felt}):
            raise BadValue("felt", "Each technique can only be rated once.")
        put(self, "words", clean_lines(self.words, "words", WORDS_LENGTH))
        put(self, "signs", _signs(self.signs))
        if self.pain_after is None and not self.signs:
            raise BadValue("pain_after", f"Choose how much it hurts now, from 0 to {MOST_PAIN}.")

    @property
    def is_emergency(self) -> bool:
        """Whether a new sign was ticked."""
        return bool(self.signs)


def feedback_id(value: object) -> str:
    """Return a UUID in lower case; raise BadValue for anything else."""
    text = value.strip().lower() if isinstance(value, str) else ""
    if not _UUID.fullmatch(text):
        raise BadValue("id", "This answer could not be read. Reload the page and answer again.")
    return text


def felt(value: object) -> Felt | None:
    """Return what one technique did, None if nothing was chosen; raise BadValue for any other word."""
    return member(Felt, value, "felt", "Choose better, same or worse.")


def pain(value: str, field: str) -> int | None:
    """Return a pain as a form sends it, None for ""; raise BadValue unless it is a number from 0 to MOST_PAIN."""
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 2 and int(value) <= MOST_PAIN):
        raise BadValue(field, f"Choose a number from 0 to {MOST_PAIN}.")
    return int(value)


def _signs(given: tuple[NewSign, ...]) -> tuple[NewSign, ...]:
    ticked = {member(NewSign, one, "signs", "Choose from the signs that are listed.") for one in given}
    return tuple(sign for sign in NewSign if sign in ticked)
