"""From an edit to its reply: saved, refused beside its field, or collided with another tab."""

from collections.abc import Callable

from flask import Response, abort, request

from app.domain.editing.client_edits import ACCEPTED, SCREENING
from app.domain.editing.edits import Edit
from app.domain.editing.merging import Collision, EditCollision, cells
from app.domain.values.errors import BadValue, DomainError, NotInSequence
from app.services import editing, sequences
from app.services.errors import Stale
from app.services.owning import Owned
from app.storage.revisions import Revision
from app.web.builder import bp
from app.web.builder.announcing import said
from app.web.builder.drawing import EVERYTHING, Scope, reply, scope_of
from app.web.builder.fields import Trouble
from app.web.forms import NOTHING_TYPED, Typed, Unreadable

CHANGED_MEANWHILE = "Another tab changed this sequence. Here is the latest version."
UNDECIDED = "Another tab changed the same field. Both values are shown."


def base_number() -> int:
    """Return the revision the browser was looking at, from If-Match; 428 without one."""
    text = request.headers.get("If-Match", "").strip().strip('"')
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        abort(428)
    return int(text)


def edit_id() -> str:
    """Return the browser's name for this edit, which identifies repeats; "" without one."""
    return request.headers.get("Edit-Id", "")[:40]


def save(own: Owned, edit: Edit, typed: Typed = NOTHING_TYPED) -> Response:
    """Make `edit` and answer with what changed on the screen; `typed` is kept where the edit is refused."""
    base, scope = base_number(), scope_of(edit)
    try:
        revision = editing.edit(own, edit, base=base, edit_id=edit_id(), burst=typed.burst)
    except EditCollision as collision:
        return _collided(own, collision.collisions)
    except DomainError as error:
        return _refused(own, error, typed, scope)
    alone = revision.number - base <= 1  # no other edit came in as well
    announcement = said(edit, revision.sequence, own)
    return reply(own, revision, announcement, scope=scope if alone else scope.widened, base=base)


def step_back(own: Owned, move: Callable[..., Revision], announcement: str) -> Response:
    """Undo or redo; a tab that is behind is first shown what it would undo."""
    base = base_number()
    try:
        revision = move(own, base=base, edit_id=edit_id())
    except Stale as stale:
        return reply(own, stale.latest, notice=CHANGED_MEANWHILE, status=409)
    except DomainError as error:
        return reply(own, sequences.load(own), notice=str(error), status=422)
    return reply(own, revision, announcement)


@bp.errorhandler(Unreadable)
def refuse_unreadable(error: Unreadable) -> Response:
    """Answer with what was typed, still in its field, and why it cannot be read."""
    own: Owned = (request.view_args or {})["own"]
    return _refused(own, error, error.typed, Scope.of_owner(error.typed.owner))


def _refused(own: Owned, error: DomainError, typed: Typed, scope: Scope) -> Response:
    """Answer 422 with the reason beside its field, or above the sequence if it has none."""
    revision = sequences.load(own)
    owners = {"", *(cell[0] for cell, _ in cells(revision.sequence))}
    if isinstance(error, BadValue) and error.field in typed.texts and typed.owner in owners:
        kept = {(typed.owner, name): text for name, text in typed.texts.items()}
        trouble = Trouble(errors={(typed.owner, error.field): error.message}, typed=kept)
        return reply(own, revision, trouble=trouble, scope=scope, status=422)
    kept_words = "".join(f" You typed: “{text}”." for text in typed.texts.values() if text)
    gone = isinstance(error, NotInSequence)  # another tab was faster
    return reply(own, revision, notice=f"{error}{kept_words}", status=409 if gone else 422)


def _collided(own: Owned, collisions: tuple[Collision, ...]) -> Response:
    trouble = Trouble(collisions={collision.cell: collision for collision in collisions})
    asked = any(collision.cell[0].startswith((SCREENING, ACCEPTED)) for collision in collisions)
    notice, scope = (CHANGED_MEANWHILE, EVERYTHING.with_screening) if asked else (UNDECIDED, EVERYTHING)
    return reply(own, sequences.load(own), notice=notice, trouble=trouble, scope=scope, status=409)
