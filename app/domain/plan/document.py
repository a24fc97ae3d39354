"""The plain form of a sequence: nested dicts and lists, the one shape behind stored revisions and YAML files.

`to_document` leaves out what is empty; `from_document` accepts exactly what sequences/README.md describes
and reports for anything else where it is and what was expected.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.plan.client import NOBODY, Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Block, Sequence, Step
from app.domain.values.errors import BadValue, DomainError
from app.domain.values.fields import names

FORMAT = 1

Path = tuple[str | int, ...]
_T = TypeVar("_T", Sequence, Block, Step, Client, ClientCondition, ScreeningAnswer, Acceptance)

_SEQUENCE_KEYS = (
    *("senline", "title", "made_for", "made_by", "paper", "audience", "phase", "client", "accepted", "blocks"),
)
_CLIENT_KEYS = (*names(Client, "screening"), "screen")
_CONDITION_KEYS = names(ClientCondition)
_ANSWER_KEYS, _ACCEPTED_KEYS = names(ScreeningAnswer), names(Acceptance)
_BLOCK_KEYS, _STEP_KEYS = names(Block), names(Step)


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
        "audience": sequence.audience.value,
        **_told(sequence, ("phase",)),
        **({"client": _client(sequence.client)} if sequence.client != NOBODY else {}),
        **({"accepted": [_acceptance(each) for each in sequence.accepted]} if sequence.accepted else {}),
        "blocks": [_block(block) for block in sequence.blocks],
    }


def from_document(document: object) -> Sequence:
    """Return the sequence that a document describes; raise DocumentError with the place of the first fault."""
    plain = _mapping(document, (), _SEQUENCE_KEYS, needs=("senline", "title", "blocks"))
    if plain["senline"] != FORMAT or isinstance(plain["senline"], bool):
        raise DocumentError(("senline",), f"This must be {FORMAT}, the format this version of Senline reads.")
    return _built(
        Sequence,
        (),
        plain,
        blocks=_items(plain["blocks"], ("blocks",), _read_block),
        client=_read_client(plain.get("client", {}), ("client",)),
        accepted=_items(plain.get("accepted", []), ("accepted",), _read_acceptance),
    )


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


def _client(client: Client) -> dict[str, Any]:
    return {
        "label_shown": client.label_shown,
        **_told(client, ("pain", "reach", "sore_side", "older", "first_time")),
        "conditions": [_condition(condition) for condition in client.conditions],
        "screen": [_told(answer, _ANSWER_KEYS) | {"yes": answer.yes} for answer in client.screening],
    }


def _condition(condition: ClientCondition) -> dict[str, Any]:
    plain = _told(condition, _CONDITION_KEYS)
    return plain | ({"answers": dict(condition.answers)} if condition.answers else {})


def _acceptance(accepted: Acceptance) -> dict[str, Any]:
    return {
        "finding": accepted.finding,
        "facts": list(accepted.facts),
        "reason": accepted.reason,
        "at": accepted.at.isoformat(),
    }


def _told(source: object, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields that are not empty, each as plain data."""
    values = ((field, getattr(source, field)) for field in fields)
    # Not `in`: 0 is a real pain value, and False equals it.
    return {
        field: _plain(value)
        for field, value in values
        if value is not None and value is not False and value not in ("", ())
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


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


def _read_client(value: object, path: Path) -> Client:
    plain = _mapping(value, path, _CLIENT_KEYS, needs=())
    screening = _items(plain.pop("screen", []), (*path, "screen"), _read_answer)  # the key's name since format 1
    return _built(
        Client,
        path,
        plain,
        conditions=_items(plain.get("conditions", []), (*path, "conditions"), _read_condition),
        screening=screening,
    )


def _read_condition(value: object, path: Path) -> ClientCondition:
    return _built(ClientCondition, path, _mapping(value, path, _CONDITION_KEYS, needs=("id",)))


def _read_answer(value: object, path: Path) -> ScreeningAnswer:
    return _built(ScreeningAnswer, path, _mapping(value, path, _ANSWER_KEYS, needs=("id", "yes")))


def _read_acceptance(value: object, path: Path) -> Acceptance:
    return _built(Acceptance, path, _mapping(value, path, _ACCEPTED_KEYS, needs=_ACCEPTED_KEYS))


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
            raise DocumentError((*path, key), f"This key is not known here. The known keys are {', '.join(allowed)}.")
    for key in needs:
        if key not in value:
            raise DocumentError(path, f"The key “{key}” is missing.")
    return dict(value)


def _items(value: object, path: Path, read: Callable[[object, Path], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list):
        raise DocumentError(path, "This must be a list.")
    return tuple(read(item, (*path, index)) for index, item in enumerate(value))
