"""A document to a sequence that fits the library: what starters and files of therapists have in common."""

from app.domain.document import DocumentError, from_document
from app.domain.edits import check_step
from app.domain.errors import BadValue, UnknownTechnique
from app.domain.library import Library
from app.domain.sequence import Sequence, Step


def fitting_sequence(document: object, library: Library) -> Sequence:
    """Return the sequence a document describes; raise DocumentError with the place of the first fault or misfit."""
    sequence = from_document(document)
    for b, block in enumerate(sequence.blocks):
        for s, step in enumerate(block.steps):
            _check(step, library, ("blocks", b, "steps", s))
    return sequence


def _check(step: Step, library: Library, path: tuple[str | int, ...]) -> None:
    try:
        check_step(step, library)
    except UnknownTechnique as error:
        raise DocumentError((*path, "technique"), str(error)) from None
    except BadValue as error:
        raise DocumentError((*path, error.field), error.message) from None
