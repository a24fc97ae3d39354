"""The warning signs and the giver's questions as the screen form shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.library.library import Library
from app.domain.plan.client import Client, ScreeningAnswer
from app.domain.plan.sequence import Sequence
from app.domain.values import wording


@dataclass(frozen=True, slots=True)
class ScreeningQuestion:
    """One question. `answer` is "yes", "no" or ""; `advice` is what to do about a yes that is still open."""

    id: str
    ask: str
    answer: str
    advice: str
    urgency: str
    has_outcome: bool  # whether a yes needs one
    outcome: str
    outcome_on: str  # ISO date or ""
    go_on: bool
    settled: str  # "Settled on …", "" while the yes is open


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that are asked together."""

    title: str
    questions: tuple[ScreeningQuestion, ...]


@dataclass(frozen=True, slots=True)
class ScreeningForm:
    """The whole form. `asked` says how far it is: "3 of 21 asked"."""

    groups: tuple[QuestionGroup, ...]
    giver: QuestionGroup | None  # only asked for plans with a partner


_CLUSTERS = {
    "cauda_equina": "Bladder, bowel, saddle area, both legs",
    "nerve_compression": "Strength",
    "infection": "Infection",
    "cancer": "Cancer",
    "fracture": "Injury",
    "vascular": "Blood vessels, heart, brain",
    "inflammatory": "Inflammation",
    "general": "In general",
}


def screening_form(sequence: Sequence, library: Library) -> ScreeningForm:
    """Return the form of a sequence's client."""
    return ScreeningForm(tuple(_flags(sequence.client, library)), _giver(sequence, library))


def _flags(client: Client, library: Library) -> Iterator[QuestionGroup]:
    safety = library.safety
    for cluster in dict.fromkeys(flag.cluster for flag in safety.red_flags):
        here = (flag for flag in safety.red_flags if flag.cluster == cluster)
        questions = (
            _question(f.id, f.ask, client.answered(f.id), safety.responses[f.urgency], f.urgency) for f in here
        )
        yield QuestionGroup(_CLUSTERS.get(cluster, cluster.replace("_", " ").capitalize()), tuple(questions))


def _giver(sequence: Sequence, library: Library) -> QuestionGroup | None:
    questions = library.safety.giver_questions
    if sequence.audience != "partner" or not questions:
        return None
    shown = (_question(q.id, q.ask, sequence.client.answered(q.id), q.advice, "") for q in questions)
    return QuestionGroup("The giver", tuple(shown))


def _question(
    question_id: str, ask: str, answer: ScreeningAnswer | None, advice: str, urgency: str
) -> ScreeningQuestion:
    stands = answer is not None and answer.is_open
    settled = bool(answer and answer.yes and not stands and answer.outcome_on)
    return ScreeningQuestion(
        id=question_id,
        ask=ask,
        answer="" if answer is None else "yes" if answer.yes else "no",
        advice=advice if stands else "",
        urgency=urgency,
        has_outcome=bool(urgency and answer and answer.yes),
        outcome=answer.outcome if answer else "",
        outcome_on=answer.outcome_on.isoformat() if answer and answer.outcome_on else "",
        go_on=bool(answer and answer.go_on),
        settled=f"Settled on {wording.day(answer.outcome_on)}." if settled and answer and answer.outcome_on else "",
    )
