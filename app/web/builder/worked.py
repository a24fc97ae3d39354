"""Which areas of the body get how many minutes: as a small shaded figure, and as the same in words."""

from bisect import bisect_right
from dataclasses import dataclass

from markupsafe import Markup

from app.domain.library.library import Library
from app.domain.plan.sequence import Sequence
from app.domain.timing.areas import area_minutes
from app.domain.values import wording
from app.pictograms import bodymap

FIRST = 4  # areas named at once; a single further one is named rather than counted
SHADES = (0.5, 5, 10, 20)  # minutes from which an area is drawn in the first, second … shade


@dataclass(frozen=True, slots=True)
class Worked:
    """The areas a sequence works; everything is empty if it works none."""

    figure: Markup
    first: str  # "Low back 12 min · hip 9 min"
    more: str  # "and 7 more"
    rest: str  # "Calf 2 min · foot 2 min"


def worked(sequence: Sequence, library: Library) -> Worked:
    """Return the areas `sequence` works, longest first."""
    found = area_minutes(sequence, library)
    named = found if len(found) <= FIRST + 1 else found[:FIRST]
    rest = found[len(named) :]
    drawn = bodymap.shaded(tuple(sorted((area, shade(minutes)) for area, minutes in found)))
    return Worked(
        figure=Markup(drawn),  # noqa: S704 - contains only our own numbers
        first=_listed(named, library),
        more=f"and {len(rest)} more" if rest else "",
        rest=_listed(rest, library),
    )


def shade(minutes: float) -> int:
    """Return how dark an area is drawn, the same for a short and a long sequence: 0 for none, LEVELS at most."""
    return bisect_right(SHADES, minutes)


def _listed(areas: tuple[tuple[str, float], ...], library: Library) -> str:
    words = " · ".join(
        f"{wording.small(library.areas.get(area, area))} {wording.minutes(minutes)}" for area, minutes in areas
    )
    return wording.capital(words)
