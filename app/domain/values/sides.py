"""Left and right."""

from enum import StrEnum


class Side(StrEnum):
    """A side of the receiver's body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def label(self) -> str:
        """The side as it is chosen: "Left"."""
        return self.value.capitalize()

    @property
    def parts(self) -> "tuple[Side, ...]":
        """The single sides it includes: both means left and right."""
        return (Side.LEFT, Side.RIGHT) if self is Side.BOTH else (self,)

    @property
    def other(self) -> "Side":
        """The opposite side; both stay both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)
