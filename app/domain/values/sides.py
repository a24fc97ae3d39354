"""Left and right."""

from enum import StrEnum

from app.domain.values.fields import member


class Side(StrEnum):
    """A side of the receiver's body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def label(self) -> str:
        """The side in a word, lower case."""
        return self.value

    @property
    def phrase(self) -> str:
        """The side as a place: "left side", "both sides"."""
        return "both sides" if self is Side.BOTH else f"{self.label} side"

    @property
    def parts(self) -> "tuple[Side, ...]":
        """The single sides it includes: both means left and right."""
        return (Side.LEFT, Side.RIGHT) if self is Side.BOTH else (self,)

    @property
    def other(self) -> "Side":
        """The opposite side; both stay both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


def read_side(value: object, field: str = "side") -> Side | None:
    """Return the side that `value` names, None for none; raise BadValue for anything else."""
    return member(Side, value, field, "Choose left, right or both.")
