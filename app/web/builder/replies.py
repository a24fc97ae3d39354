"""From a request to an edit and its result: saved, refused beside its field, or collided with another tab."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, abort, request

from app.domain.editing.merging import ACCEPTED, CLIENT, SCREENING, Cell, Collision, Edit, EditCollision, cells
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue, DomainError, NotInSequence
from app.services import editing, sequences
from app.services.errors import Stale
from app.storage.revisions import Revision
from app.web.builder.drawing import reply
from app.web.builder.fields import Trouble
from app.web.current import services
from app.web.workspace import current_workspace

CHANGED_MEANWHILE = "Another tab changed this sequence. Here is the latest version."
UNDECIDED = "Another tab changed the same field. Both values are shown."


@dataclass(frozen=True, slots=True)
class Meant:
    """What an edit is about: the owner of the cell a refusal appears beside, what was typed there, and its name."""

    owner: str = ""  # step or block id; "" is the heading
    typed: Mapping[str, str] | None = None  # field -> raw text
    burst: str = ""  # edits with the same burst key in quick succession are one undo step

    @property
    def part(self) -> str | None:
        """Which part of the screen an edit changes: a step, the heading (""), the client, or None for all."""
        return self.owner if self.typed or self.owner.startswith((CLIENT, SCREENING)) else None

    def cells(self) -> dict[Cell, str]:
        """Return what was typed, by cell."""
        return {(self.owner, name): text for name, text in (self.typed or {}).items()}


def base_number() -> int:
    """Return the revision the browser was looking at, from If-Match; 428 without one."""
    text = request.headers.get("If-Match", "").strip().strip('"')
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        abort(428)
    return int(text)


def edit_id() -> str:
    """Return the browser's name for this edit, which identifies repeats; "" without one."""
    return request.headers.get("Edit-Id", "")[:40]


def save(
    sequence_id: str,
    edit: Edit,
    says: Callable[[Sequence], str],
    meant: Meant = Meant(),
) -> Response:
    """Make `edit` and answer with what changed on the screen; `says` announces it to screen readers."""
    base = base_number()
    try:
        revision = editing.edit(
            services().db,
            current_workspace(),
            sequence_id,
            base=base,
            edit=edit,
            now=services().clock(),
            passes=services().checks.passes,
            edit_id=edit_id(),
            burst=meant.burst,
        )
    except EditCollision as collision:
        return _collided(sequence_id, collision.collisions)
    except DomainError as error:
        return _refused(sequence_id, error, meant)
    alone = revision.number - base <= 1  # no other edit came in as well
    part = meant.part if alone else None
    with_screening = meant.owner.startswith(SCREENING)
    return reply(revision, says(revision.sequence), part=part, base=base, with_screening=with_screening)


def step_back(sequence_id: str, move: Callable[..., Revision], says: str) -> Response:
    """Undo or redo; a tab that is behind is first shown what it would undo."""
    base = base_number()
    try:
        revision = move(
            services().db, current_workspace(), sequence_id, base=base, now=services().clock(), edit_id=edit_id()
        )
    except Stale as stale:
        return reply(stale.latest, notice=CHANGED_MEANWHILE, status=409)
    except DomainError as error:
        return reply(sequences.load(services().db, current_workspace(), sequence_id), notice=str(error), status=422)
    return reply(revision, says)


def _refused(sequence_id: str, error: DomainError, meant: Meant) -> Response:
    """Answer 422 with the reason beside its field, or above the sequence if it has none."""
    revision = sequences.load(services().db, current_workspace(), sequence_id)
    owners = {"", *(cell[0] for cell, _ in cells(revision.sequence))}
    if isinstance(error, BadValue) and error.field in (meant.typed or {}) and meant.owner in owners:
        trouble = Trouble(errors={(meant.owner, error.field): error.message}, typed=meant.cells())
        return reply(revision, trouble=trouble, part=meant.part, status=422)
    kept = "".join(f" You typed: “{text}”." for text in (meant.typed or {}).values() if text)
    gone = isinstance(error, NotInSequence)  # another tab was faster
    return reply(revision, notice=f"{error}{kept}", status=409 if gone else 422)


def _collided(sequence_id: str, collisions: tuple[Collision, ...]) -> Response:
    revision = sequences.load(services().db, current_workspace(), sequence_id)
    trouble = Trouble(collisions={collision.cell: collision for collision in collisions})
    asked = any(collision.cell[0].startswith((SCREENING, ACCEPTED)) for collision in collisions)
    notice = CHANGED_MEANWHILE if asked else UNDECIDED
    return reply(revision, notice=notice, trouble=trouble, with_screening=asked, status=409)
