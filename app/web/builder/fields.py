"""One field on the builder's screen: as its form declares it, with its value and what stops it from being saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field as Declared

from app.domain.editing.merging import Cell, Collision
from app.domain.values import wording
from app.web.forms import declared


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stops a save, by cell: why, what was typed, and what another tab saved instead."""

    errors: Mapping[Cell, str] = field(default_factory=dict)
    typed: Mapping[Cell, str] = field(default_factory=dict)
    collisions: Mapping[Cell, Collision] = field(default_factory=dict)


NO_TROUBLE = Trouble()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step, a block, the heading or the client as a form shows it. `declared` has label and limits."""

    declared: Declared
    name: str
    owner: str  # of its cell; "" is the heading
    value: str
    error: str = ""
    mine: str | None = None  # the value that collided with another tab's

    @property
    def id(self) -> str:
        """The id of its element."""
        return f"{self.owner or 'heading'}-{self.name}"

    @property
    def label(self) -> str:
        """What it is called."""
        return str(self.declared.label.text)

    @property
    def kind(self) -> str:
        """What it takes: text, lines, a number, a day, a choice, a box."""
        return str(self.declared.kind)

    @property
    def attributes(self) -> Markup:
        """What the browser keeps to, as attributes of HTML."""
        return Markup(self.declared.attributes)  # noqa: S704 - escaped where it is made

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """What can be chosen, with labels."""
        return [(choice.value, choice.label) for choice in self.declared.choices]

    @property
    def collided(self) -> bool:
        """Whether another tab has saved a different value."""
        return self.mine is not None


def fields(kind: type[FlaskForm], owner: str, values: Mapping[str, object], trouble: Trouble) -> dict[str, Field]:
    """Return those fields of a form by name that there is a value for; `owner` is that of their cells."""
    known = ((name, one) for name, one in declared(kind).items() if name in values)  # type: ignore[arg-type]
    return {name: _field(one, (owner, name), values[name], trouble) for name, one in known}


def as_text(value: object) -> str:
    """Return a value as its field shows it, "" for None."""
    if value is None:
        return ""
    return wording.number(value) if isinstance(value, float) else str(value)


def _field(one: Declared, cell: Cell, value: object, trouble: Trouble) -> Field:
    collision = trouble.collisions.get(cell)
    return Field(
        declared=one,
        name=cell[1],
        owner=cell[0],
        value=trouble.typed.get(cell, as_text(value)),
        error=trouble.errors.get(cell, ""),
        mine=as_text(collision.mine) if collision else None,
    )
