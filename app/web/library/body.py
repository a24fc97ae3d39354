"""The library panel's body map: each area as a button, with how many techniques work it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.values import wording
from app.pictograms import bodymap


@dataclass(frozen=True, slots=True)
class Region:
    """One area. `outline` is "" if the figure does not show it, such as the whole body."""

    area: str
    label: str
    count: int  # techniques it would leave
    chosen: bool
    outline: str

    @property
    def words(self) -> str:
        """What it is and how many techniques work it: "Low back: 31 techniques"."""
        return f"{self.label}: {wording.count(self.count, 'technique', 'techniques')}"

    @property
    def pressable(self) -> bool:
        """Whether it can be chosen, as in the list of areas: only if that leaves any technique."""
        return self.chosen or self.count > 0


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The regions that are drawn, the button beside the figure, and what is chosen in words."""

    regions: tuple[Region, ...]
    whole: Region | None
    chosen: Region | None
    view_box: str
    heads: str

    @property
    def state(self) -> str:
        """What is chosen, in words."""
        return self.chosen.words if self.chosen else "Any area"


def body_map(areas: Mapping[str, str], counts: Mapping[str, int], chosen: str) -> BodyMap:
    """Return the map for a library's areas; those not drawn can still be chosen in the list."""
    regions = {
        area: Region(area, label, counts.get(area, 0), area == chosen, bodymap.outline(area))
        for area, label in areas.items()
    }
    return BodyMap(
        regions=tuple(regions[area] for area in bodymap.AREAS if area in regions),
        whole=regions.get(bodymap.WHOLE_BODY),
        chosen=regions.get(chosen),
        view_box=bodymap.view_box(),
        heads=bodymap.heads(),
    )
