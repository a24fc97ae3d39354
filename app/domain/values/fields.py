"""What domain values have in common: frozen fields that reject impossible values."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.values.errors import BadValue

_E = TypeVar("_E", bound=StrEnum)


def names(kind: Any, *without: str) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass, `kind`, in order, without some of them."""
    return tuple(field.name for field in fields(kind) if field.name not in without)


def put(target: object, field: str, value: object) -> None:
    """Set a field of a frozen dataclass during __post_init__."""
    object.__setattr__(target, field, value)


def member(kind: type[_E], value: object, field: str, message: str) -> _E | None:
    """Return `value` as a member of `kind`, None and "" as None; raise BadValue with `message` for anything else."""
    if value is None or value == "":
        return None
    try:
        return kind(value)  # type: ignore[arg-type]
    except ValueError:
        raise BadValue(field, message) from None


def whole(value: object, field: str, least: int, most: int, label: str) -> None:
    """Raise BadValue unless `value` is None or a whole number from `least` to `most`."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most):
        raise BadValue(field, f"{label} must be a whole number from {least} to {most}, or left empty.")
