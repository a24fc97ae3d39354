"""The plain form of a sequence: nested dicts and lists, the one shape behind stored revisions and YAML files.

`to_document` leaves out what is empty; `from_document` accepts exactly what sequences/README.md describes
and says of anything else where it stands and what was expected.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from app.domain.errors import BadValue, DomainError
from app.domain.sequence import Block, Sequence, Step

FORMAT = 1

Path = tuple[str | int, ...]
_T = TypeVar("_T", Sequence, Block, Step)

_SEQUENCE_KEYS = ("senline", "title", "made_for", "made_by", "paper", "blocks")
_BLOCK_KEYS = ("id", "name", "kind", "steps")
_STEP_KEYS = ("id", "technique", "minutes", "side", "reps", "hold_s", "frequency", "note", "safety_note")


class DocumentError(DomainError):
    """A document is not a sequence. `path` leads to the place: ("blocks", 0, "steps", 2, "minutes")."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


def to_document(sequence: Sequence) -> dict[str, Any]:
    """Return `sequence` as plain data, keys in reading order. from_document gives the same sequence back."""
    return {
        "senline": FORMAT,
        **_told(sequence, ("title", "made_for", "made_by")),
        "paper": sequence.paper.value,
        "blocks": [_block(block) for block in sequence.blocks],
    }


def from_document(document: object) -> Sequence:
    """Return the sequence that a document describes; raise DocumentError with the place of the first fault."""
    plain = _mapping(document, (), _SEQUENCE_KEYS, needs=("senline", "title", "blocks"))
    if plain["senline"] != FORMAT or isinstance(plain["senline"], bool):
        raise DocumentError(("senline",), f"This must be {FORMAT}, the format this version of Senline reads.")
    blocks = _items(plain["blocks"], ("blocks",), _read_block)
    return _built(Sequence, (), plain, blocks=blocks)


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "name": block.name,
        "kind": block.kind.value,
        "steps": [_step(step) for step in block.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": step.id, "technique": step.technique, "minutes": _number(step.minutes)}
    if step.side is not None:
        plain["side"] = step.side.value
    plain |= _told(step, ("reps", "hold_s", "frequency", "note"))
    if step.safety_note is not None:
        plain["safety_note"] = step.safety_note
    return plain


def _told(source: object, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: value for field in fields if (value := getattr(source, field)) not in (None, "")}


def _number(minutes: float) -> int | float:
    return int(minutes) if minutes == int(minutes) else minutes


def _read_block(value: object, path: Path) -> Block:
    plain = _mapping(value, path, _BLOCK_KEYS, needs=("name",))
    plain.setdefault("id", f"b{_place(path)}")
    plain.setdefault("steps", [])
    steps = _items(plain["steps"], (*path, "steps"), _read_step)
    return _built(Block, path, plain, steps=steps)


def _read_step(value: object, path: Path) -> Step:
    plain = _mapping(value, path, _STEP_KEYS, needs=("technique", "minutes"))
    plain.setdefault("id", f"b{_place(path[:2])}-s{_place(path)}")
    return _built(Step, path, plain)


def _place(path: Path) -> int:
    return int(path[-1]) + 1


def _built(kind: type[_T], path: Path, plain: dict[str, Any], **read: Any) -> _T:
    fields = {key: value for key, value in plain.items() if key != "senline"} | read
    try:
        return kind(**fields)
    except BadValue as error:
        place = (*path, error.field) if error.field in plain else path
        raise DocumentError(place, error.message) from None
    except DomainError as error:
        raise DocumentError(path, str(error)) from None


def _mapping(value: object, path: Path, allowed: tuple[str, ...], needs: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DocumentError(path, f"This must be a mapping with the keys {', '.join(allowed)}.")
    for key in value:
        if key not in allowed:
            raise DocumentError((*path, key), f"This key is not known here. Known are {', '.join(allowed)}.")
    for key in needs:
        if key not in value:
            raise DocumentError(path, f"The key “{key}” is missing.")
    return dict(value)


def _items(value: object, path: Path, read: Callable[[object, Path], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list):
        raise DocumentError(path, "This must be a list.")
    return tuple(read(item, (*path, index)) for index, item in enumerate(value))
