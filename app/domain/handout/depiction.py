"""What a technique's picture shows, in words, for people who cannot see it."""

from dataclasses import dataclass

from app.domain.library.technique import Technique
from app.domain.plan.sequence import Step
from app.domain.values import wording
from app.domain.values.positions import Position
from app.domain.values.sides import Side


@dataclass(frozen=True, slots=True)
class Depiction:
    """A step's picture: of which technique, on which side, and what it shows in words."""

    technique: str  # its id
    side: str  # left or right if only that one is worked, else ""
    words: str


def depiction(technique: Technique, step: Step | None = None) -> Depiction | None:
    """Return a technique's picture as a step does it; None if there is none."""
    if not technique.pictured:
        return None
    side = step.side.value if step and technique.takes_side and step.side in (Side.LEFT, Side.RIGHT) else ""
    return Depiction(technique.id, side, description(technique, side))


def description(technique: Technique, side: str = "") -> str:
    """Return what the picture shows: who is where, what is done, and on which side."""
    if technique.image:
        return technique.image.words
    who = "Receiver" if technique.hands_on else "You"
    places = [f"{who} {technique.position.label}" if technique.position is not Position.ANY else ""]
    if technique.giver_position and technique.hands_on:
        places.append(f"giver {technique.giver_position}")
    said = [_sentence("; ".join(filter(None, places)))]
    if technique.picture:
        said.append(technique.picture.shows)
    if side:
        said.append(f"On the {side} side.")
    return " ".join(filter(None, said))


def _sentence(text: str) -> str:
    return f"{wording.capital(text)}." if text else ""
