"""The next plan, from what helped: the same steps in order, without what made it worse, each with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.feedback.feedback import Feedback
from app.domain.feedback.helped import Tally, tallies
from app.domain.library.library import Library
from app.domain.plan.sequence import TITLE_LENGTH, Sequence
from app.domain.values.text import cut
from app.domain.values.wording import count as counted

FRAME = ("prepare", "close")  # groups that open, settle and close a session: it needs them whatever helps
_NEXT = ", next"


class Fate(StrEnum):
    """What becomes of a technique."""

    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one technique of the plan, and why, in words."""

    technique: str
    name: str
    fate: Fate
    reason: str


@dataclass(frozen=True, slots=True)
class NextPlan:
    """A follow-up sequence, with a choice for each technique of the one before, in order."""

    sequence: Sequence
    choices: tuple[Decision, ...]


def next_plan(sequence: Sequence, given: Iterable[Feedback], library: Library) -> NextPlan:
    """Return what follows `sequence`: it drops each technique that made it worse more often than better.

    Nothing is added, and blocks stay, even if empty now.
    """
    felt = {count.technique: count for count in tallies(given)}
    techniques = dict.fromkeys(step.technique for step in sequence.steps())
    choices = tuple(_choice(technique, felt.get(technique, Tally(technique)), library) for technique in techniques)
    dropped = {choice.technique for choice in choices if choice.fate is Fate.DROPPED}
    blocks = tuple(
        replace(block, steps=tuple(step for step in block.steps if step.technique not in dropped))
        for block in sequence.blocks
    )
    title = cut(sequence.title.removesuffix(_NEXT), TITLE_LENGTH - len(_NEXT)) + _NEXT
    return NextPlan(replace(sequence, title=title, blocks=blocks), choices)


def _choice(technique_id: str, felt: Tally, library: Library) -> Decision:
    technique = library.described(technique_id)
    if technique.group in FRAME:
        return Decision(technique_id, technique.name, Fate.KEPT, _framing(felt))
    fate = Fate.DROPPED if felt.harmed else Fate.KEPT
    return Decision(technique_id, technique.name, fate, _reason(felt))


def _framing(felt: Tally) -> str:
    if felt.harmed:
        return f"It opens or closes the session. Talk about it: {_reason(felt).lower()}"
    return "It opens or closes the session."


def _reason(felt: Tally) -> str:
    if felt.helped:
        return f"Better {_times(felt.better)}, worse {_times(felt.worse)}."
    if felt.harmed:
        return f"Worse {_times(felt.worse)}, better {_times(felt.better)}."
    if felt.worse:
        return f"Better as often as worse, {_times(felt.better)} each."
    if felt.same:
        return f"About the same {_times(felt.same)}: no reason to drop it."
    return "No answers yet."


def _times(number: int) -> str:
    return "never" if number == 0 else "once" if number == 1 else counted(number, "time", "times")
