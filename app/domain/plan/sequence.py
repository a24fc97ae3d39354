"""A sequence: an immutable document of blocks, steps and client that cannot hold an impossible value.

Every way of building one, from an edit, a stored revision or a file, goes through the checks in `__post_init__`,
so every Sequence in memory is valid in itself. Whether it fits a library is `check_fits` in edits.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from app.domain.plan.client import NOBODY, Audience, Client, Phase
from app.domain.values.errors import BadValue, NotInSequence, SequenceFull
from app.domain.values.fields import member, put, whole
from app.domain.values.sides import Side, read_side
from app.domain.values.text import clean_line, clean_lines

# Limits keep one document small enough to render and print at once; a full-body session is about 25 steps,
# and the PDF engine was measured at 200.
MAX_STEPS = 200
MAX_BLOCKS = 20
LEAST_MINUTES, MAX_MINUTES = 0.5, 180.0
MAX_REPS = 200
MAX_HOLD_S = 1800
TITLE_LENGTH = 120  # longer headings lose text in the PDF engine
LABEL_LENGTH = 80
NOTE_LENGTH = 1000

MAX_ACCEPTED = 200

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_E = TypeVar("_E", bound=StrEnum)


class BlockKind(StrEnum):
    """What a block is for: done in one go, or spread over the days between."""

    SESSION = "session"
    BETWEEN = "between"

    @property
    def label(self) -> str:
        """What such a block is called before it has a name of its own."""
        return {"session": "Session", "between": "Between sessions"}[self.value]


class Paper(StrEnum):
    """Paper sizes of the printed sheet."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The size as shops call it."""
        return {"a4": "A4", "letter": "US Letter"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One technique in a sequence with its dose.

    `minutes` are per side where the technique counts per side. `safety_note` is None while the technique's own
    cautions apply; any text, even empty, is the therapist's own.
    """

    id: str
    technique: str
    minutes: float
    side: Side | None = None
    reps: int | None = None
    hold_s: int | None = None
    frequency: str = ""
    note: str = ""
    safety_note: str | None = None

    def __post_init__(self) -> None:
        _require_id(self.id)
        if not isinstance(self.technique, str) or not self.technique:
            raise BadValue("technique", "A step needs a technique.")
        put(self, "minutes", _half_minutes(self.minutes))
        put(self, "side", read_side(self.side))
        whole(self.reps, "reps", 1, MAX_REPS, "Repetitions")
        whole(self.hold_s, "hold_s", 1, MAX_HOLD_S, "Hold seconds")
        put(self, "frequency", clean_line(self.frequency, "frequency", LABEL_LENGTH))
        put(self, "note", clean_lines(self.note, "note", NOTE_LENGTH))
        if self.safety_note is not None:
            put(self, "safety_note", clean_lines(self.safety_note, "safety_note", NOTE_LENGTH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A named run of steps."""

    id: str
    name: str
    kind: BlockKind = BlockKind.SESSION
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        _require_id(self.id)
        put(self, "name", clean_line(self.name, "name", LABEL_LENGTH))
        if not self.name:
            raise BadValue("name", "Give the block a name.")
        put(self, "kind", _given(BlockKind, self.kind, "kind", "A block is a session or between sessions."))
        put(self, "steps", tuple(self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A finding the therapist has accepted, with the reason and the time.

    It holds for what was there to see then, `facts`: once the finding is about more, it is open again.
    """

    finding: str
    facts: tuple[str, ...]
    reason: str
    at: datetime  # aware

    def __post_init__(self) -> None:
        put(self, "finding", clean_line(self.finding, "finding", NOTE_LENGTH))
        if isinstance(self.facts, str) or not isinstance(self.facts, list | tuple):
            raise BadValue("facts", "This must be a list of words.")
        put(self, "facts", tuple(clean_line(fact, "facts", NOTE_LENGTH) for fact in self.facts))
        put(self, "reason", clean_lines(self.reason, "reason", NOTE_LENGTH))
        put(self, "at", _moment(self.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A whole plan for one client: its heading, whom it is for, and its blocks, in order."""

    title: str
    blocks: tuple[Block, ...]
    made_for: str = ""
    made_by: str = ""
    paper: Paper = Paper.A4
    audience: Audience = Audience.PARTNER
    phase: Phase | None = None
    client: Client = NOBODY
    accepted: tuple[Acceptance, ...] = ()

    def __post_init__(self) -> None:
        put(self, "title", clean_line(self.title, "title", TITLE_LENGTH))
        if not self.title:
            raise BadValue("title", "Give the sequence a title.")
        put(self, "made_for", clean_line(self.made_for, "made_for", LABEL_LENGTH))
        put(self, "made_by", clean_line(self.made_by, "made_by", LABEL_LENGTH))
        put(self, "paper", _given(Paper, self.paper, "paper", "Choose A4 or US Letter."))
        put(self, "audience", _given(Audience, self.audience, "audience", "Choose who follows the plan."))
        put(self, "phase", member(Phase, self.phase, "phase", "Choose flare, settling or maintaining."))
        put(self, "accepted", tuple(self.accepted))
        if len(self.accepted) > MAX_ACCEPTED:
            raise SequenceFull(f"A sequence can have at most {MAX_ACCEPTED} accepted findings.")
        put(self, "blocks", tuple(self.blocks))
        if not self.blocks:
            raise BadValue("blocks", "A sequence needs at least one block.")
        if len(self.blocks) > MAX_BLOCKS:
            raise SequenceFull(f"A sequence can have at most {MAX_BLOCKS} blocks.")
        ids = [block.id for block in self.blocks] + [step.id for step in self.steps()]
        if len(ids) - len(self.blocks) > MAX_STEPS:
            raise SequenceFull(f"A sequence can have at most {MAX_STEPS} steps.")
        if len(ids) != len(set(ids)):
            raise BadValue("id", "Two steps or blocks have the same id.")

    def steps(self) -> Iterator[Step]:
        """Every step of every block, in order."""
        return chain.from_iterable(block.steps for block in self.blocks)

    def block(self, block_id: str) -> Block:
        """Return the block with this id; raise NotInSequence when there is none."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise NotInSequence("That block is no longer in the sequence.")

    def step(self, step_id: str) -> Step:
        """Return the step with this id; raise NotInSequence when there is none."""
        for step in self.steps():
            if step.id == step_id:
                return step
        raise NotInSequence("That step is no longer in the sequence.")

    def block_of(self, step_id: str) -> Block:
        """Return the block that holds this step; raise NotInSequence when none does."""
        for block in self.blocks:
            if any(step.id == step_id for step in block.steps):
                return block
        raise NotInSequence("That step is no longer in the sequence.")


def _require_id(value: object) -> None:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadValue("id", "An id is 1 to 40 letters, digits, hyphens or underscores.")


def _half_minutes(value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not LEAST_MINUTES <= value <= MAX_MINUTES or value * 2 % 1:  # type: ignore[operator]
        raise BadValue("minutes", f"Minutes go from {LEAST_MINUTES} to {MAX_MINUTES:.0f}, in halves.")
    return float(value)  # type: ignore[arg-type]


def _given(kind: type[_E], value: object, field: str, message: str) -> _E:
    found = member(kind, value, field, message)
    if found is None:
        raise BadValue(field, message)
    return found


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = None
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise BadValue("at", "Give a time with its zone, such as 2026-11-22T12:00:00+00:00.")
    return moment
