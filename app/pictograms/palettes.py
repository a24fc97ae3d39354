"""The colours of a picture: on a light page, a dark one, on paper, or those of the surrounding page.

Every colour but `well` and `soft` holds 3:1 against `well`, the ground behind the picture. Giver and receiver differ in
lightness too, so they can be told apart in grey. tests/pictograms/test_palettes.py measures both.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Palette:
    """One paint for each meaning. Far limbs are filled with `…_far` and outlined in the figure's own colour."""

    well: str  # behind everything; also the thin line between overlapping limbs
    receiver: str
    receiver_far: str
    worked: str  # the limb that is worked on
    giver: str
    giver_far: str
    arrow: str
    prop: str
    edge: str  # around props
    soft: str  # mat and floor


LIGHT = Palette(
    well="#f1ebe1",
    receiver="#b5713f",
    receiver_far="#e6c6aa",
    worked="#8a4520",
    giver="#1f6468",
    giver_far="#a9cbca",
    arrow="#c2340c",
    prop="#fbf8f2",
    edge="#857b6c",
    soft="#d3c8b6",
)
DARK = Palette(
    well="#2a2621",
    receiver="#d9a27c",
    receiver_far="#5e4736",
    worked="#f3c9a8",
    giver="#4a9296",
    giver_far="#274547",
    arrow="#ff8a5c",
    prop="#3b352d",
    edge="#9a907f",
    soft="#4a443a",
)
PAPER = Palette(**{**asdict(LIGHT), "well": "#ffffff", "prop": "#f6f3ee"})


def _of_page(name: str) -> str:
    return f"var(--picture-{name.replace('_', '-')})"


PAGE = Palette(**{field.name: _of_page(field.name) for field in fields(Palette)})

PALETTES: Mapping[str, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK, "paper": PAPER, "page": PAGE})
