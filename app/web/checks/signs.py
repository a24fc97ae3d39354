"""The warning signs by how urgent they are, and the giver's questions, in words."""

from dataclasses import dataclass

from app.domain.library.conditions import Effect
from app.domain.library.library import Library, Source
from app.domain.library.safety import GiverQuestion, RedFlag, Urgency
from app.domain.values import wording
from app.web.checks.condition_list import VERIFIED
from app.web.checks.patterns import pattern_words


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning sign with its place among all of them, from 1."""

    number: int
    flag: RedFlag
    sources: tuple[Source, ...]
    verified: str


@dataclass(frozen=True, slots=True)
class SignGroup:
    """The signs that need the same help."""

    lead: str
    advice: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class GiverText:
    """A question to the giver, and what a yes does to which techniques."""

    question: GiverQuestion
    effect: str
    means: str
    sources: tuple[Source, ...]
    verified: str


def urgencies(library: Library) -> tuple[SignGroup, ...]:
    """Return the warning signs, the most urgent first."""
    ranked = [flag for urgency in Urgency for flag in library.safety.red_flags if flag.urgency == urgency]
    signs = [_sign(number, flag, library) for number, flag in enumerate(ranked, 1)]
    return tuple(
        SignGroup(
            lead=wording.capital(urgency.label),
            advice=library.safety.responses[urgency],
            signs=tuple(sign for sign in signs if sign.flag.urgency == urgency),
        )
        for urgency in Urgency
    )


def giver_questions(library: Library) -> tuple[GiverText, ...]:
    """Return the questions to the giver in words."""
    return tuple(_question(question, library) for question in library.safety.giver_questions)


def _sign(number: int, flag: RedFlag, library: Library) -> Sign:
    return Sign(number, flag, tuple(library.sources[source] for source in flag.sources), VERIFIED[flag.verified])


def _question(question: GiverQuestion, library: Library) -> GiverText:
    return GiverText(
        question=question,
        effect="A yes stops" if question.effect is Effect.BLOCK else "A yes warns about",
        means=pattern_words(question.when, library),
        sources=tuple(library.sources[source] for source in question.sources),
        verified=VERIFIED[question.verified],
    )
