"""The example plans of rules.yaml to sequences. They are abbreviated: a bare technique means its usual dose."""

from collections.abc import Sequence as Listed

from app.domain.editing.edits import new_step
from app.domain.library.library import Library
from app.domain.library.rules import Example
from app.domain.plan.document import FORMAT, DocumentError, Path
from app.domain.plan.sequence import Block, BlockKind, Sequence
from app.library.entry import Entry
from app.library.fitting import fitting_sequence

_HEADING = ("audience", "phase", "client")
_BLOCKS = {
    "session": (BlockKind.SESSION.label, BlockKind.SESSION),
    "session_2": ("Session, second part", BlockKind.SESSION),
    "between": (BlockKind.BETWEEN.label, BlockKind.BETWEEN),
}
_DOSE = ("minutes", "side", "reps", "hold_s", "frequency")
_NOTHING = Sequence(title="Example", blocks=(Block(id="b1", name=BlockKind.SESSION.label),))


def read_example(entry: Entry, library: Library) -> Example:
    """Read what an example says, and its plan."""
    say = entry.text("say")
    sequence = entry.one("plan", lambda plan: _sequence(plan, library))
    return Example(say, sequence, sequence.client)


def _sequence(entry: Entry, library: Library) -> Sequence:
    given = {key: entry.plain(key) for key in (*_HEADING, *_BLOCKS)}
    heading, steps = ({key: given[key] for key in keys if entry.has(key)} for keys in (_HEADING, _BLOCKS))
    blocks = [_block(key, value, library) for key, value in steps.items()]
    document = {"senline": FORMAT, "title": "Example", **heading, "blocks": blocks}
    try:
        return fitting_sequence(document, library)
    except DocumentError as error:
        entry.fault(_place(error.path, tuple(steps)), error.message)
        return _NOTHING


def _block(key: str, given: object, library: Library) -> dict[str, object]:
    name, kind = _BLOCKS[key]
    steps = [_step(step, library) for step in given] if isinstance(given, list) else given
    return {"name": name, "kind": kind, "steps": steps}


def _step(given: object, library: Library) -> object:
    """Return a step in document form; anything else is returned unchanged, for the document to reject."""
    values = {"technique": given} if isinstance(given, str) else given
    if not isinstance(values, dict):
        return given
    usual = new_step(library.described(str(values.get("technique") or "none")), "new")
    return {field: getattr(usual, field) for field in _DOSE} | values


def _place(path: Path, blocks: Listed[str]) -> Path:
    """Return where a document's path is in the example it was made from."""
    if path[:1] != ("blocks",):
        return path
    return (blocks[int(path[1])], *path[3:]) if len(path) > 1 else ()
