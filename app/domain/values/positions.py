"""How a body lies, sits or stands."""

from enum import StrEnum


class Position(StrEnum):
    """How the receiver lies, sits or stands."""

    ANY = "any"
    SUPINE = "supine"
    SIDE_LYING = "side_lying"
    PRONE = "prone"
    SEATED_FLOOR = "seated_floor"
    SEATED_CHAIR = "seated_chair"
    KNEELING = "kneeling"
    STANDING = "standing"

    @property
    def label(self) -> str:
        """The position in words, lower case."""
        return _POSITION_LABELS[self]


_POSITION_LABELS = {
    Position.ANY: "any position",
    Position.SUPINE: "on the back",
    Position.SIDE_LYING: "on the side",
    Position.PRONE: "face down",
    Position.SEATED_FLOOR: "sitting on the floor",
    Position.SEATED_CHAIR: "sitting on a chair",
    Position.KNEELING: "kneeling",
    Position.STANDING: "standing",
}
