"""Who an example's plan is for, in a few words each."""

from collections.abc import Iterator

from app.domain.library.library import Library
from app.domain.plan.client import FACTS, MOST_PAIN, Client, ClientCondition, Reach, ScreeningAnswer
from app.domain.plan.sequence import Sequence
from app.domain.values import wording
from app.domain.values.sides import Side


def facts(sequence: Sequence, client: Client, library: Library) -> tuple[str, ...]:
    """Return what is known about who a plan is for, its audience first."""
    return (*_plan(sequence), *_client(client), *_conditions(client, library), *_screen(client, library))


def _plan(sequence: Sequence) -> Iterator[str]:
    yield wording.capital(sequence.audience.label)
    if sequence.phase:
        yield wording.capital(sequence.phase.label)


def _client(client: Client) -> Iterator[str]:
    if client.pain is not None:
        yield f"Pain {client.pain} of {MOST_PAIN}"
    if client.reach:
        yield "No leg pain" if client.reach is Reach.NONE else f"Pain down to the {client.reach.label}"
    if client.sore_side:
        yield f"Sore on {Side.BOTH.phrase if client.sore_side is Side.BOTH else f'the {client.sore_side.label}'}"
    yield from (wording.capital(label) for fact, label in FACTS.items() if getattr(client, fact))


def _conditions(client: Client, library: Library) -> Iterator[str]:
    for mine in client.conditions:
        yield ", ".join((wording.capital(library.conditions[mine.id].short), *_known(mine, library)))


def _known(mine: ClientCondition, library: Library) -> Iterator[str]:
    if mine.side:
        yield mine.side.phrase
    yield from (library.areas[area].lower() for area in mine.areas)
    yield from (position.label for position in mine.positions)
    if mine.weeks is not None:
        yield wording.count(mine.weeks, "week", "weeks")
    if mine.eases:
        yield f"{mine.eases} eases it"
    yield from (f"{library.needs[need].ask} {'Yes' if yes else 'No'}" for need, yes in mine.answers)
    if mine.cleared_by and mine.cleared_on:
        yield f"cleared by {mine.cleared_by} on {wording.day(mine.cleared_on)}"


def _screen(client: Client, library: Library) -> Iterator[str]:
    asked = {flag.id: flag.ask for flag in library.safety.red_flags}
    asked |= {question.id: question.ask for question in library.safety.giver_questions}
    yield from (_yes(asked[answer.id], answer) for answer in client.screening if answer.yes)
    no = sum(not answer.yes for answer in client.screening)
    if no:
        yield f"{wording.count(no, 'question', 'questions')} answered no"


def _yes(ask: str, answer: ScreeningAnswer) -> str:
    settled = f" {wording.day(answer.outcome_on)}: {answer.outcome}" if answer.outcome and answer.outcome_on else ""
    return f"{ask} Yes.{settled}"
