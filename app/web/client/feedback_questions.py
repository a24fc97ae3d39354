"""What the question "How was it?" is made of: its steps, and the words and numbers of the light.

The browser works out the light at once, the server when the answer arrives. Both use the numbers and words put
together here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.feedback import traffic_light
from app.domain.feedback.feedback import WORDS_LENGTH, Felt, NewSign
from app.domain.feedback.next_plan import FRAME
from app.domain.feedback.traffic_light import Reason, Verdict
from app.domain.handout.handout import Handout, HandoutStep
from app.domain.library.library import Library
from app.domain.library.safety import Safety
from app.domain.plan.client import Reach
from app.domain.plan.sequence import Sequence
from app.domain.values import wording

TOMORROW = "Check again tomorrow morning: if it is worse by then, that counts as red."
SECOND_RED = "This is the second red day running. Talk to {reader} before you go on."
NOBODY_WATCHES = "Nobody checks answers as they come in: do not wait for a reply."


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackQuestions:
    """The whole form."""

    number: int  # of the version it asks about
    reader: str  # who will read it, in the middle of a sentence
    steps: tuple[HandoutStep, ...]
    rules: Mapping[str, Any]
    most_words: int = WORDS_LENGTH
    signs: tuple[NewSign, ...] = tuple(NewSign)
    felt: tuple[Felt, ...] = tuple(Felt)
    reaches: tuple[Reach, ...] = tuple(Reach)

    @property
    def reader_first(self) -> str:
        """Who will read it, at the beginning of a sentence."""
        return wording.capital(self.reader)


def feedback_questions(handout: Handout, sequence: Sequence, number: int, library: Library) -> FeedbackQuestions:
    """Return the form to a handout of `sequence`, version `number` of its plan.

    The opening and closing are not asked about: they stay in the next plan, and twenty seconds is short.
    """
    frame = {step.id for step in sequence.steps() if library.described(step.technique).group in FRAME}
    steps = tuple(step for part in handout.parts for step in part.steps if step.step_id not in frame)
    return FeedbackQuestions(number=number, reader=reader_of(handout.made_by), steps=steps, rules=rules(library.safety))


def reader_of(made_by: str) -> str:
    """Return who reads an answer, for the middle of a sentence."""
    return made_by or "your therapist"


def rules(safety: Safety) -> dict[str, Any]:
    """Return the numbers of the light and all its words, as JSON for the browser."""
    return {
        "amber_from": traffic_light.AMBER_FROM,
        "red_from": traffic_light.RED_FROM,
        "red_rise": traffic_light.RED_RISE,
        "reaches": list(Reach),
        "reasons": {reason: reason.words for reason in Reason},
        "lights": {light.colour: light.do for light in safety.traffic_light},
        "tomorrow": TOMORROW,
        "emergency": f"{safety.responses.get('emergency', '')} {NOBODY_WATCHES}".strip(),
    }


def light_in_words(
    verdict: Verdict, safety: Safety, *, second_red_day: bool = False, reader: str = ""
) -> dict[str, Any]:
    """Return a light in words: its colour, its reasons, what to do; in an emergency only that."""
    words = rules(safety)
    colour = verdict.colour.label
    if verdict.is_emergency:
        return {"colour": colour, "reasons": [], "do": [], "emergency": words["emergency"]}
    do = [words["lights"].get(colour, "")]
    if second_red_day:
        do.append(SECOND_RED.format(reader=reader))
    if colour != "red":
        do.append(TOMORROW)
    return {"colour": colour, "reasons": [reason.words for reason in verdict.reasons], "do": do, "emergency": ""}
