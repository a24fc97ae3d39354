"""A document to a sequence that fits the library, for starters and therapists' files alike."""

from app.domain.editing.edits import check_step
from app.domain.library.library import Library
from app.domain.plan.client import Client
from app.domain.plan.document import DocumentError, from_document
from app.domain.plan.sequence import Sequence, Step
from app.domain.values.errors import BadValue, UnknownTechnique


def fitting_sequence(document: object, library: Library) -> Sequence:
    """Return the sequence a document describes; raise DocumentError with the place of the first fault or misfit."""
    sequence = from_document(document)
    _check_client(sequence.client, library)
    for b, block in enumerate(sequence.blocks):
        for s, step in enumerate(block.steps):
            _check(step, library, ("blocks", b, "steps", s))
    return sequence


def _check_client(client: Client, library: Library) -> None:
    """Reject what the checks would have to ignore silently."""
    for place, mine in enumerate(client.conditions):
        path = ("client", "conditions", place)
        if mine.id not in library.conditions:
            raise DocumentError((*path, "id"), f"There is no condition “{mine.id}” in the library.")
        for area in mine.areas:
            if area not in library.areas:
                raise DocumentError((*path, "areas"), f"There is no body area “{area}”.")
    safety = library.safety
    known = {flag.id for flag in safety.red_flags} | {question.id for question in safety.giver_questions}
    for place, answer in enumerate(client.screening):
        if answer.id not in known:
            raise DocumentError(("client", "screen", place, "id"), f"There is no question “{answer.id}”.")


def _check(step: Step, library: Library, path: tuple[str | int, ...]) -> None:
    try:
        check_step(step, library)
    except UnknownTechnique as error:
        raise DocumentError((*path, "technique"), str(error)) from None
    except BadValue as error:
        raise DocumentError((*path, error.field), error.message) from None
