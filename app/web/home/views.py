"""The start page and what its buttons do."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from app.domain.editing.edits import SetHeading
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue
from app.library.sequence_file import MAX_FILE_BYTES, SequenceFileError, read_sequence
from app.services import editing, sequences
from app.services.owning import Owned
from app.web.current import services
from app.web.gate import begin, gated
from app.web.home.forms import ImportForm, RenameForm
from app.web.home.page import Slip, home_context, list_context
from app.web.htmx import wants_fragment

bp = gated(Blueprint("home", __name__))


@bp.get("/")
def show_home() -> str:
    """Show the start page, or only the list during a live search."""
    if wants_fragment():
        return render_template("home/_sequence_list.html", **list_context())
    return render_template("home/home.html", **home_context())


@bp.post("/sequences")
def create_sequence() -> Response:
    """Start an empty sequence and open it."""
    return _opened(sequences.create(begin()))


@bp.post("/starters/<starter_id>/copy")
def copy_starter(starter_id: str) -> Response:
    """Copy a starter plan and open the copy."""
    starter = services().library.starters.get(starter_id) or abort(404)
    return _kept(starter.sequence)


@bp.post("/sequences/import")
def import_sequence() -> ResponseReturnValue:
    """Load a sequence file and open it; a fault is shown beside the field, with its line and key."""
    upload = ImportForm().file.data
    if not upload:
        return _with_slip(Slip("import", "Choose a file first. Sequence files end in .yaml."))
    try:
        sequence = read_sequence(upload.read(MAX_FILE_BYTES + 1), services().library)
    except SequenceFileError as error:
        return _with_slip(Slip("import", str(error)))
    return _kept(sequence)


@bp.post("/sequences/<sequence_id>/duplicate")
def duplicate_sequence(own: Owned) -> Response:
    """Copy one's own sequence."""
    sequences.duplicate(own)
    return _home()


@bp.post("/sequences/<sequence_id>/rename")
def rename_sequence(own: Owned) -> ResponseReturnValue:
    """Rename a sequence; a title that is refused stays in the field, with the reason beside it."""
    title = RenameForm().title.data or ""
    try:
        editing.edit(own, SetHeading({"title": title}), base=sequences.load(own).number)
    except BadValue as error:
        return _with_slip(Slip(own.id, error.message, typed=title))
    return _home()


@bp.post("/sequences/<sequence_id>/archive")
def archive_sequence(own: Owned) -> Response:
    """Archive a sequence; its share links keep working."""
    sequences.archive(own)
    return _home()


@bp.post("/sequences/<sequence_id>/restore")
def restore_sequence(own: Owned) -> Response:
    """Bring an archived sequence back."""
    sequences.restore(own)
    return _home(archived="1")


def _kept(sequence: Sequence) -> Response:
    return _opened(sequences.import_sequence(begin(), sequence))


def _opened(sequence_id: str) -> Response:
    return redirect(f"/sequences/{sequence_id}", 303)


def _home(archived: str | None = None) -> Response:
    return redirect(url_for("home.show_home", archived=archived), 303)


def _with_slip(slip: Slip) -> ResponseReturnValue:
    return render_template("home/home.html", **home_context(slip)), 422
