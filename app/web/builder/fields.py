"""One field on the builder's screen: its value as text, and what keeps it from being saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.editing.merging import Cell, Collision
from app.domain.values import wording


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps a field from being saved, by cell: why, what was typed, and what another tab saved instead."""

    errors: Mapping[Cell, str] = field(default_factory=dict)
    typed: Mapping[Cell, str] = field(default_factory=dict)
    collisions: Mapping[Cell, Collision] = field(default_factory=dict)


NO_TROUBLE = Trouble()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step, a block or the heading as a form shows it."""

    name: str
    value: str
    error: str = ""
    mine: str | None = None  # the value that collided with another tab's

    @property
    def collided(self) -> bool:
        """Whether another tab has saved a different value since."""
        return self.mine is not None


def fields(owner: str, values: Mapping[str, object], trouble: Trouble) -> dict[str, Field]:
    """Return the fields of a step or block id, or of the heading (""), by name."""
    return {name: _field((owner, name), value, trouble) for name, value in values.items()}


def _field(cell: Cell, value: object, trouble: Trouble) -> Field:
    collision = trouble.collisions.get(cell)
    return Field(
        name=cell[1],
        value=trouble.typed.get(cell, _as_text(value)),
        error=trouble.errors.get(cell, ""),
        mine=_as_text(collision.mine) if collision else None,
    )


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return wording.number(value) if isinstance(value, float) else str(value)
