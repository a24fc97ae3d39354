"""The warning signs and the giver's questions as the screen form shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.editing.client_edits import OUTCOME_FIELDS, SCREENING
from app.domain.library.library import Library
from app.domain.plan.client import Client, ScreeningAnswer
from app.domain.plan.sequence import Sequence
from app.domain.values import wording
from app.web.builder.fields import NO_TROUBLE, Field, Trouble, fields
from app.web.builder.forms import OutcomeForm
from app.web.forms import yes_or_no


@dataclass(frozen=True, slots=True)
class ScreeningQuestion:
    """One question. `answer` is "yes", "no" or ""; `advice` is what to do about a yes that is still open."""

    id: str
    ask: str
    answer: str
    advice: str
    urgency: str
    outcome: Mapping[str, Field]  # empty where a yes waits for none
    settled: str  # "Settled on …", "" while the yes stands


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


def screening_form(sequence: Sequence, library: Library, trouble: Trouble = NO_TROUBLE) -> ScreeningForm:
    """Return the form of a sequence's client."""
    return ScreeningForm(tuple(_flags(sequence.client, library, trouble)), _giver(sequence, library))


def _flags(client: Client, library: Library, trouble: Trouble) -> Iterator[QuestionGroup]:
    safety = library.safety
    for cluster in dict.fromkeys(flag.cluster for flag in safety.red_flags):
        here = (flag for flag in safety.red_flags if flag.cluster == cluster)
        questions = (
            _question(
                *(flag.id, flag.ask, client.answered(flag.id), safety.responses[flag.urgency]),
                urgency=flag.urgency,
                trouble=trouble,
            )
            for flag in here
        )
        yield QuestionGroup(_CLUSTERS.get(cluster, wording.capital(cluster.replace("_", " "))), tuple(questions))


def _giver(sequence: Sequence, library: Library) -> QuestionGroup | None:
    questions = library.safety.giver_questions
    if sequence.audience != "partner" or not questions:
        return None
    asked = (_question(q.id, q.ask, sequence.client.answered(q.id), q.advice) for q in questions)
    return QuestionGroup("The giver", tuple(asked))


def _question(
    question_id: str,
    ask: str,
    answer: ScreeningAnswer | None,
    advice: str,
    *,
    urgency: str = "",
    trouble: Trouble = NO_TROUBLE,
) -> ScreeningQuestion:
    waits = bool(urgency and answer and answer.yes)
    known = {name: getattr(answer, name) for name in OUTCOME_FIELDS} if waits else {}
    settled_on = answer.outcome_on if answer and answer.yes and not answer.is_open else None
    return ScreeningQuestion(
        id=question_id,
        ask=ask,
        answer=yes_or_no(answer.yes if answer else None),
        advice=advice if answer and answer.is_open else "",
        urgency=urgency,
        outcome=fields(OutcomeForm, SCREENING + question_id, known, trouble),
        settled=f"Settled on {wording.day(settled_on)}." if settled_on else "",
    )
