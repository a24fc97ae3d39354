"""A handout's pictures as files beside the sheet: each once, however many steps show it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.handout.depiction import Depiction
from app.domain.handout.handout import Handout

Pictured = Callable[[Depiction], bytes]  # a picture as SVG: the engine takes files of text only


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The files, and the name by which the sheet calls each picture."""

    names: Mapping[Depiction, str]
    files: Mapping[str, bytes]


def picture_files(handout: Handout, pictured: Pictured) -> PictureFiles:
    """Return the pictures of every step of `handout`."""
    names: dict[Depiction, str] = {}
    files: dict[str, bytes] = {}
    for shown in (step.picture for part in handout.parts for step in part.steps if step.picture):
        if shown not in names:
            names[shown] = f"pictures/{len(names) + 1}.svg"
            files[names[shown]] = pictured(shown)
    return PictureFiles(names, files)
